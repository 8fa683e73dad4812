package buzzville.lesson.course;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of a lesson, by name, in the order in which they are shown: numbers, or words that both languages share. */
public final class Figures {
    private final Map<String, Object> values = new LinkedHashMap<>();

    Figures put(String name, long number) {
        return put(name, BigDecimal.valueOf(number));
    }

    Figures put(String name, BigDecimal number) {
        values.put(name, number);
        return this;
    }

    Figures put(String name, String word) {
        values.put(name, word);
        return this;
    }

    /** Nanoseconds as milliseconds. */
    Figures millis(String name, long nanos) {
        return put(name, BigDecimal.valueOf(nanos, 6));
    }

    /** Nanoseconds as seconds. */
    Figures seconds(String name, long nanos) {
        return put(name, BigDecimal.valueOf(nanos, 9));
    }

    /** A figure that is a number. */
    public BigDecimal number(String name) {
        if (values.get(name) instanceof BigDecimal number) {
            return number;
        }
        throw new IllegalArgumentException("no number " + name + " among " + values.keySet());
    }

    /** All, in order. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }
}
