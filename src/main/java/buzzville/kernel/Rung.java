package buzzville.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One step of the ladder: a stretch of time cut into buckets of equal width, each the head of a list of slots. */
final class Rung {
    /** Buckets per event: more means shorter lists and more empty buckets to pass over. */
    private static final int BUCKETS_PER_EVENT_LOG2 = 1;

    private static final int BUCKETS_LOG2 = 22;

    /** The coarser rung that holds what comes after this one's end; the ground's is itself. */
    final Rung outer;

    private @Nullable Rung finer;
    private int[] heads;
    private int buckets;
    private int current;
    private int shift;
    private long start;

    /** The last instant that belongs to this rung. */
    long last;

    /** The ground: one bucket for all of time. */
    Rung() {
        outer = this;
        heads = new int[1];
        buckets = 1;
        shift = 63;
        last = Long.MAX_VALUE;
    }

    private Rung(Rung outer) {
        this.outer = outer;
        heads = new int[0];
    }

    /**
     * The empty rung that cuts up the current bucket of this one. Its width is a power of two such that the events' own
     * range, not the bucket's, fills at least half of its buckets; what comes later than it reaches stays in this rung.
     */
    Rung finer(long first, long range, int events, long last) {
        Rung rung = finer;
        if (rung == null) {
            rung = new Rung(this);
            finer = rung;
        }
        int eventsLog2 = 32 - Integer.numberOfLeadingZeros(events - 1);
        int log2 = Math.min(eventsLog2 + BUCKETS_PER_EVENT_LOG2, BUCKETS_LOG2);
        if (rung.heads.length < 1 << log2) {
            rung.heads = new int[1 << log2];
        }
        rung.buckets = 1 << log2;
        rung.current = 0;
        rung.shift = Math.max(0, 64 - Long.numberOfLeadingZeros(range) - log2);
        rung.start = first;
        rung.last = last;
        rung.last = rung.lastOf(rung.buckets - 1);
        return rung;
    }

    /** Puts a slot at the head of its bucket's list and returns the head before. */
    int put(long time, int slot) {
        int bucket = (int) ((time - start) >>> shift);
        int head = heads[bucket];
        heads[bucket] = slot;
        return head;
    }

    /** Goes to the next bucket that is not empty; false if there is none. */
    boolean advance() {
        int[] heads = this.heads;
        int bucket = current;
        while (bucket < buckets && heads[bucket] == 0) {
            bucket++;
        }
        if (bucket == buckets) {
            return false;
        }
        current = bucket;
        return true;
    }

    /** Empties the current bucket and returns its list. */
    int take() {
        int head = heads[current];
        heads[current] = 0;
        return head;
    }

    /** The last instant of the current bucket. */
    long currentLast() {
        return lastOf(current);
    }

    private long lastOf(int bucket) {
        long end = start + (((bucket + 1L) << shift) - 1);
        return end < 0 ? last : Math.min(end, last);
    }

    void clear() {
        Arrays.fill(heads, 0, buckets, 0);
    }
}
