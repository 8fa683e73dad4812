package buzzville.experiment;

import buzzville.broker.Lane;
import buzzville.city.Run;
import buzzville.city.StageSeries;
import buzzville.metric.Level;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Objective;
import buzzville.scenario.Scenario;
import buzzville.scenario.Warmup;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pilot runs that find out, by {@link Mser5}, from when on a city is in a steady state.
 *
 * <p>They look at how many messages wait or are served in the whole city, averaged over a few runs of the ordinary city, without
 * its incidents: what is to be left out is the time that an empty city takes to fill. Their replication numbers are far from those
 * of the experiment, so that no chance is used twice, once to choose what is measured and once to measure it.
 */
public final class Pilots {
    /** How many of each variant. */
    public static final int RUNS = 5;

    /** Number of the first pilot; the experiment's own begin at 0. */
    static final int FIRST = 1_000_000;

    private static final int BUCKETS = 1000;

    private Pilots() {}

    /** Simulates a pilot to its end; several threads may ask at once. */
    public interface Simulator {
        Run simulate(Variant variant, int replication);
    }

    /** A warm-up that cannot be found, or leaves nothing of what was to be measured, in a sentence for the user. */
    public static final class NoWarmup extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoWarmup(String sentence) {
            super(sentence);
        }
    }

    /**
     * The variants with the warm-ups that they left to pilot runs; as they are if none did. The latest counts for all of these, so
     * that all measure the same interval.
     *
     * @param threads how many runs at once, at least 1
     * @param simulator runs each pilot to its end, of the scenario that the variant it is given has
     * @throws NoWarmup if there is none
     */
    public static List<Variant> measured(List<Variant> variants, int threads, Simulator simulator) {
        Map<String, Long> cuts = new LinkedHashMap<>();
        String latest = "";
        for (Variant variant : variants) {
            if (variant.scenario().warmup().sought()) {
                long cut = cut(variant, threads, simulator);
                cuts.put(variant.name(), cut);
                latest = latest.isEmpty() || cut > of(cuts, latest) ? variant.name() : latest;
            }
        }
        List<Variant> measured = new ArrayList<>();
        for (Variant variant : variants) {
            Long own = cuts.get(variant.name());
            measured.add(own == null ? variant : measured(variant, own, of(cuts, latest), latest));
        }
        return measured;
    }

    private static long of(Map<String, Long> cuts, String name) {
        return cuts.getOrDefault(name, 0L);
    }

    private static Variant measured(Variant variant, long own, long cut, String latest) {
        Scenario scenario = variant.scenario();
        long bucket = bucket(scenario);
        int buckets = buckets(scenario);
        Warmup warmup = new Warmup(cut, false, new Warmup.Search(RUNS, buckets, bucket, own, latest));
        scenario.objectives()
                .forEach((name, objective) -> checkMeasured("objectives." + name, objective, scenario, cut));
        scenario.measures()
                .forEach((name, measure) -> checkMeasured("measures." + name, measure.figure(), scenario, cut));
        return new Variant(variant.name(), scenario.measured(warmup), variant.strategy());
    }

    private static void checkMeasured(String path, Objective objective, Scenario scenario, long cut) {
        String during = objective.during();
        IncidentSpec incident = during == null ? null : scenario.incidents().get(during);
        if (incident != null && incident.until(scenario.duration()) <= cut) {
            throw new NoWarmup(path + ": '" + during + "' is over when the warm-up that mser-5 found ends, at "
                    + seconds(cut) + ", so nothing of it is measured; expected a later incident, or a warm-up that is"
                    + " written");
        }
    }

    private static long bucket(Scenario scenario) {
        return Math.max(1, (scenario.duration() + BUCKETS - 1) / BUCKETS);
    }

    private static int buckets(Scenario scenario) {
        long bucket = bucket(scenario);
        return (int) ((scenario.duration() + bucket - 1) / bucket);
    }

    /** The warm-up of one variant in nanoseconds. */
    private static long cut(Variant variant, int threads, Simulator simulator) {
        Scenario scenario = variant.scenario();
        long bucket = bucket(scenario);
        int buckets = buckets(scenario);
        if (buckets < Mser5.least()) {
            throw new NoWarmup("warmup: a run of " + scenario.duration() + " ns is too short for mser-5");
        }
        Variant pilot = new Variant(variant.name(), scenario.piloted(bucket), variant.strategy());
        double[] present = new double[buckets];
        Parallel.inOrder(RUNS, threads, index -> present(simulator.simulate(pilot, FIRST + index)), (index, one) -> {
            for (int i = 0; i < buckets; i++) {
                present[i] += one[i] / RUNS;
            }
        });
        int cut = Mser5.cut(present);
        if (cut == Mser5.NOT_STEADY) {
            throw new NoWarmup("warmup: mser-5 found no steady state in the first half of "
                    + seconds(scenario.duration())
                    + " under '%s': on average %s messages wait or are served in the first half and %s in the second;"
                            .formatted(
                                    variant.name(),
                                    rounded(mean(present, 0, buckets / 2)),
                                    rounded(mean(present, buckets / 2, buckets)))
                    + " expected a longer duration, a city that keeps up with its load, or a warm-up such as 10min");
        }
        return cut * bucket;
    }

    private static double mean(double[] present, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += present[i];
        }
        return sum / (to - from);
    }

    /** With one decimal below a hundred. */
    private static String rounded(double number) {
        long tenths = Math.round(number * 10);
        return number >= 100 ? Long.toString(Math.round(number)) : tenths / 10 + "." + tenths % 10;
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + " s";
    }

    /** How many messages wait or are served, in each bucket on average. */
    private static double[] present(Run run) {
        double[] present = new double[run.summary().span().buckets()];
        for (StageSeries stage : run.stages()) {
            for (Lane lane : stage.lanes()) {
                add(lane.length(), present);
            }
            add(stage.busy(), present);
        }
        add(run.blockedProducers(), present);
        return present;
    }

    private static void add(@Nullable Level level, double[] present) {
        if (level != null) {
            for (int i = 0; i < present.length; i++) {
                present[i] += level.bucketMean(i);
            }
        }
    }
}
