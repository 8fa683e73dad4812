package buzzville.experiment.comparison;

import buzzville.experiment.Findings;
import buzzville.experiment.Price;
import buzzville.experiment.comparison.Diagnosis.Harm;
import buzzville.experiment.comparison.Diagnosis.Toll;
import buzzville.metric.Fate;
import java.util.ArrayList;
import java.util.List;

/** What a strategy pays beside what it fails at. */
final class Tolls {
    private static final int MOST = 3;
    private static final List<Price> IN_ORDER = List.of(
            Price.HELD_BACK,
            Price.SUPPRESSED,
            Price.SHED,
            Price.INFORMATION_LOST,
            Price.RETRIES,
            Price.WASTED,
            Price.WORKER_HOURS);

    private Tolls() {}

    static List<Toll> of(Findings findings, Harm harm) {
        List<Toll> tolls = new ArrayList<>();
        for (Price price : IN_ORDER) {
            double value = findings.runs().stream()
                    .mapToDouble(run -> run.figures().of(price))
                    .average()
                    .orElse(0);
            if (value > 0 && tolls.size() < MOST && !isSaid(price, harm)) {
                tolls.add(new Toll(price, value));
            }
        }
        return tolls;
    }

    /** Whether the harm itself speaks of it. */
    private static boolean isSaid(Price price, Harm harm) {
        return harm instanceof Harm.Lost lost
                && (price == Price.SHED && lost.reason() == Fate.SHED
                        || price == Price.SUPPRESSED && lost.reason() == Fate.SUPPRESSED);
    }
}
