package buzzville.causality;

import buzzville.clock.Relation;
import buzzville.clock.VectorStamp;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What vectors say of pairs of events, and how far that is so.
 *
 * @param events of which all pairs were compared: all there are, or some, evenly chosen, if those are too many
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
    /**
     * Of a scope, by the vectors of the log.
     *
     * @param most events whose pairs are compared one by one
     */
    static VectorPairs of(Scope scope, int most) {
        HappensBefore causality = scope.happensBefore();
        if (scope.hasExactVectors()) {
            return new VectorPairs(scope.size(), causality.pairs(), causality.concurrent(), 0, 0, 0, 0, 0);
        }
        int[] chosen = chosen(scope.size(), most);
        int[][] vectors = new int[scope.size()][];
        for (int i : chosen) {
            vectors[i] = dense(scope.event(i).stamps().vector());
        }
        return count(causality, vectors, scope.times(event -> event.trueTime()), chosen);
    }

    /** So many of 0, 1, 2 and so on, evenly chosen; all of them if those are no more. */
    static int[] chosen(int of, int most) {
        return of <= most
                ? IntStream.range(0, of).toArray()
                : IntStream.range(0, most)
                        .map(i -> (int) ((long) i * of / most))
                        .toArray();
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
