package buzzville.report.kept;

import buzzville.codec.Codec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What study finished runs belong to, fact by fact, such as its seed: runs of studies that differ in any of them must not be
 * mixed.
 *
 * @param values by name, in an order that puts first what people would name first
 */
public record Facts(Map<String, String> values) {
    public Facts {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A value; empty if nothing is said. */
    public String of(String name) {
        return values.getOrDefault(name, "");
    }

    /** The same and one more. */
    public Facts with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Facts(more);
    }

    /**
     * The first fact in which these differ from others, with both values in a sentence's words; null if they agree.
     *
     * @param except facts that may differ
     */
    public @Nullable String difference(Facts other, Set<String> except) {
        List<String> names = new ArrayList<>(values.keySet());
        other.values.keySet().stream().filter(name -> !values.containsKey(name)).forEach(names::add);
        for (String name : names) {
            if (!except.contains(name) && !of(name).equals(other.of(name))) {
                return "%s '%s', and not '%s'".formatted(name, of(name), other.of(name));
            }
        }
        return null;
    }

    /** Passes facts through a codec; none when they are read. */
    static Facts coded(Codec codec, Facts known) {
        List<String> names = List.copyOf(known.values.keySet());
        int size = codec.size(names.size());
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String name = codec.text(codec.reads() ? "" : names.get(i));
            all.put(name, codec.text(known.of(name)));
        }
        return new Facts(all);
    }
}
