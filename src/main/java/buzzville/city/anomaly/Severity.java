package buzzville.city.anomaly;

import java.util.Locale;

/** How much an anomaly matters, the worst first. */
public enum Severity {
    /** Something urgent is lost, a promise broken, or a service dead while messages wait for it. */
    CRITICAL,
    /** It leads there if nothing changes. */
    WARNING,
    /** Worth knowing when one looks for causes. */
    INFO;

    /** The name in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The worse of two. */
    public Severity or(Severity other) {
        return ordinal() <= other.ordinal() ? this : other;
    }
}
