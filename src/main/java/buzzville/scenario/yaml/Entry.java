package buzzville.scenario.yaml;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A key's place and what stands behind it.
 *
 * @param at where the key is written, or the value if it is implied
 * @param implied whether nobody wrote the key, because an abbreviation stands for it
 * @param meant if a patch brought the key, the one of those already there that it may be a slip for; null if there is none
 */
public record Entry(
        Position at, Node value, boolean implied, @Nullable String meant) {

    /** A key that is written. */
    public Entry(Position at, Node value) {
        this(at, value, false, null);
    }

    static Entry implied(Node value) {
        return new Entry(value.position(), value, true, null);
    }

    /** The same, as it is when a patch brings it where there are others. */
    Entry added(String key, Collection<String> others) {
        return new Entry(at, value, implied, Suggestion.nearest(key, others));
    }

    Entry with(Node other) {
        return new Entry(at, other, implied, meant);
    }
}
