package buzzville.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much of a study is still to be done, weighed by what its cities have taken so far: one that has not been run is taken for an
 * average one.
 */
final class Rest {
    private final int runs;
    private final Map<String, Integer> left = new LinkedHashMap<>();
    private final Map<String, Taken> taken = new HashMap<>();
    private final Taken all = new Taken();
    private int done;

    private static final class Taken {
        private int runs;
        private double nanos;
    }

    /** @param runs how many there are in all */
    Rest(int runs) {
        this.runs = runs;
    }

    /** How often each city is to be run in all; without it, all are alike. */
    void expect(Map<String, Integer> cities) {
        left.putAll(cities);
    }

    /** A run was done here. */
    void finished(String city, long nanos) {
        found(city);
        add(taken.computeIfAbsent(city, fresh -> new Taken()), nanos);
        add(all, nanos);
    }

    private static void add(Taken taken, long nanos) {
        taken.runs++;
        taken.nanos += nanos;
    }

    /** A run needed not be done here. */
    void found(String city) {
        done++;
        left.computeIfPresent(city, (name, many) -> many - 1);
    }

    /** Whether anything was done here, by which the rest could be weighed. */
    boolean isKnown() {
        return all.runs > 0;
    }

    /** How much of the work that is done here is done: from 0 to 1. */
    double doneShare() {
        double average = all.nanos / all.runs;
        double rest = 0;
        if (left.isEmpty()) {
            rest = average * (runs - done);
        }
        for (Map.Entry<String, Integer> city : left.entrySet()) {
            Taken known = taken.get(city.getKey());
            rest += Math.max(0, city.getValue()) * (known == null ? average : known.nanos / known.runs);
        }
        return all.nanos / (all.nanos + rest);
    }
}
