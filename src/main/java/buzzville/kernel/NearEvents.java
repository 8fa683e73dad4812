package buzzville.kernel;

import java.util.Arrays;

/** The few events that come next: a 4-ary min-heap of (time, key) pairs, after Williams (1964) and Johnson (1975). */
final class NearEvents {
    /* Entry i has its time at 2i and its key at 2i + 1, so that four children lie side by side in memory. */
    private long[] heap = new long[256];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** The time of an entry; that of entry 0 is the earliest. */
    long time(int entry) {
        return heap[2 * entry];
    }

    /** The key of an entry; that of entry 0 is the first. */
    long key(int entry) {
        return heap[2 * entry + 1];
    }

    void add(long time, long key) {
        append(time, key);
        long[] heap = this.heap;
        int hole = size - 1;
        while (hole > 0) {
            int parent = (hole - 1) >> 2;
            long parentTime = heap[2 * parent];
            long parentKey = heap[2 * parent + 1];
            if (parentTime < time || (parentTime == time && parentKey < key)) {
                break;
            }
            heap[2 * hole] = parentTime;
            heap[2 * hole + 1] = parentKey;
            hole = parent;
        }
        heap[2 * hole] = time;
        heap[2 * hole + 1] = key;
    }

    /** Adds an entry without order; {@link #order} must follow. */
    void append(long time, long key) {
        int last = size++;
        if (2 * size > heap.length) {
            heap = Arrays.copyOf(heap, 2 * heap.length);
        }
        heap[2 * last] = time;
        heap[2 * last + 1] = key;
    }

    /** Forgets an entry without order; {@link #order} must follow. */
    void drop(int entry) {
        int last = --size;
        heap[2 * entry] = heap[2 * last];
        heap[2 * entry + 1] = heap[2 * last + 1];
    }

    /** Makes a heap of entries without order. */
    void order() {
        for (int entry = (size - 2) >> 2; entry >= 0; entry--) {
            sink(heap, size, entry, heap[2 * entry], heap[2 * entry + 1]);
        }
    }

    /** Removes the first entry and returns its key. */
    long remove() {
        long[] heap = this.heap;
        long first = heap[1];
        int last = --size;
        if (last > 0) {
            sink(heap, last, 0, heap[2 * last], heap[2 * last + 1]);
        }
        return first;
    }

    /** Lets an entry sink from a hole. */
    private static void sink(long[] heap, int size, int hole, long time, long key) {
        for (int child = 4 * hole + 1; child < size; child = 4 * hole + 1) {
            int end = Math.min(child + 4, size);
            int least = child;
            long leastTime = heap[2 * child];
            long leastKey = heap[2 * child + 1];
            for (int other = child + 1; other < end; other++) {
                long otherTime = heap[2 * other];
                if (otherTime < leastTime || (otherTime == leastTime && heap[2 * other + 1] < leastKey)) {
                    least = other;
                    leastTime = otherTime;
                    leastKey = heap[2 * other + 1];
                }
            }
            if (time < leastTime || (time == leastTime && key < leastKey)) {
                break;
            }
            heap[2 * hole] = leastTime;
            heap[2 * hole + 1] = leastKey;
            hole = least;
        }
        heap[2 * hole] = time;
        heap[2 * hole + 1] = key;
    }
}
