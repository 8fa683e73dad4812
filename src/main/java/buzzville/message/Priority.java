package buzzville.message;

import java.util.Locale;

/** How urgent a message is; the most urgent first. */
public enum Priority {
    CRITICAL,
    HIGH,
    NORMAL,
    INFO;

    private static final Priority[] ALL = values();

    /** The name in scenarios and results, such as {@code critical}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many there are. */
    public static int count() {
        return ALL.length;
    }

    public static Priority of(int ordinal) {
        return ALL[ordinal];
    }
}
