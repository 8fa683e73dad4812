package buzzville.experiment;

import buzzville.experiment.Yardstick.Kind;
import buzzville.experiment.Yardstick.Unit;
import buzzville.scenario.Objective;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The figures by which strategies are compared: what was promised, what was asked for, what befell messages and what it cost. */
public final class Yardsticks {
    private final Map<Yardstick, Sample> figures = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    private Yardsticks() {}

    /** Every figure of a strategy, objectives first; their names differ. A figure without data is NaN in each replication. */
    public static Map<Yardstick, Sample> of(Findings findings) {
        Yardsticks all = new Yardsticks();
        all.objectives(findings);
        all.measures(findings);
        return all.figures;
    }

    /** At the place that decided, which is the worst and need not be the same under every strategy. */
    private void objectives(Findings findings) {
        findings.promises().forEach((name, promise) -> {
            Objective objective = findings.scenario().objectives().get(name);
            if (objective != null) {
                Unit unit = Unit.of(objective.metric());
                boolean little = objective.comparison().wantsLittle();
                Sample sample = promise.sample() == null ? Sample.nothing(findings.replications()) : promise.sample();
                put(new Yardstick(name, promise.text(), Kind.OBJECTIVE, unit, little), sample);
            }
        });
    }

    private void measures(Findings findings) {
        findings.measures().forEach((name, measured) -> {
            boolean little = switch (measured.metric().quantity()) {
                case ON_TIME, DELIVERED, THROUGHPUT -> false;
                default -> true;
            };
            Unit unit = Unit.of(measured.metric());
            put(new Yardstick(name, measured.text(), Kind.MEASURE, unit, little), measured.sample());
        });
    }

    /** Under another name if it is taken by a figure of another kind. */
    private void put(Yardstick yardstick, Sample sample) {
        String name = yardstick.name();
        while (!names.add(name)) {
            name = name + " (" + yardstick.kind().label() + ")";
        }
        figures.put(
                new Yardstick(name, yardstick.text(), yardstick.kind(), yardstick.unit(), yardstick.wantsLittle()),
                sample);
    }
}
