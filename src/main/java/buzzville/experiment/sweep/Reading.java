package buzzville.experiment.sweep;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Estimate;
import buzzville.experiment.Findings;
import buzzville.experiment.Promise;
import buzzville.experiment.Sample;
import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardsticks;
import buzzville.scenario.Objective;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One figure of one cell.
 *
 * @param estimate over the replications
 * @param values of each replication; NaN or infinite where it has none
 * @param objective what was promised of it; null of what nothing is
 * @param verdict on that; null with it
 * @param where the place that decided on that; empty if there is only one
 */
public record Reading(
        Yardstick yardstick,
        Estimate estimate,
        double[] values,
        @Nullable Objective objective,
        @Nullable Verdict verdict,
        String where) {
    /** All figures of a cell, by name. */
    public static Map<String, Reading> of(Findings findings) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        Yardsticks.of(findings)
                .forEach((yardstick, sample) -> readings.put(yardstick.name(), of(findings, yardstick, sample)));
        return readings;
    }

    private static Reading of(Findings findings, Yardstick yardstick, Sample sample) {
        double[] values = IntStream.range(0, sample.replications())
                .mapToDouble(sample::value)
                .toArray();
        Promise promise = yardstick.kind() == Yardstick.Kind.OBJECTIVE
                ? findings.promises().get(yardstick.name())
                : null;
        if (promise == null) {
            return new Reading(yardstick, sample.estimate(), values, null, null, "");
        }
        Objective objective = findings.scenario().objectives().get(yardstick.name());
        return new Reading(yardstick, promise.actual(), values, objective, promise.verdict(), promise.where());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reading reading
                && yardstick.equals(reading.yardstick)
                && estimate.equals(reading.estimate)
                && Arrays.equals(values, reading.values)
                && verdict == reading.verdict
                && where.equals(reading.where);
    }

    @Override
    public int hashCode() {
        return 31 * yardstick.hashCode() + Arrays.hashCode(values);
    }
}
