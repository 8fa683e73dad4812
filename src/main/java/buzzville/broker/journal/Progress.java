package buzzville.broker.journal;

import java.util.Arrays;

/**
 * From when on a replica has each entry of its log: instants that never decrease, by position. What lies in the past is
 * forgotten, so that its size is what is under way.
 */
public final class Progress {
    /** An instant that does not come. */
    public static final long NEVER = Long.MAX_VALUE;

    private long[] times = new long[16];
    private int head;
    private int count;
    private long passed;
    private long latest = Long.MIN_VALUE;

    /** The next entry is there from {@code at} on, or from when the one before it is, if that is later. */
    public void add(long at) {
        if (count == times.length) {
            int old = times.length;
            times = Arrays.copyOf(times, 2 * old);
            System.arraycopy(times, 0, times, old, head);
        }
        latest = Math.max(latest, at);
        times[head + count++ & times.length - 1] = latest;
    }

    /** How many entries are there at {@code now}; instants do not go back. */
    public long end(long now) {
        while (count > 0 && times[head] <= now) {
            head = head + 1 & times.length - 1;
            count--;
            passed++;
        }
        return passed;
    }

    /** From when on the entry at this position is there: {@link #NEVER} if nobody knows, the past if it is forgotten. */
    public long from(long position) {
        long index = position - passed;
        return index < 0 ? Long.MIN_VALUE : index >= count ? NEVER : times[head + (int) index & times.length - 1];
    }

    /** How many entries are there or on their way. */
    long known() {
        return passed + count;
    }

    /** Entries from this number on are not on their way any more. */
    void cut(long end) {
        if (end <= passed) {
            reset(end);
        } else if (end < known()) {
            count = (int) (end - passed);
            latest = times[head + count - 1 & times.length - 1];
        }
    }

    /** From now on there are exactly so many, all of them there. */
    void reset(long end) {
        head = 0;
        count = 0;
        passed = end;
        latest = Long.MIN_VALUE;
    }

    /** What is not there yet stays away for so much longer. */
    void delay(long by) {
        for (int i = 0; i < count; i++) {
            times[head + i & times.length - 1] += by;
        }
        latest = count == 0 ? latest : latest + by;
    }
}
