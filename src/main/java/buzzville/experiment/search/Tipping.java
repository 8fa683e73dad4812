package buzzville.experiment.search;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.experiment.Parallel;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * Finds the smallest incident after which a city does not recover in time once the cause is gone, if it does not after any
 * greater one.
 *
 * <p>Each value is tried with several replications, each of which has a twin with the same chance in which the incident never happens. It
 * tips if more than half of them do not {@linkplain Recovery recover} in time: the median of the thresholds of single runs.
 *
 * @param incident its name
 * @param within the time that the city has, virtual nanoseconds
 * @param replications at least 1
 * @param threads how many run at once
 */
public record Tipping(String incident, long within, int replications, int threads) {
    /** In how many steps the time that the city has is looked at. */
    private static final int STEPS = 200;

    private static final int MOST_STEPS = 20_000;
    /** In how many steps the incident itself is looked at, and the twin. */
    private static final int COARSE = 100;

    private static final int TWIN = 4000;

    /**
     * A value that was tried.
     *
     * @param index its place among the values
     * @param value as written
     * @param recoveries of each replication
     * @param within the time that the city had
     */
    public record Candidate(int index, String value, List<Recovery> recoveries, long within) {
        /** How many replications recovered in time. */
        public int recovered() {
            return (int) recoveries.stream()
                    .filter(recovery -> recovery.after() <= within)
                    .count();
        }

        /** Whether more than half did not. */
        public boolean tips() {
            return 2 * recovered() < recoveries.size();
        }

        /** How long it took, nanoseconds: the middle one of the replications, the later of two; infinite if that never recovered. */
        public double median() {
            return sorted()[recoveries.size() / 2];
        }

        /** The longest. */
        public double longest() {
            return sorted()[recoveries.size() - 1];
        }

        /** The shortest. */
        public double shortest() {
            return sorted()[0];
        }

        private double[] sorted() {
            return recoveries.stream().mapToDouble(Recovery::after).sorted().toArray();
        }

        /** The most that waited at once, in the mean of the replications. */
        public double worst() {
            return recoveries.stream().mapToLong(Recovery::worst).average().orElse(Double.NaN);
        }

        /** How many may wait, in the mean of the replications. */
        public double ordinary() {
            return recoveries.stream().mapToLong(Recovery::ordinary).average().orElse(Double.NaN);
        }
    }

    /**
     * What was found.
     *
     * @param threshold the value, by its place; the first of those that tip
     * @param candidates all values that were tried, the least first
     */
    public record Answer(Threshold threshold, List<Candidate> candidates) {
        /** The value that was tried at this place. */
        public Candidate at(int index) {
            return candidates.stream()
                    .filter(candidate -> candidate.index() == index)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * Searches.
     *
     * @param values of the incident as written, the smallest first
     * @param city with the value at an index; they differ in nothing but the incident
     * @param strategy the name of the strategy
     * @param pulse called now and then, by any thread; may throw to end it
     */
    public Answer find(List<String> values, IntFunction<Scenario> city, String strategy, Runnable pulse) {
        Scenario twin = city.apply(0).without(incident);
        long begins = spec(city.apply(0)).at();
        long[] ordinary = new long[replications];
        long[] instants = spread(begins, twin.duration(), TWIN);
        Parallel.inOrder(
                replications,
                threads,
                k -> Recovery.ordinary(watch(twin, strategy, k, instants, pulse)),
                (k, usual) -> ordinary[k] = usual);
        List<Candidate> candidates = new ArrayList<>();
        Threshold threshold = Threshold.find(values.size(), index -> {
            List<Recovery> recoveries = recoveries(city.apply(index), strategy, ordinary, pulse);
            Candidate candidate = new Candidate(index, values.get(index), recoveries, within);
            candidates.add(candidate);
            return candidate.tips();
        });
        candidates.sort((one, other) -> Integer.compare(one.index(), other.index()));
        return new Answer(threshold, candidates);
    }

    /** The end of an incident of this city: the instant from which it has to recover. */
    public long end(Scenario scenario) {
        IncidentSpec spec = spec(scenario);
        boolean moment = spec.lasting() == null && (spec.emit() != null || spec.send() != null);
        return moment ? spec.at() : spec.until(scenario.duration());
    }

    private IncidentSpec spec(Scenario scenario) {
        return Objects.requireNonNull(scenario.incidents().get(incident));
    }

    private List<Recovery> recoveries(Scenario scenario, String strategy, long[] ordinary, Runnable pulse) {
        long end = end(scenario);
        long[] during = spread(spec(scenario).at(), end, COARSE);
        long[] afterwards = afterwards(end, scenario.duration());
        long[] instants = Arrays.copyOf(during, during.length + afterwards.length);
        System.arraycopy(afterwards, 0, instants, during.length, afterwards.length);
        long[] since = Arrays.stream(instants).map(instant -> instant - end).toArray();
        List<Recovery> recoveries = new ArrayList<>();
        Parallel.inOrder(
                replications,
                threads,
                k -> Recovery.of(since, watch(scenario, strategy, k, instants, pulse), ordinary[k]),
                (k, recovery) -> recoveries.add(recovery));
        return recoveries;
    }

    /** Instants from the end of the incident to that of the run; the one at which the time is over is among them. */
    private long[] afterwards(long end, long duration) {
        double times = (duration - end) / (double) within;
        int steps = (int) Math.max(1, Math.min(STEPS, MOST_STEPS / times));
        long[] instants = new long[(int) (times * steps) + 1];
        Arrays.setAll(instants, i -> end + (long) (within * (i / (double) steps)));
        return instants;
    }

    /** So many instants from one to before another. */
    private static long[] spread(long from, long to, int many) {
        long[] instants = new long[many];
        Arrays.setAll(instants, i -> from + (long) ((to - from) * (i / (double) many)));
        return instants;
    }

    private static long[] watch(Scenario scenario, String strategy, int replication, long[] instants, Runnable pulse) {
        City city = CityPlanner.plan(scenario, strategy, replication);
        for (long at : spread(0, instants[0], COARSE)) {
            city.runUntil(at);
            pulse.run();
        }
        long[] waiting = new long[instants.length];
        for (int i = 0; i < instants.length; i++) {
            city.runUntil(instants[i]);
            waiting[i] = city.waiting();
            pulse.run();
        }
        return waiting;
    }
}
