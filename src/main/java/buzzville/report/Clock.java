package buzzville.report;

import buzzville.producer.Calendar;
import buzzville.report.text.Human;
import buzzville.scenario.Scenario;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instants of a run as people read them: the time in the city if the scenario says when it begins, else how long it has run. */
final class Clock {
    private static final long SECOND = 1_000_000_000;

    private final @Nullable Calendar calendar;
    private final Human human;

    Clock(Scenario scenario, Human human) {
        this.calendar = scenario.calendar();
        this.human = human;
    }

    /** An instant, virtual nanoseconds, to the second. */
    String of(long instant) {
        if (calendar == null) {
            return human.duration(Math.round((double) instant / SECOND) * (double) SECOND);
        }
        ZonedDateTime there = calendar.instant(instant).atZone(calendar.zone());
        LocalDate date = there.toLocalDate();
        String time = String.format(Locale.ROOT, "%02d:%02d", there.getHour(), there.getMinute());
        String seconds = there.getSecond() == 0 ? "" : String.format(Locale.ROOT, ":%02d", there.getSecond());
        return (date.equals(calendar.date()) ? "" : date + " ") + time + seconds;
    }
}
