package buzzville.producer;

import java.time.Instant;
import java.util.Arrays;

/** The sunrises or sunsets of one place, one after the other, and the crowd that reports them. */
final class SolarEvents {
    /** Everywhere but at the poles themselves the sun rises and sets at least once in so many days. */
    private static final int LONGEST_NIGHT = 400;

    private static final long HALF_A_DAY = 12L * 3600 * 1_000_000_000;

    private final Calendar calendar;
    private final Sun sun;
    private final boolean rising;
    private final long offset;
    private long day;
    private long[] found = new long[8];
    private int size;

    private SolarEvents(Calendar calendar, boolean rising, long offset, long earliest) {
        Sun above = calendar.sun();
        if (above == null) {
            throw new IllegalStateException("the sun's times, and nobody said where the city lies");
        }
        this.calendar = calendar;
        this.sun = above;
        this.rising = rising;
        this.offset = offset;
        this.day = sun.dayAt(calendar.instant(earliest - offset)) - 2;
        do {
            size = 0;
        } while (get(0) < earliest);
    }

    /** Refuses parameters that could bring one day's report before that of the day before. */
    static void check(long offset, long jitter) {
        if (!(-HALF_A_DAY <= offset && offset <= HALF_A_DAY)) {
            throw new IllegalArgumentException("offset must be from -12h to 12h");
        }
        if (!(0 <= jitter && jitter <= HALF_A_DAY)) {
            throw new IllegalArgumentException("jitter must be from 0s to 12h");
        }
    }

    /** The first event of own time 0 or later, offset included. */
    static long first(Calendar calendar, boolean rising, long offset) {
        return new SolarEvents(calendar, rising, offset, 0).get(0);
    }

    /** Every member at each event, and a while after it that it draws anew each day. */
    static Arrivals start(CrowdDraws crowd, boolean rising, long offset, long jitter) {
        SolarEvents events = new SolarEvents(CalendarProcess.calendarOf(crowd), rising, offset, -jitter);
        int[] next = new int[crowd.members()];
        long[] first = new long[crowd.members()];
        MemberHeap.Gaps gaps = (member, last) -> {
            long at;
            do {
                int k = next[member]++;
                long event = events.get(k);
                long late = jitter == 0 ? 0 : (long) (crowd.own(member, k).nextDouble() * jitter);
                at = event == Arrivals.NEVER ? event : event + late;
            } while (at < 0);
            return at;
        };
        Arrays.setAll(first, member -> gaps.after(member, 0));
        return new MemberHeap(first, gaps);
    }

    private long get(int index) {
        while (size <= index) {
            if (size == found.length) {
                found = Arrays.copyOf(found, 2 * size);
            }
            found[size++] = find();
        }
        return found[index];
    }

    private long find() {
        for (int tried = 0; tried < LONGEST_NIGHT; tried++) {
            Instant event = rising ? sun.rise(day) : sun.set(day);
            day++;
            if (event != null) {
                return calendar.own(event) + offset;
            }
        }
        return Arrivals.NEVER;
    }
}
