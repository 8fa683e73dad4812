package buzzville.kernel;

import java.util.Arrays;

/**
 * The events that come next. The first of them stands in fields of its own, where the loop finds it at once. Of the
 * others, a few are in an array that is sorted from the last to the first, so that taking one is counting down; more
 * than a few are in a 4-ary min-heap (Williams, 1964; Johnson, 1975), until that is empty.
 *
 * <p>For work on all of them at once they {@linkplain #disorder lose their order}, and all stand in the array.
 */
class NearEvents {
    /** As many as are shifted faster than a heap is walked. */
    static final int FEW = 64;

    /** An event is four longs, half a cache line: time, key, argument, kind. */
    static final int WIDTH = 4;

    private long[] events = new long[2 * FEW * WIDTH];
    private int size;
    private boolean sorted = true;

    /** The first event, if there is one and they are in order. */
    long firstTime;

    long firstKey;
    long firstArgument;
    int firstKind;

    /** How many there are, the first included. */
    final int size() {
        return size;
    }

    final void clear() {
        size = 0;
        sorted = true;
    }

    final void insert(long time, long key, long argument, int kind) {
        int others = size++ - 1;
        if (others < 0) {
            setFirst(time, key, argument, kind);
        } else if (time < firstTime || (time == firstTime && key < firstKey)) {
            insertOther(others, firstTime, firstKey, firstArgument, firstKind);
            setFirst(time, key, argument, kind);
        } else {
            insertOther(others, time, key, argument, kind);
        }
    }

    final void removeFirst() {
        int last = --size - 1;
        if (last < 0) {
            sorted = true;
        } else if (sorted) {
            setFirst(WIDTH * last);
        } else {
            setFirst(0);
            sink(0, WIDTH * last, last);
        }
    }

    /** Has all events stand in the array without order, at multiples of the width; {@link #order} must follow. */
    final void disorder() {
        if (size > 0) {
            makeRoom(size);
            set(WIDTH * (size - 1), firstTime, firstKey, firstArgument, firstKind);
        }
    }

    final long time(int at) {
        return events[at];
    }

    final long key(int at) {
        return events[at + 1];
    }

    final long argument(int at) {
        return events[at + 2];
    }

    final int kind(int at) {
        return (int) events[at + 3];
    }

    /** Adds events from an array of the same layout to those without order. */
    final void append(long[] source, int from, int to) {
        int at = WIDTH * size;
        size += (to - from) / WIDTH;
        makeRoom(size);
        for (int i = from; i < to; i++) {
            events[at++] = source[i];
        }
    }

    /** Forgets one of the events without order. */
    final void drop(int at) {
        size--;
        move(WIDTH * size, at);
    }

    /** Puts the events in order. */
    final void order() {
        int count = size;
        sorted = count <= FEW;
        if (sorted) {
            size = 0;
            for (int at = 0; at < WIDTH * count; at += WIDTH) {
                insert(events[at], events[at + 1], events[at + 2], (int) events[at + 3]);
            }
        } else {
            heapify(count);
            size = count + 1;
            removeFirst();
        }
    }

    private void setFirst(int at) {
        long[] events = this.events;
        setFirst(events[at], events[at + 1], events[at + 2], (int) events[at + 3]);
    }

    private void setFirst(long time, long key, long argument, int kind) {
        firstTime = time;
        firstKey = key;
        firstArgument = argument;
        firstKind = kind;
    }

    private void insertOther(int others, long time, long key, long argument, int kind) {
        if (others >= FEW) {
            if (sorted) {
                sorted = false;
                heapify(others);
            }
            makeRoom(others + 1);
        }
        set(sorted ? shift(others, time, key) : climb(others, time, key), time, key, argument, kind);
    }

    /** Has room for so many events and one more. */
    private void makeRoom(int count) {
        if (WIDTH * (count + 1) > events.length) {
            events = Arrays.copyOf(events, 2 * WIDTH * (count + 1));
        }
    }

    private void heapify(int count) {
        makeRoom(count);
        for (int entry = (count - 2) >> 2; entry >= 0; entry--) {
            move(WIDTH * entry, WIDTH * count);
            sink(entry, WIDTH * count, count);
        }
    }

    /** Makes a hole in the sorted array and returns where: the later the event, the nearer to the start. */
    private int shift(int others, long time, long key) {
        long[] events = this.events;
        int hole = WIDTH * others;
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
    private int climb(int others, long time, long key) {
        long[] events = this.events;
        int hole = others;
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

    /** Lets an event that stands outside the heap of {@code count} events sink into it from a hole. */
    private void sink(int from, int outside, int count) {
        long[] events = this.events;
        long time = events[outside];
        long key = events[outside + 1];
        int hole = from;
        for (int child = 4 * hole + 1; child < count; child = 4 * hole + 1) {
            int end = Math.min(child + 4, count);
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
