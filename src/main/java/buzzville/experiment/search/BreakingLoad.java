package buzzville.experiment.search;

import buzzville.city.Evidence;
import buzzville.city.Exam;
import buzzville.experiment.Experiment;
import buzzville.experiment.InterruptedRun;
import buzzville.experiment.Stop;
import buzzville.experiment.StoppingRule;
import buzzville.experiment.Variant;
import buzzville.experiment.comparison.Breaking;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds how many times as much a city can be asked to do until an objective breaks.
 *
 * <p>From a load of 1 it goes up by doubling while everything holds, or down by halving until everything does, and then halves
 * the ratio of the two until it is at most {@link #RESOLUTION}. That finds a threshold if there is one: a strategy that breaks,
 * holds again at a higher load and breaks once more has several, and this is one of them.
 *
 * <p>An objective holds at a load if it does for the messages of all replications together, as if they were of one run. This is a search
 * and no estimate: there is no interval, and another seed may find a neighbour.
 */
public final class BreakingLoad {
    /** How near the load that breaks is to one that holds, as a ratio. */
    public static final double RESOLUTION = 1.1;

    /** The most that is asked of a city, and as a fraction the least. */
    public static final double MOST = 8;

    private static final double LEAST = 1.0 / 64;

    /** As many replications as this where nobody says otherwise. */
    public static final int REPLICATIONS = 3;

    /** Beyond so many events in a run, a higher load is not tried any more. */
    private static final double MOST_EVENTS = 20e6;

    private final double resolution;

    /** With the usual resolution. */
    public BreakingLoad() {
        this(RESOLUTION);
    }

    /** @param resolution how near the load that breaks is to one that holds at least, as a ratio above 1 */
    public BreakingLoad(double resolution) {
        if (!(resolution > 1)) {
            throw new IllegalArgumentException("resolution must be above 1, but is " + resolution);
        }
        this.resolution = resolution;
    }

    /** Tries a load. */
    public interface Oracle {
        Tried at(double load);
    }

    /**
     * What came of a load.
     *
     * @param broken the objectives that did not hold, by name; empty if all did
     * @param events how many events a run of it takes
     */
    public record Tried(List<String> broken, double events) {
        public Tried {
            broken = List.copyOf(broken);
        }

        boolean holds() {
            return broken.isEmpty();
        }
    }

    /**
     * Searches.
     *
     * @param replications how many each load is tried with, for the record
     */
    public Breaking find(Oracle oracle, int replications) {
        return find(oracle, replications, LEAST, MOST);
    }

    private Breaking find(Oracle oracle, int replications, double least, double most) {
        Tried usual = oracle.at(1);
        double holds = 0;
        double breaks = Double.POSITIVE_INFINITY;
        Tried last = usual;
        Tried broke = usual;
        if (usual.holds()) {
            holds = 1;
            while (2 * holds <= most && last.holds() && !(2 * last.events() > MOST_EVENTS)) {
                last = oracle.at(2 * holds);
                if (last.holds()) {
                    holds *= 2;
                } else {
                    breaks = 2 * holds;
                    broke = last;
                }
            }
        } else {
            breaks = 1;
            while (breaks / 2 >= least && holds == 0) {
                last = oracle.at(breaks / 2);
                if (last.holds()) {
                    holds = breaks / 2;
                } else {
                    breaks /= 2;
                    broke = last;
                }
            }
        }
        while (holds > 0 && Double.isFinite(breaks) && breaks / holds > resolution) {
            double middle = holds * Math.sqrt(breaks / holds);
            Tried tried = oracle.at(middle);
            if (tried.holds()) {
                holds = middle;
            } else {
                breaks = middle;
                broke = tried;
            }
        }
        return new Breaking(holds, breaks, broke.broken(), replications);
    }

    /**
     * Searches with simulations.
     *
     * @param variant whose own load is the unit
     * @param replications to try each load with, at least 1
     * @param threads how many run at once
     * @return null if no load can change anything, or nothing is promised
     * @throws InterruptedRun if it is interrupted
     */
    public @Nullable Breaking find(Variant variant, int replications, int threads, Experiment.Simulator simulator) {
        Scenario scenario = variant.scenario();
        if (!scenario.hasLoad() || scenario.objectives().isEmpty()) {
            return null;
        }
        return find(
                load -> tried(variant, load, replications, threads, simulator),
                replications,
                Math.max(LEAST, Scenario.LEAST_LOAD / scenario.load()),
                Math.min(MOST, Scenario.MOST_LOAD / scenario.load()));
    }

    private static Tried tried(
            Variant variant, double load, int replications, int threads, Experiment.Simulator simulator) {
        Scenario loaded = variant.scenario().underLoad(load * variant.scenario().load());
        Variant heavier = new Variant(variant.name(), loaded, variant.strategy());
        Experiment experiment = new Experiment(List.of(heavier), new StoppingRule.Fixed(replications), threads);
        double[] events = new double[1];
        Stop stop = experiment.run(
                simulator,
                (same, replication, run) ->
                        events[0] = Math.max(events[0], (double) run.summary().kernelEvents()));
        if (stop.reason() == Stop.Reason.INTERRUPTED) {
            throw new InterruptedRun();
        }
        List<String> broken = new ArrayList<>();
        experiment.findings(heavier.name()).summary().exams().forEach((name, exam) -> {
            if (!holds(exam)) {
                broken.add(name);
            }
        });
        return new Tried(broken, events[0]);
    }

    /** Whether it holds at every place at which anything happened, and there is one. */
    private static boolean holds(Exam exam) {
        List<Evidence> found =
                exam.evidence().stream().filter(place -> !place.isMissing()).toList();
        return !found.isEmpty() && found.stream().allMatch(Evidence::holds);
    }
}
