package buzzville.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers incidents such as {@code INC_20241210_001}: from 1 on each day (UTC), in the order of asking. */
public final class IncidentNumbers {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final Pattern OURS = Pattern.compile("INC_(\\d{8})_(\\d{3,9})");

    private String day = "";
    private int last;

    /** The next one of the day that an instant is on; instants do not go back to an earlier day. */
    public String next(Instant instant) {
        turnTo(DAY.format(instant.atOffset(ZoneOffset.UTC)));
        return Field.identifier("INC_" + day, ++last);
    }

    /** Notes one that somebody else gave, so that none is given twice. */
    public void taken(String incident) {
        Matcher ours = OURS.matcher(incident);
        if (ours.matches() && ours.group(1).compareTo(day) >= 0) {
            turnTo(ours.group(1));
            last = Math.max(last, Integer.parseInt(ours.group(2)));
        }
    }

    private void turnTo(String today) {
        if (!today.equals(day)) {
            day = today;
            last = 0;
        }
    }
}
