package buzzville.causality;

import buzzville.causality.log.LoggedEvent;
import buzzville.clock.Relation;
import buzzville.clock.VectorStamp;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What vectors say of pairs of events, and how far that is so.
 *
 * @param events of which all pairs were compared: all there are, or some, evenly chosen, if vectors contradict causality and there are
 *     too many to compare them one by one
 * @param pairs of them
 * @param concurrent pairs of which neither vector is within the other
 * @param same pairs whose vectors are equal
 * @param causal pairs of which one may have influenced the other, and whose vectors stand the other way round
 * @param real pairs of which one happened earlier, and whose vectors stand the other way round
 * @param missed pairs of which one may have influenced the other, and whose vectors do not say so
 * @param falselyOrdered pairs of which neither can have influenced the other, and whose vectors say that one did
 */
record VectorPairs(
        int events, long pairs, long concurrent, long same, long causal, long real, long missed, long falselyOrdered) {
    /** As many entries of two vectors are compared at most, which takes about two seconds. */
    private static final long MOST_COMPARISONS = 2_000_000_000L;

    /**
     * Of a scope, by the vectors of the log.
     *
     * @param most events whose pairs are compared one by one
     */
    static VectorPairs of(Scope scope, int most) {
        HappensBefore causality = scope.happensBefore();
        HappensBefore said = scope.byVectors();
        if (said != null) {
            return ascending(scope, causality, said);
        }
        int[] chosen = chosen(scope.size(), Math.min(most, affordable(scope)));
        int[][] vectors = new int[scope.size()][];
        for (int i : chosen) {
            vectors[i] = dense(scope.event(i).stamps().vector());
        }
        return count(causality, vectors, scope.times(event -> event.trueTime()), chosen);
    }

    /** Of vectors that ascend where causality does: they miss nothing, and turn nothing round. */
    private static VectorPairs ascending(Scope scope, HappensBefore is, HappensBefore said) {
        Map<VectorStamp, Integer> alike = new HashMap<>();
        long same = 0;
        for (int i = 0; i < scope.size(); i++) {
            same += alike.merge(scope.event(i).stamps().vector(), 1, Integer::sum) - 1;
        }
        long[] times = scope.times(LoggedEvent::trueTime);
        long ordered = said.ordered();
        return new VectorPairs(
                scope.size(),
                is.pairs(),
                is.pairs() - ordered - same,
                same,
                0,
                Inversions.causal(said, ranks(times)),
                0,
                ordered - is.ordered());
    }

    /** Where each stands if all are sorted, the same for equal ones. */
    private static int[] ranks(long[] times) {
        long[] sorted = LongStream.of(times).sorted().distinct().toArray();
        return LongStream.of(times)
                .mapToInt(time -> Arrays.binarySearch(sorted, time))
                .toArray();
    }

    /** So many of 0, 1, 2 and so on, evenly chosen; all of them if those are no more. */
    static int[] chosen(int of, int most) {
        return of <= most
                ? IntStream.range(0, of).toArray()
                : IntStream.range(0, most)
                        .map(i -> (int) ((long) i * of / most))
                        .toArray();
    }

    /** As many events as have few enough pairs of entries among them. */
    private static int affordable(Scope scope) {
        int widest = 1;
        for (int i = 0; i < scope.size(); i++) {
            widest = Math.max(widest, scope.event(i).stamps().vector().size());
        }
        return (int) Math.sqrt((double) MOST_COMPARISONS / widest);
    }

    private static int[] dense(VectorStamp stamp) {
        int size = stamp.size();
        int[] counts = new int[size == 0 ? 0 : stamp.process(size - 1) + 1];
        for (int i = 0; i < size; i++) {
            counts[stamp.process(i)] = stamp.count(stamp.process(i));
        }
        return counts;
    }

    /** As {@link Scope#levels}, of vectors that need not be right. */
    static int[] levels(Scope scope) {
        HappensBefore said = scope.byVectors();
        if (said != null) {
            return said.levels();
        }
        int[][] vectors = new int[scope.size()][];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = dense(scope.event(i).stamps().vector());
        }
        // whatever is below another has the lesser sum
        int[] bySum = IntStream.range(0, vectors.length)
                .boxed()
                .sorted(Comparator.comparingLong(
                        i -> IntStream.of(vectors[i]).asLongStream().sum()))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] levels = new int[vectors.length];
        for (int j = 0; j < bySum.length; j++) {
            int above = 0;
            for (int i = 0; i < j; i++) {
                if (levels[bySum[i]] > above && compare(vectors[bySum[i]], vectors[bySum[j]]) == Relation.BEFORE) {
                    above = levels[bySum[i]];
                }
            }
            levels[bySum[j]] = above + 1;
        }
        return levels;
    }

    /** Of those events that are chosen. */
    static VectorPairs count(HappensBefore causality, int[][] vectors, long[] trueTime, int[] chosen) {
        long concurrent = 0;
        long same = 0;
        long causal = 0;
        long real = 0;
        long missed = 0;
        long falselyOrdered = 0;
        for (int j = 0; j < chosen.length; j++) {
            for (int i = 0; i < j; i++) {
                int a = chosen[i];
                int b = chosen[j];
                Relation said = compare(vectors[a], vectors[b]);
                Relation is = causality.relation(a, b);
                boolean ordered = said == Relation.BEFORE || said == Relation.AFTER;
                concurrent += said == Relation.CONCURRENT ? 1 : 0;
                same += said == Relation.SAME ? 1 : 0;
                causal += ordered && said == is.reversed() && is != said ? 1 : 0;
                missed += is != Relation.CONCURRENT && said != is ? 1 : 0;
                falselyOrdered += is == Relation.CONCURRENT && ordered ? 1 : 0;
                long behind = said == Relation.BEFORE ? trueTime[a] - trueTime[b] : trueTime[b] - trueTime[a];
                real += ordered && behind > 0 ? 1 : 0;
            }
        }
        long pairs = (long) chosen.length * (chosen.length - 1) / 2;
        return new VectorPairs(chosen.length, pairs, concurrent, same, causal, real, missed, falselyOrdered);
    }

    /** As {@link VectorStamp#compare}, what is beyond the end of one being 0. */
    static Relation compare(int[] a, int[] b) {
        boolean less = false;
        boolean more = false;
        for (int i = 0; i < Math.max(a.length, b.length) && !(less && more); i++) {
            int own = i < a.length ? a[i] : 0;
            int other = i < b.length ? b[i] : 0;
            less |= own < other;
            more |= own > other;
        }
        return less ? more ? Relation.CONCURRENT : Relation.BEFORE : more ? Relation.AFTER : Relation.SAME;
    }
}
