package buzzville.producer;

import buzzville.random.Distribution;
import buzzville.random.Sampler;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * At times of day in the city, every instance at each of them: either from a first to a last time every so often, or at a list
 * of times. A last time that is earlier than the first is one of the next date.
 *
 * <p>Clocks that are put forward or back: {@code first} and {@code last} are read from the clock, and between them the period
 * is real time, so nothing is left out and nothing comes twice. Of a list, a time that the clock leaps over is left out, and
 * one that it shows twice counts once, the first time.
 *
 * @param first time of day
 * @param last time of day, at which it still reports if the period leads there
 * @param every the period, at least 1s
 * @param times of day, at least one
 * @param delay of each report, constant or drawn; delays do not add up, and one report may overtake another
 * @param days on which it begins
 */
@Doc("At times of day: 'first', 'last' and 'every', or a list of 'times'.")
public record Timetable(
        @Nullable LocalTime first,
        @Nullable LocalTime last,
        @Nullable @DurationNanos Long every,
        @Nullable List<LocalTime> times,
        @Nullable @DurationNanos Distribution delay,
        @Default("daily") Days days)
        implements CalendarProcess {
    private static final long SHORTEST = 1_000_000_000;

    /** On which days of the week. */
    public enum Days {
        /** Every day. */
        DAILY,
        /** From Monday to Friday. */
        WEEKDAYS,
        /** On Saturday and Sunday. */
        WEEKEND;

        boolean include(DayOfWeek day) {
            return this == DAILY || (day.compareTo(DayOfWeek.SATURDAY) >= 0) == (this == WEEKEND);
        }
    }

    public Timetable {
        if (times != null && (first != null || last != null || every != null)) {
            throw new IllegalArgumentException("expected either 'first', 'last' and 'every' or 'times', but not both");
        }
        if (times == null && (first == null || last == null || every == null)) {
            throw new IllegalArgumentException("expected 'first', 'last' and 'every' together, or 'times'");
        }
        if (first != null && first.equals(last)) {
            throw new IllegalArgumentException("last must not be the first; for one report a day write 'times'");
        }
        if (every != null && !(every >= SHORTEST)) {
            throw new IllegalArgumentException("every must be at least 1s");
        }
        if (times != null) {
            if (times.isEmpty()) {
                throw new IllegalArgumentException("times must name at least one");
            }
            if (times.stream().distinct().count() < times.size()) {
                throw new IllegalArgumentException("times must differ from each other");
            }
            times = times.stream().sorted().toList();
        }
    }

    @Override
    public Arrivals start(CrowdDraws crowd) {
        Calendar calendar = CalendarProcess.calendarOf(crowd);
        Departures[] departures = new Departures[crowd.members()];
        Arrays.setAll(departures, member -> new Departures(this, calendar));
        MemberHeap.Gaps gaps = delay == null
                ? (member, last) -> departures[member].next()
                : new Late(crowd, departures, delay.sampler());
        long[] first = new long[crowd.members()];
        Arrays.setAll(first, member -> gaps.after(member, 0));
        return new MemberHeap(first, gaps);
    }

    @Override
    public long first(Calendar calendar) {
        return new Departures(this, calendar).next();
    }

    /** Gives reports in the order in which they come, late as they are. */
    private static final class Late implements MemberHeap.Gaps {
        private final CrowdDraws crowd;
        private final Departures[] departures;
        private final Sampler delay;
        private final int[] counts;
        private final long[] planned;
        private final PriorityQueue<Long>[] coming;

        Late(CrowdDraws crowd, Departures[] departures, Sampler delay) {
            this.crowd = crowd;
            this.departures = departures;
            this.delay = delay;
            this.counts = new int[departures.length];
            this.planned = new long[departures.length];
            @SuppressWarnings({"unchecked", "rawtypes"})
            PriorityQueue<Long>[] queues = new PriorityQueue[departures.length];
            Arrays.setAll(queues, member -> new PriorityQueue<>());
            this.coming = queues;
            Arrays.setAll(planned, member -> departures[member].next());
        }

        /** What is planned later than the first that comes cannot come before it. */
        @Override
        public long after(int member, long last) {
            PriorityQueue<Long> queue = coming[member];
            while (queue.isEmpty() || planned[member] < queue.element()) {
                double late = delay.sample(crowd.own(member, counts[member]++));
                queue.add(planned[member] + Math.round(late));
                planned[member] = departures[member].next();
            }
            return queue.remove();
        }
    }
}
