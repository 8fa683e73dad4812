package buzzville.metric;

import org.jspecify.annotations.Nullable;

/**
 * What one instrument showed at one instant, such as the tokens left in a bucket.
 *
 * @param name what it shows, in lower case with hyphens
 * @param value in the unit; 0 for a word
 * @param unit what the value is
 * @param word instead of a value, for {@link Unit#WORD}; else null
 */
public record Reading(
        String name, double value, Unit unit, @Nullable String word) {
    /** What a value is. */
    public enum Unit {
        /** A number of things, whole or not. */
        NUMBER,
        /** Virtual nanoseconds. */
        DURATION,
        /** A part of 1. */
        SHARE,
        /** Per second. */
        RATE,
        /** No value but a word. */
        WORD
    }
}
