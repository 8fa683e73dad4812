package buzzville.scenario.yaml;

/**
 * A key's place and what stands behind it.
 *
 * @param at where the key is written, or the value if it is implied
 * @param implied whether nobody wrote the key, because an abbreviation stands for it
 */
public record Entry(Position at, Node value, boolean implied) {

    /** A key that is written. */
    public Entry(Position at, Node value) {
        this(at, value, false);
    }

    static Entry implied(Node value) {
        return new Entry(value.position(), value, true);
    }

    Entry with(Node other) {
        return new Entry(at, other, implied);
    }
}
