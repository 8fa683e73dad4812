package buzzville.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What follows from a message, by who or what does it.
 *
 * @param recommended whether somebody still has to decide ({@code actions_recommandees}) or it happens by itself ({@code
 *     actions_declenchees})
 * @param texts in the order of the wire
 */
public record Actions(boolean recommended, Map<String, String> texts) {
    static final String TRIGGERED = "actions_declenchees";
    static final String RECOMMENDED = "actions_recommandees";

    public Actions {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    static Actions triggered(String... keysAndTexts) {
        return new Actions(false, map(keysAndTexts));
    }

    static Actions recommended(String... keysAndTexts) {
        return new Actions(true, map(keysAndTexts));
    }

    String key() {
        return recommended ? RECOMMENDED : TRIGGERED;
    }

    private static Map<String, String> map(String... keysAndTexts) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndTexts.length; i += 2) {
            map.put(keysAndTexts[i], keysAndTexts[i + 1]);
        }
        return map;
    }
}
