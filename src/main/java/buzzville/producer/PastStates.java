package buzzville.producer;

/** The latest states of each light, as many as one asks about: a command looks back to the occurrence behind it. */
final class PastStates {
    /** How many changes are kept; with three a minute they reach back twenty minutes. */
    private static final int KEPT = 64;

    private final long[][] left;
    private final byte[][] states;
    private final long[] counts;

    PastStates(int lights) {
        this.left = new long[lights][KEPT];
        this.states = new byte[lights][KEPT];
        this.counts = new long[lights];
    }

    /** A light leaves a state. */
    void left(int light, int state, long now) {
        int place = (int) (counts[light]++ % KEPT);
        left[light][place] = now;
        states[light][place] = (byte) state;
    }

    /**
     * How long since an instant a light was in any state but one, up to its last change; of what is older than is kept,
     * nothing counts.
     */
    long outside(int light, int state, long from) {
        long sum = 0;
        long oldest = Math.max(0, counts[light] - KEPT);
        for (long i = counts[light] - 1; i >= oldest; i--) {
            int place = (int) (i % KEPT);
            long to = left[light][place];
            long since = i > oldest ? left[light][(int) ((i - 1) % KEPT)] : from;
            if (to <= from) {
                break;
            }
            if (states[light][place] != state) {
                sum += to - Math.max(from, since);
            }
        }
        return sum;
    }
}
