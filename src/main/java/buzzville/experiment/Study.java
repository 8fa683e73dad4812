package buzzville.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Everything that is to be run for an answer whose size is known beforehand: cities, each so many times. Each run depends on its plan
 * alone, so it does not matter who does it, when, or how often, and the finished runs of several processes are put together by
 * taking all of them, in any order.
 *
 * @param cities their names, in order; they differ
 * @param city what is run under a name; several threads may ask at once
 * @param replications of each, at least 1
 */
public record Study(List<String> cities, Function<String, Variant> city, int replications) {
    public Study {
        cities = List.copyOf(cities);
    }

    /** Of variants. */
    public static Study of(List<Variant> variants, int replications) {
        List<String> names = variants.stream().map(Variant::name).toList();
        return new Study(names, name -> variants.get(names.indexOf(name)), replications);
    }

    /** Every run, city by city. */
    public List<RunPlan> plans() {
        List<RunPlan> plans = new ArrayList<>();
        for (String name : cities) {
            for (int replication = 0; replication < replications; replication++) {
                plans.add(new RunPlan(name, replication));
            }
        }
        return plans;
    }

    /**
     * One of several parts: every {@code of}-th run, so that all parts have something of every city, and the slow ones are nobody's
     * alone.
     *
     * @param number from 1 to {@code of}
     */
    public List<RunPlan> shard(int number, int of) {
        if (!(1 <= number && number <= of)) {
            throw new IllegalArgumentException("there is no shard " + number + " of " + of);
        }
        List<RunPlan> all = plans();
        List<RunPlan> own = new ArrayList<>();
        for (int i = number - 1; i < all.size(); i += of) {
            own.add(all.get(i));
        }
        return own;
    }
}
