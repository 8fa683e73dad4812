package buzzville.report.replay;

import buzzville.journal.JournalHeader;
import buzzville.unit.Dimension;
import buzzville.unit.Quantity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Instants of a run as people say and read them: the time in the city where the scenario is dated, else how long it has run. */
public final class CityClock {
    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ].*");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final int NANOS_TO_SECONDS = 9;

    private final JournalHeader header;
    private final long end;

    /** @param end the last instant that may be asked for, virtual nanoseconds */
    public CityClock(JournalHeader header, long end) {
        this.header = header;
        this.end = end;
    }

    /** An instant to the millisecond, rounded down, such as {@code 14:31:45.250}, or {@code 105.250 s} where nothing is dated. */
    public String text(long instant) {
        if (!header.dated()) {
            return BigDecimal.valueOf(instant - Math.floorMod(instant, 1_000_000L), NANOS_TO_SECONDS)
                            .setScale(3)
                            .toPlainString()
                    + " s";
        }
        ZonedDateTime there = header.start().plusNanos(instant).atZone(header.timezone());
        String date = there.toLocalDate().equals(firstDay()) ? "" : there.toLocalDate() + " ";
        return date + MILLIS.format(there);
    }

    /** An instant in UTC, to the nanosecond. */
    public String exact(long instant) {
        return header.start().plusNanos(instant).toString();
    }

    private LocalDate firstDay() {
        return header.start().atZone(header.timezone()).toLocalDate();
    }

    /**
     * The instant that somebody means: {@code 14:31:45}, the first of that time in the city; {@code 2024-12-10T14:31:45},
     * there or with an offset from UTC; {@code 12min} after the start; {@code end}.
     *
     * @return virtual nanoseconds
     * @throws IllegalArgumentException with a sentence for the user
     */
    public long parse(String text) {
        if (text.equals("end")) {
            return end;
        }
        long instant = TIME.matcher(text).matches() || DATE.matcher(text).matches() ? dated(text) : duration(text);
        if (!(0 <= instant && instant <= end)) {
            throw new IllegalArgumentException("expected an instant of the run, from %s to %s, but found '%s'"
                    .formatted(text(0), text(end), text));
        }
        return instant;
    }

    private static long duration(String text) {
        try {
            return Quantity.of(Dimension.DURATION).parseWhole(text, Long.MAX_VALUE);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "expected a time such as 14:31:45, a duration since the start such as 12min, or end, but found '"
                            + text + "'");
        }
    }

    private long dated(String text) {
        if (!header.dated()) {
            throw new IllegalArgumentException(
                    "the scenario does not say at what time it begins; expected a duration since the start such as 12min, but found '"
                            + text + "'");
        }
        try {
            return nanos(Duration.between(header.start(), instant(text)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "there is no such time as '" + text + "'; expected one such as 14:31:45");
        }
    }

    private Instant instant(String text) {
        if (TIME.matcher(text).matches()) {
            LocalTime time = LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text);
            Instant first = firstDay().atTime(time).atZone(header.timezone()).toInstant();
            return first.isBefore(header.start())
                    ? firstDay()
                            .plusDays(1)
                            .atTime(time)
                            .atZone(header.timezone())
                            .toInstant()
                    : first;
        }
        String iso = text.replace(' ', 'T');
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException e) {
            return LocalDateTime.parse(iso).atZone(header.timezone()).toInstant();
        }
    }

    private static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
