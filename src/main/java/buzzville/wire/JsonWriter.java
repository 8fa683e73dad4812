package buzzville.wire;

/** Puts JSON together, in one line or indented by two blanks. */
final class JsonWriter {
    private static final int FIRST_PRINTABLE = 0x20;

    private final StringBuilder text = new StringBuilder(1024);
    private final boolean pretty;
    private int depth;
    private boolean first = true;

    JsonWriter(boolean pretty) {
        this.pretty = pretty;
    }

    JsonWriter open(char bracket) {
        text.append(bracket);
        depth++;
        first = true;
        return this;
    }

    void close(char bracket) {
        depth--;
        if (!first) {
            newLine();
        }
        text.append(bracket);
        first = false;
    }

    /** The next value is an item of a list. */
    JsonWriter item() {
        if (!first) {
            text.append(',');
        }
        newLine();
        first = false;
        return this;
    }

    /** The next value stands behind this key. */
    JsonWriter key(String key) {
        item();
        quote(key);
        text.append(pretty ? ": " : ":");
        return this;
    }

    void text(String value) {
        quote(value);
    }

    /** A number, a truth value or null, as they are written. */
    void raw(String value) {
        text.append(value);
    }

    private void newLine() {
        if (pretty) {
            text.append('\n').append("  ".repeat(depth));
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < FIRST_PRINTABLE || isLoneSurrogate(value, i)) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    /** Half a character, which UTF-8 has no bytes for. */
    private static boolean isLoneSurrogate(String value, int at) {
        char c = value.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
