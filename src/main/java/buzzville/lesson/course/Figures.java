package buzzville.lesson.course;

import buzzville.lesson.Phrase;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a lesson, by name, in the order in which they are shown: numbers, words that both languages share, or what each
 * language says in its own way.
 */
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

    /** Something that each language says in its own way, or several such things in their order. */
    Figures put(String name, Phrase... phrases) {
        values.put(name, phrases.length == 1 ? phrases[0] : List.of(phrases));
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

    /** A figure that is a phrase. */
    Phrase phrase(String name) {
        if (values.get(name) instanceof Phrase phrase) {
            return phrase;
        }
        throw new IllegalArgumentException("no phrase " + name + " among " + values.keySet());
    }

    /** A figure that is a word. */
    String word(String name) {
        if (values.get(name) instanceof String word) {
            return word;
        }
        throw new IllegalArgumentException("no word " + name + " among " + values.keySet());
    }

    /** All, in order. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }
}
