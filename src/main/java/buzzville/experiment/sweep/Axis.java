package buzzville.experiment.sweep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of the scenario and the values that it is to have.
 *
 * @param path of the key, such as {@code services.police.workers}
 * @param values as they would be written in a scenario, in order, each once; empty for a range without a step
 * @param span the range; null for values
 */
public record Axis(
        String path, List<String> values, @Nullable Span span) {
    /** How many values an axis may have. */
    public static final int MOST_VALUES = 10_000;

    public Axis {
        values = List.copyOf(values);
        if (!(values.isEmpty() == (span != null))) {
            throw new IllegalArgumentException("expected either values or a range of " + path);
        }
    }

    /**
     * Reads {@code path=values}: a list such as {@code fifo,strict-priority}, whose items are YAML and where a comma within
     * brackets or quotes separates nothing; ranges with a step such as {@code 10ms..100ms/10ms}, which are exact decimal
     * fractions and have their end if it is hit; or a single range without a step, such as {@code 1..64} or {@code log:1..1000}.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static Axis parse(String text) {
        return AxisText.parse(text);
    }

    /** The assignment that gives the key a value. */
    public String setting(String value) {
        return path + "=" + value;
    }

    /** The path as far as it takes to tell it from no other: its last two keys. */
    public String shortName() {
        int last = path.lastIndexOf('.');
        int before = last < 0 ? -1 : path.lastIndexOf('.', last - 1);
        return path.indexOf('"') >= 0 || path.indexOf('\'') >= 0 ? path : path.substring(before + 1);
    }
}
