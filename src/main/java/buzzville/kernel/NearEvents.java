package buzzville.kernel;

import java.util.Arrays;

/**
 * The events that come next, as (time, key) pairs: a few in a sorted array, whose end is the first event, so that taking it
 * is counting down; more than a few in a 4-ary min-heap (Williams, 1964; Johnson, 1975), until that is empty.
 */
final class NearEvents {
    /** As many as are shifted faster than a heap is walked. */
    static final int FEW = 32;

    /* Entry i has its time at 2i and its key at 2i + 1, so that four children lie side by side in memory. */
    private long[] pairs = new long[4 * FEW];
    private int size;
    private boolean sorted = true;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
        sorted = true;
    }

    /** The time of some entry, in no order that others may rely on. */
    long time(int entry) {
        return pairs[2 * entry];
    }

    /** The key of some entry. */
    long key(int entry) {
        return pairs[2 * entry + 1];
    }

    /** The earliest time; only if there is one. */
    long firstTime() {
        return pairs[sorted ? 2 * size - 2 : 0];
    }

    /** The key of the first event; only if there is one. */
    long firstKey() {
        return pairs[sorted ? 2 * size - 1 : 1];
    }

    /** Removes the first event and returns its key. */
    long removeFirst() {
        if (sorted) {
            return pairs[2 * size-- - 1];
        }
        long first = pairs[1];
        size--;
        sink(0, pairs[2 * size], pairs[2 * size + 1]);
        sorted = size == 0;
        return first;
    }

    void add(long time, long key) {
        if (sorted && size < FEW) {
            insert(time, key);
        } else {
            if (sorted) {
                sorted = false;
                order();
            }
            climb(time, key);
        }
    }

    /** Adds pairs from places of an array of the same layout, without order; {@link #order} must follow. */
    void append(long[] source, int from, int to) {
        int end = size + to - from;
        if (2 * end > pairs.length) {
            pairs = Arrays.copyOf(pairs, Math.max(2 * pairs.length, 2 * end));
        }
        long[] target = pairs;
        int at = 2 * size;
        for (int i = 2 * from; i < 2 * to; i++) {
            target[at++] = source[i];
        }
        size = end;
    }

    /** Forgets an entry; {@link #order} must follow. */
    void drop(int entry) {
        size--;
        pairs[2 * entry] = pairs[2 * size];
        pairs[2 * entry + 1] = pairs[2 * size + 1];
    }

    /** Puts entries in order that have none. */
    void order() {
        int entries = size;
        sorted = entries < FEW;
        if (sorted) {
            for (size = 0; size < entries; ) {
                insert(pairs[2 * size], pairs[2 * size + 1]);
            }
        } else {
            for (int entry = (entries - 2) >> 2; entry >= 0; entry--) {
                sink(entry, pairs[2 * entry], pairs[2 * entry + 1]);
            }
        }
    }

    /** Inserts into the sorted array, the later the nearer to its start. */
    private void insert(long time, long key) {
        long[] pairs = this.pairs;
        int end = 2 * size++;
        while (end > 0) {
            long otherTime = pairs[end - 2];
            long otherKey = pairs[end - 1];
            if (otherTime > time || (otherTime == time && otherKey > key)) {
                break;
            }
            pairs[end] = otherTime;
            pairs[end + 1] = otherKey;
            end -= 2;
        }
        pairs[end] = time;
        pairs[end + 1] = key;
    }

    /** Lets a new entry climb from the end of the heap. */
    private void climb(long time, long key) {
        int hole = size++;
        if (2 * size > pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * pairs.length);
        }
        long[] pairs = this.pairs;
        while (hole > 0) {
            int parent = (hole - 1) >> 2;
            long parentTime = pairs[2 * parent];
            long parentKey = pairs[2 * parent + 1];
            if (parentTime < time || (parentTime == time && parentKey < key)) {
                break;
            }
            pairs[2 * hole] = parentTime;
            pairs[2 * hole + 1] = parentKey;
            hole = parent;
        }
        pairs[2 * hole] = time;
        pairs[2 * hole + 1] = key;
    }

    /** Lets an entry sink from a hole in the heap. */
    private void sink(int from, long time, long key) {
        long[] pairs = this.pairs;
        int hole = from;
        for (int child = 4 * hole + 1; child < size; child = 4 * hole + 1) {
            int end = Math.min(child + 4, size);
            int least = child;
            long leastTime = pairs[2 * child];
            long leastKey = pairs[2 * child + 1];
            for (int other = child + 1; other < end; other++) {
                long otherTime = pairs[2 * other];
                if (otherTime < leastTime || (otherTime == leastTime && pairs[2 * other + 1] < leastKey)) {
                    least = other;
                    leastTime = otherTime;
                    leastKey = pairs[2 * other + 1];
                }
            }
            if (time < leastTime || (time == leastTime && key < leastKey)) {
                break;
            }
            pairs[2 * hole] = leastTime;
            pairs[2 * hole + 1] = leastKey;
            hole = least;
        }
        pairs[2 * hole] = time;
        pairs[2 * hole + 1] = key;
    }
}
