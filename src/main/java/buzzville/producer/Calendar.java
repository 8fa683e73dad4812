package buzzville.producer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which date and time it is in the city when somebody's own time begins.
 *
 * @param start the instant of own time 0
 * @param zone whose clocks people there read
 * @param sun over the city, or null if nobody said where it lies
 */
public record Calendar(Instant start, ZoneId zone, @Nullable Sun sun) {
    /** The calendar of somebody whose own time begins so many nanoseconds later. */
    public Calendar after(long nanos) {
        return new Calendar(start.plusNanos(nanos), zone, sun);
    }

    /** Nanoseconds from the start to an instant, negative if it is earlier. */
    public long own(Instant instant) {
        return Duration.between(start, instant).toNanos();
    }

    /** The instant at a nanosecond of own time. */
    public Instant instant(long own) {
        return start.plusNanos(own);
    }

    /** The date in the city at the start. */
    public LocalDate date() {
        return start.atZone(zone).toLocalDate();
    }
}
