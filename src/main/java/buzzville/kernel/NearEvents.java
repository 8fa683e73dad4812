package buzzville.kernel;

import java.util.Arrays;

/**
 * The events that come next. The first of them stands in fields of its own, where the loop finds it at once. Of the
 * others, a few are in an array that is sorted from the last to the first, so that taking one is counting down; more
 * than a few are in a 4-ary min-heap (Williams, 1964; Johnson, 1975), until that is empty.
 *
 * <p>For work on all of them at once they {@linkplain #disorder lose their order}, and all stand in the array.
 */
abstract class NearEvents {
    /** As many as are shifted faster than a heap is walked. */
    static final int FEW = 64;

    /** An event is three longs: time, key, argument. */
    static final int WIDTH = 3;

    private static final int MOST = 1 << 25;

    private long[] events = new long[2 * FEW * WIDTH];
    private int size;

    /** How many others the sorted array has room for; none if the others are in a heap. */
    private int room = FEW;

    /** The first event, if there is one and they are in order; a time of {@code Long.MAX_VALUE} if there is none. */
    long firstTime = Long.MAX_VALUE;

    long firstKey;
    long firstArgument;

    /** How many there are, the first included. */
    final int size() {
        return size;
    }

    final void clear() {
        size = 0;
        firstTime = Long.MAX_VALUE;
        room = FEW;
    }

    /** A copy with room for twice as much as is needed. */
    static long[] longer(long[] events, int needed) {
        if (needed > WIDTH * MOST) {
            throw new InvariantException(
                    "%d events are pending, and no more can be: is something scheduled faster than it happens?"
                            .formatted(needed / WIDTH));
        }
        return Arrays.copyOf(events, 2 * needed);
    }

    /** Called when an event has been added to more than a few. */
    abstract void crowded();

    final void insert(long time, long key, long argument) {
        int others = size++ - 1;
        if (others < 0) {
            setFirst(time, key, argument);
            return;
        }
        long laterTime = time;
        long laterKey = key;
        long laterArgument = argument;
        if (time < firstTime || (time == firstTime && key < firstKey)) {
            laterTime = firstTime;
            laterKey = firstKey;
            laterArgument = firstArgument;
            setFirst(time, key, argument);
        }
        insertOther(others, laterTime, laterKey, laterArgument);
    }

    final void removeFirst() {
        int last = --size - 1;
        if (last < 0) {
            firstTime = Long.MAX_VALUE;
            room = FEW;
        } else if (room > 0) {
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
            set(WIDTH * (size - 1), firstTime, firstKey, firstArgument);
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
        if (count <= FEW) {
            clear();
            for (int at = 0; at < WIDTH * count; at += WIDTH) {
                insert(events[at], events[at + 1], events[at + 2]);
            }
        } else {
            room = 0;
            heapify(count);
            size = count + 1;
            removeFirst();
        }
    }

    private void setFirst(int at) {
        long[] events = this.events;
        setFirst(events[at], events[at + 1], events[at + 2]);
    }

    private void setFirst(long time, long key, long argument) {
        firstTime = time;
        firstKey = key;
        firstArgument = argument;
    }

    private void insertOther(int others, long time, long key, long argument) {
        if (others >= room) {
            insertInCrowd(others, time, key, argument);
        } else {
            set(shift(others, time, key), time, key, argument);
        }
    }

    private void insertInCrowd(int others, long time, long key, long argument) {
        if (room > 0) {
            room = 0;
            heapify(others);
        }
        makeRoom(others + 1);
        set(climb(others, time, key), time, key, argument);
        crowded();
    }

    /** Has room for so many events and one more. */
    private void makeRoom(int count) {
        if (WIDTH * (count + 1) > events.length) {
            events = longer(events, WIDTH * (count + 1));
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
        set(to, events[from], events[from + 1], events[from + 2]);
    }

    private void set(int at, long time, long key, long argument) {
        long[] events = this.events;
        events[at] = time;
        events[at + 1] = key;
        events[at + 2] = argument;
    }
}
