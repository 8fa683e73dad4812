package buzzville.scenario.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, in the order of the file.
 *
 * @param role how it merges with others
 */
public record Mapping(Position position, Map<String, Entry> entries, Role role) implements Node {

    /** How a mapping behaves when another is merged over it. */
    public enum Role {
        /** Key by key. */
        PLAIN,
        /** Key by key, unless the other has another {@code kind}, which replaces it whole. */
        POLICY,
        /** It is itself a patch that is to be applied later, so a null in it is kept. */
        PATCH
    }

    public Mapping {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** A mapping that merges key by key. */
    public Mapping(Position position, Map<String, Entry> entries) {
        this(position, entries, Role.PLAIN);
    }

    /** The value of this key, or null if there is none. */
    public @Nullable Node get(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    Mapping with(Map<String, Entry> others) {
        return new Mapping(position, others, role);
    }

    Mapping as(Role other) {
        return role == other ? this : new Mapping(position, entries, other);
    }

    @Override
    public String describe() {
        return "a mapping";
    }
}
