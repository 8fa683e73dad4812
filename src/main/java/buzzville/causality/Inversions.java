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
    private static final int[] UNKNOWN = new int[0];

    /**
     * Those of one order.
     *
     * @param position where each event stands; what stands at one place is not inverted
     * @param trueTime when each happened, in any unit
     */
    public static Inversions of(HappensBefore causality, int[] position, long[] trueTime) {
        return new Inversions(causal(causality, position), real(position, trueTime));
    }

    /*
     * What influenced an event is, of each process, its first events up to some point. Only where the hindmost of those stands behind
     * the event is there anything to count; and where neither they nor the place of the event got worse since the event before it of
     * its own process, there is nothing either. So of most pairs of an event and a process nothing is looked at.
     */
    static long causal(HappensBefore causality, int[] position) {
        Standing[] standing = new Standing[causality.columns()];
        for (int c = 0; c < standing.length; c++) {
            standing[c] = new Standing(causality.events(causality.owner(c)), position);
        }
        long inverted = 0;
        for (int c = 0; c < standing.length; c++) {
            int own = causality.owner(c);
            int[][] right = new int[standing.length / Knowledge.WIDTH + 1][];
            int latest = Integer.MAX_VALUE;
            for (int event : causality.events(own)) {
                if (position[event] < latest) {
                    Arrays.fill(right, UNKNOWN);
                }
                latest = position[event];
                inverted += standing[c].behind(causality.place(event) - 1, position[event]);
                inverted += causal(causality.known(event), c, position[event], standing, right);
            }
        }
        return inverted;
    }

    /** @param right blocks known not to be inverted with anything that stands here or further behind */
    private static long causal(Knowledge known, int own, int position, Standing[] standing, int[][] right) {
        long inverted = 0;
        for (int index = 0; index < known.blocks(); index++) {
            int[] counts = known.block(index);
            if (Knowledge.isEmpty(counts) || counts == right[index]) {
                continue;
            }
            long here = 0;
            int from = index * Knowledge.WIDTH;
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0 && from + i != own) {
                    here += standing[from + i].behind(counts[i], position);
                }
            }
            inverted += here;
            right[index] = here == 0 ? counts : UNKNOWN;
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
