package buzzville.kernel;

import java.util.Arrays;

/**
 * The events that come next: a few in a sorted array, whose end is the first event, so that taking it is counting down; more
 * than a few in a 4-ary min-heap (Williams, 1964; Johnson, 1975), until that is empty.
 */
final class NearEvents {
    /** As many as are shifted faster than a heap is walked. */
    static final int FEW = 24;

    /** An event is four longs, half a cache line: time, key, argument, kind. */
    static final int WIDTH = 4;

    private long[] events = new long[2 * FEW * WIDTH];
    private int size;
    private boolean sorted = true;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
        sorted = true;
    }

    /** Where the first event is; only if there is one. */
    int first() {
        return sorted ? WIDTH * (size - 1) : 0;
    }

    long time(int at) {
        return events[at];
    }

    long key(int at) {
        return events[at + 1];
    }

    long argument(int at) {
        return events[at + 2];
    }

    long kind(int at) {
        return events[at + 3];
    }

    void removeFirst() {
        int last = --size;
        if (!sorted) {
            sink(0, WIDTH * last);
            sorted = last == 0;
        }
    }

    void add(long time, long key, long argument, long kind) {
        if (size >= FEW) {
            makeRoom();
        }
        int hole = sorted ? shift(time, key) : climb(time, key);
        size++;
        set(hole, time, key, argument, kind);
    }

    /** Adds events from an array of the same layout, without order; {@link #order} must follow. */
    void append(long[] source, int from, int to) {
        int end = WIDTH * size + to - from;
        if (end > events.length) {
            events = Arrays.copyOf(events, Math.max(2 * events.length, 2 * end));
        }
        int at = WIDTH * size;
        for (int i = from; i < to; i++) {
            events[at++] = source[i];
        }
        size = end / WIDTH;
    }

    /** Forgets an event; {@link #order} must follow. */
    void drop(int at) {
        size--;
        move(WIDTH * size, at);
    }

    /** Puts events in order that have none. */
    void order() {
        int count = size;
        sorted = count < FEW;
        if (sorted) {
            for (size = 0; size < count; ) {
                int at = WIDTH * size;
                add(events[at], events[at + 1], events[at + 2], events[at + 3]);
            }
        } else {
            heapify();
        }
    }

    private void makeRoom() {
        if (sorted) {
            sorted = false;
            heapify();
        }
        if (WIDTH * size == events.length) {
            events = Arrays.copyOf(events, 2 * events.length);
        }
    }

    private void heapify() {
        if (WIDTH * size == events.length) {
            events = Arrays.copyOf(events, 2 * events.length);
        }
        for (int entry = (size - 2) >> 2; entry >= 0; entry--) {
            move(WIDTH * entry, WIDTH * size);
            sink(entry, WIDTH * size);
        }
    }

    /** Makes a hole in the sorted array and returns where: the later the event, the nearer to the start. */
    private int shift(long time, long key) {
        long[] events = this.events;
        int hole = WIDTH * size;
        while (hole > 0) {
            long other = events[hole - WIDTH];
            if (other > time || (other == time && events[hole - WIDTH + 1] > key)) {
                break;
            }
            move(hole - WIDTH, hole);
            hole -= WIDTH;
        }
        return hole;
    }

    /** Makes a hole in the heap for an event that climbs from its end, and returns where. */
    private int climb(long time, long key) {
        int hole = size;
        while (hole > 0) {
            int parent = (hole - 1) >> 2;
            long other = events[WIDTH * parent];
            if (other < time || (other == time && events[WIDTH * parent + 1] < key)) {
                break;
            }
            move(WIDTH * parent, WIDTH * hole);
            hole = parent;
        }
        return WIDTH * hole;
    }

    /** Lets an event that stands outside the heap sink into it from a hole. */
    private void sink(int from, int outside) {
        long[] events = this.events;
        long time = events[outside];
        long key = events[outside + 1];
        int hole = from;
        for (int child = 4 * hole + 1; child < size; child = 4 * hole + 1) {
            int end = Math.min(child + 4, size);
            int least = child;
            long leastTime = events[WIDTH * child];
            for (int other = child + 1; other < end; other++) {
                long otherTime = events[WIDTH * other];
                if (otherTime < leastTime
                        || (otherTime == leastTime && events[WIDTH * other + 1] < events[WIDTH * least + 1])) {
                    least = other;
                    leastTime = otherTime;
                }
            }
            if (time < leastTime || (time == leastTime && key < events[WIDTH * least + 1])) {
                break;
            }
            move(WIDTH * least, WIDTH * hole);
            hole = least;
        }
        move(outside, WIDTH * hole);
    }

    private void move(int from, int to) {
        long[] events = this.events;
        set(to, events[from], events[from + 1], events[from + 2], events[from + 3]);
    }

    private void set(int at, long time, long key, long argument, long kind) {
        long[] events = this.events;
        events[at] = time;
        events[at + 1] = key;
        events[at + 2] = argument;
        events[at + 3] = kind;
    }
}
