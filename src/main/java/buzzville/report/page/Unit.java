package buzzville.report.page;

import java.util.Locale;

/** What the figures of a chart are counted in; the page writes them accordingly. */
public enum Unit {
    /** Durations in milliseconds. */
    MS,
    /** Things. */
    COUNT,
    PER_SECOND,
    /** Shares of 1. */
    SHARE,
    /** Differences of shares of 1, in points of a per cent. */
    POINTS,
    HOURS;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
