package buzzville.experiment.sweep;

import buzzville.experiment.Findings;
import buzzville.experiment.Sample;
import buzzville.experiment.Yardstick;
import buzzville.scenario.Metric;
import buzzville.scenario.Objective;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures by which the cells of a sweep are compared: those of objectives, at the place that decided, and measures. */
final class Gauges {
    private Gauges() {}

    static Map<Yardstick, Sample> of(Findings findings) {
        Map<Yardstick, Sample> all = new LinkedHashMap<>();
        findings.promises().forEach((name, promise) -> {
            Objective objective = findings.scenario().objectives().get(name);
            Sample sample = promise.sample();
            if (objective != null) {
                double[] values = new double[findings.replications()];
                Arrays.fill(values, findings.replications() == 1 ? promise.actual().estimate() : Double.NaN);
                all.put(
                        new Yardstick(
                                name,
                                promise.text(),
                                Yardstick.Kind.OBJECTIVE,
                                unit(objective.metric()),
                                objective.comparison().wantsLittle()),
                        sample == null ? Sample.ratio(values[0], values) : sample);
            }
        });
        findings.measures()
                .forEach((name, measured) -> all.put(
                        new Yardstick(
                                name, measured.text(), Yardstick.Kind.MEASURE, unit(measured.metric()), true),
                        measured.sample()));
        return all;
    }

    private static Yardstick.Unit unit(Metric metric) {
        return switch (metric.quantity()) {
            case LOSS, FATE, ON_TIME, UTILIZATION, BELIEF_WRONG -> Yardstick.Unit.RATIO;
            case WORKER_HOURS -> Yardstick.Unit.HOURS;
            case THROUGHPUT -> Yardstick.Unit.RATE;
            default -> metric.isDuration() ? Yardstick.Unit.DURATION : Yardstick.Unit.COUNT;
        };
    }
}
