package buzzville.scenario.yaml;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A key's place and what stands behind it.
 *
 * @param at where the key is written, or the value if it is implied
 * @param implied whether nobody wrote the key, because an abbreviation stands for it
 * @param newcomer if a patch brought the key where there are others; else null
 */
public record Entry(
        Position at, Node value, boolean implied, @Nullable Newcomer newcomer) {

    /**
     * What a key is that a patch brought.
     *
     * @param others that were there before
     * @param late whether it comes so late that all who matter ought to be there: from a strategy or a setting
     */
    public record Newcomer(Collection<String> others, boolean late) {
        /** How to go on behind "unknown service 'polise'"; null if it may well be a new one. */
        @Nullable
        String hint(String name, String plural) {
            String nearest = Suggestion.nearest(name, others);
            if (nearest != null) {
                return "; did you mean '" + nearest + "'?";
            }
            return late && !others.isEmpty() ? Suggestion.hint(name, others, plural) : null;
        }
    }

    /** A key that is written. */
    public Entry(Position at, Node value) {
        this(at, value, false, null);
    }

    static Entry implied(Node value) {
        return new Entry(value.position(), value, true, null);
    }

    /** The same, as it is when a patch brings it where there are others. */
    Entry added(Collection<String> others, boolean late) {
        return new Entry(at, value, implied, new Newcomer(others, late));
    }

    /** The same key with another value. */
    public Entry with(Node other) {
        return new Entry(at, other, implied, newcomer);
    }
}
