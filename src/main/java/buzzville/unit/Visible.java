package buzzville.unit;

/** Text from elsewhere as a terminal may show it: what a terminal would obey is written out. */
public final class Visible {
    private static final int TURN_FROM = 0x202A;
    private static final int TURN_TO = 0x202E;
    private static final int ISOLATE_FROM = 0x2066;
    private static final int ISOLATE_TO = 0x2069;

    private Visible() {}

    /** One line in which control characters, and marks that turn the direction of writing, are written as Java and JSON do. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (isObeyed(c)) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.append((char) c);
            }
        });
        return line.toString();
    }

    private static boolean isObeyed(int c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || TURN_FROM <= c && c <= TURN_TO
                || ISOLATE_FROM <= c && c <= ISOLATE_TO;
    }
}
