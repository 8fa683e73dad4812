package buzzville.producer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The instants of a timetable since own time 0, one after the other, for ever. */
final class Departures {
    private final Timetable table;
    private final Calendar calendar;
    private final ArrayDeque<Long> listed = new ArrayDeque<>();
    private LocalDate date;
    private long following = 1;
    private long end;

    Departures(Timetable table, Calendar calendar) {
        this.table = table;
        this.calendar = calendar;
        this.date = calendar.date().minusDays(2); // the last of one date may be of the next, and clocks may be put back
    }

    long next() {
        long next;
        do {
            next = step();
        } while (next < 0);
        return next;
    }

    private long step() {
        Long period = table.every();
        if (period == null) {
            while (listed.isEmpty()) {
                list();
            }
            return listed.remove();
        }
        if (following > end) {
            begin();
        }
        long departure = following;
        following += period;
        return departure;
    }

    private void list() {
        LocalDate day = nextDate();
        List<LocalTime> times = table.times();
        if (times != null) {
            for (LocalTime time : times) {
                LocalDateTime local = day.atTime(time);
                if (!calendar.zone().getRules().getValidOffsets(local).isEmpty()) {
                    listed.add(calendar.own(instant(local)));
                }
            }
        }
    }

    private void begin() {
        do {
            LocalDate day = nextDate();
            LocalTime first = given(table.first());
            LocalTime last = given(table.last());
            LocalDate lastDay = last.isBefore(first) ? day.plusDays(1) : day;
            following = calendar.own(instant(day.atTime(first)));
            end = calendar.own(instant(lastDay.atTime(last)));
        } while (following > end);
    }

    private LocalDate nextDate() {
        LocalDate day = date;
        while (!table.days().include(day.getDayOfWeek())) {
            day = day.plusDays(1);
        }
        date = day.plusDays(1);
        return day;
    }

    private Instant instant(LocalDateTime local) {
        ZoneId zone = calendar.zone();
        return local.atZone(zone).toInstant();
    }

    private static LocalTime given(@Nullable LocalTime time) {
        assert time != null : "a timetable without a list has a first and a last time";
        return time == null ? LocalTime.MIDNIGHT : time;
    }
}
