package buzzville.kernel;

import org.jspecify.annotations.Nullable;

/** One step of the ladder: a stretch of time cut into buckets of equal width, each an unsorted list of events. */
final class Rung {
    /**
     * Events per bucket, so many that the misses of the cache when a bucket comes near overlap each other, and so few
     * that it can be sorted by insertion.
     */
    private static final int EVENTS_PER_BUCKET_LOG2 = 3;

    /** So few that the tails of all lists stay in the cache; more events take more rungs, of equally many buckets. */
    private static final int MOST_BUCKETS_LOG2 = 12;

    /** The coarser rung that holds what comes after this one's end; the ground's is itself. */
    final Rung outer;

    private final Chunks chunks;
    private @Nullable Rung finer;
    private int[] tails;
    private int buckets;
    private int current;
    private int shift;
    private long start;
    private long last;

    /** The ground: one bucket for all of time. */
    Rung(Chunks chunks) {
        this.outer = this;
        this.chunks = chunks;
        tails = new int[1];
        buckets = 1;
        shift = 63;
        last = Long.MAX_VALUE;
    }

    private Rung(Rung outer) {
        this.outer = outer;
        this.chunks = outer.chunks;
        tails = new int[0];
    }

    /**
     * The empty rung that cuts up the current bucket of this one. The width of its buckets is a power of two such that
     * the events' own range, not the bucket's, reaches at least half of them; what is beyond its last bucket stays in
     * this rung.
     */
    Rung finer(int events, long first, long range, long last) {
        Rung rung = finer;
        if (rung == null) {
            rung = new Rung(this);
            finer = rung;
        }
        int eventsLog2 = 32 - Integer.numberOfLeadingZeros(events - 1);
        int cuts = Math.max(1, eventsLog2 - EVENTS_PER_BUCKET_LOG2);
        int rungs = (cuts + MOST_BUCKETS_LOG2 - 1) / MOST_BUCKETS_LOG2;
        int log2 = (cuts + rungs - 1) / rungs;
        if (rung.tails.length < 1 << log2) {
            rung.tails = new int[1 << log2];
        }
        rung.buckets = 1 << log2;
        rung.current = 0;
        rung.shift = Math.max(0, 64 - Long.numberOfLeadingZeros(range) - log2);
        rung.start = first;
        rung.last = last;
        rung.last = rung.lastOf(rung.buckets - 1);
        return rung;
    }

    /** The last instant that belongs to this rung. */
    long last() {
        return last;
    }

    void put(long time, long key, long argument) {
        int bucket = (int) ((time - start) >>> shift);
        tails[bucket] = chunks.append(tails[bucket], time, key, argument);
    }

    /** Goes to the next bucket that is not empty; false if there is none. */
    boolean advance() {
        int[] tails = this.tails;
        int bucket = current;
        while (bucket < buckets && tails[bucket] == 0) {
            bucket++;
        }
        if (bucket == buckets) {
            return false;
        }
        current = bucket;
        return true;
    }

    /** Empties the current bucket into the near events, without order, and returns its last instant. */
    long empty(NearEvents near) {
        chunks.empty(tails[current], near);
        tails[current] = 0;
        return lastOf(current);
    }

    private long lastOf(int bucket) {
        long end = start + (((bucket + 1L) << shift) - 1);
        return end < 0 ? last : Math.min(end, last);
    }
}
