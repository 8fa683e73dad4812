package buzzville.lesson;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something to be said in either language.
 *
 * @param key which text of the catalogue
 * @param values what is filled in for the names in braces: texts as they are, numbers, phrases, or collections of these
 */
public record Phrase(String key, Map<String, Object> values) {
    /** A text with names and values in turns. */
    public static Phrase of(String key, Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Phrase(key, values);
    }
}
