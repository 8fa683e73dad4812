package buzzville.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer has to be.
 *
 * @param form what it looks like
 * @param unit of its numbers, {@code ms} or {@code s}; empty if they are counts or names
 * @param among all that it may name, such as the numbers of the events that the question shows; empty if nothing is to be named.
 *     Numbers in order have to name each of them once
 */
public record Asked(Form form, String unit, List<String> among) {
    public Asked {
        among = List.copyOf(among);
    }

    /** Without a unit, and not among given things. */
    public static Asked of(Form form) {
        return new Asked(form, "", List.of());
    }

    /** Numbers of a unit of time. */
    public static Asked in(Form form, String unit) {
        return new Asked(form, unit, List.of());
    }

    /** Some of these. */
    public static Asked among(Form form, List<?> names) {
        return new Asked(form, "", names.stream().map(String::valueOf).toList());
    }

    /** The one spelling that all ways of writing an answer have in common; null if it is none of this form and unit. */
    public @Nullable String canonical(String answer) {
        return form.canonical(answer, unit);
    }
}
