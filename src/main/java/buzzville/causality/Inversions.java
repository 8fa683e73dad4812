package buzzville.causality;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How many pairs of events an order has the wrong way round: by causality, where the later may have been influenced by the earlier,
 * and by true time.
 *
 * @param causal pairs of which the first may have influenced the second and stands behind it
 * @param real pairs of which the first happened earlier in true time and stands behind the other
 */
public record Inversions(long causal, long real) {
    /**
     * Those of one order.
     *
     * @param position where each event stands, all different
     * @param trueTime when each happened, in any unit
     */
    public static Inversions of(HappensBefore causality, int[] position, long[] trueTime) {
        return new Inversions(causal(causality, position), real(position, trueTime));
    }

    /*
     * What influenced an event is, of each process, its first events up to some point. So for each process: take its events one by
     * one into a tree that counts positions, and ask for every event whose point that is how many stand behind it.
     */
    static long causal(HappensBefore causality, int[] position) {
        int events = position.length;
        int processes = events == 0 ? 0 : causality.processes();
        long inverted = 0;
        for (int p = 0; p < processes; p++) {
            int[] own = causality.events(p);
            int[] first = new int[own.length + 2];
            for (int event = 0; event < events; event++) {
                first[causality.known(event, p) + 1]++;
            }
            for (int i = 1; i < first.length; i++) {
                first[i] += first[i - 1];
            }
            int[] byPoint = new int[events];
            int[] next = first.clone();
            for (int event = 0; event < events; event++) {
                byPoint[next[causality.known(event, p)]++] = event;
            }
            Tree taken = new Tree(events);
            for (int point = 1; point <= own.length; point++) {
                taken.add(position[own[point - 1]]);
                for (int i = first[point]; i < first[point + 1]; i++) {
                    inverted += point - taken.upTo(position[byPoint[i]]);
                }
            }
        }
        return inverted;
    }

    private static long real(int[] position, long[] trueTime) {
        int[] byTime = IntStream.range(0, position.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(event -> trueTime[event])
                        .thenComparingInt(event -> position[event]))
                .mapToInt(Integer::intValue)
                .toArray();
        Tree taken = new Tree(position.length);
        long inverted = 0;
        for (int i = 0; i < byTime.length; i++) {
            inverted += i - taken.upTo(position[byTime[i]]);
            taken.add(position[byTime[i]]);
        }
        return inverted;
    }

    /**
     * Pairs of which the first stands behind the second, though everybody could see it before the second happened.
     *
     * @param seen when everybody could see each event, in the unit of {@code trueTime} and not before it
     */
    static long seen(int[] position, long[] seen, long[] trueTime) {
        int[] bySeen = sorted(seen);
        Tree taken = new Tree(position.length);
        long inverted = 0;
        int next = 0;
        for (int event : sorted(trueTime)) {
            for (; next < bySeen.length && seen[bySeen[next]] < trueTime[event]; next++) {
                taken.add(position[bySeen[next]]);
            }
            inverted += next - taken.upTo(position[event]);
        }
        return inverted;
    }

    private static int[] sorted(long[] keys) {
        return IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingLong(event -> keys[event]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Where each event stands when they are sorted; what is equal keeps the order of its numbers. */
    public static int[] positions(int events, Comparator<Integer> order) {
        Integer[] sorted = new Integer[events];
        Arrays.setAll(sorted, i -> i);
        Arrays.sort(sorted, order);
        int[] position = new int[events];
        for (int i = 0; i < events; i++) {
            position[sorted[i]] = i;
        }
        return position;
    }

    /** Counts of positions, with sums of all up to one (P. Fenwick, 1994). */
    private static final class Tree {
        private final int[] sums;

        Tree(int positions) {
            sums = new int[positions + 1];
        }

        void add(int position) {
            for (int i = position + 1; i < sums.length; i += i & -i) {
                sums[i]++;
            }
        }

        int upTo(int position) {
            int sum = 0;
            for (int i = position + 1; i > 0; i -= i & -i) {
                sum += sums[i];
            }
            return sum;
        }
    }
}
