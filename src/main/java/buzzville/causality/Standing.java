package buzzville.causality;

import java.util.Arrays;

/**
 * Where the events of one process stand in an order.
 *
 * <p>Of its first k events, those behind a place are counted in O(log² n), however the order has them: node i of a tree as P. Fenwick's
 * (1994) has the positions of the events that it is for, sorted. The tree is grown when somebody first needs it.
 */
final class Standing {
    private final int[] positions;
    /** By k: where the hindmost of the first k stands; of none, before everything. */
    private final int[] hindmost;

    private int[][] nodes = {};

    /**
     * @param events of the process, in its order
     * @param position of every event
     */
    Standing(int[] events, int[] position) {
        positions = Arrays.stream(events).map(event -> position[event]).toArray();
        hindmost = new int[positions.length + 1];
        hindmost[0] = -1;
        for (int k = 0; k < positions.length; k++) {
            hindmost[k + 1] = Math.max(hindmost[k], positions[k]);
        }
    }

    /** How many of the first {@code k} stand behind a place. */
    int behind(int k, int place) {
        if (hindmost[k] <= place) {
            return 0;
        }
        if (nodes.length == 0) {
            nodes = nodes();
        }
        int behind = 0;
        for (int i = k; i > 0; i -= i & -i) {
            behind += above(nodes[i], place);
        }
        return behind;
    }

    private int[][] nodes() {
        int[][] grown = new int[positions.length + 1][];
        grown[0] = new int[0];
        for (int i = 1; i < grown.length; i++) {
            grown[i] = Arrays.copyOfRange(positions, i - (i & -i), i);
            Arrays.sort(grown[i]);
        }
        return grown;
    }

    private static int above(int[] sorted, int place) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return sorted.length - low;
    }
}
