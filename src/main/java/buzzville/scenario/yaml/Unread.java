package buzzville.scenario.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a document could not be read: what stands there is anybody's guess, so a check that needs it is passed over.
 *
 * <p>Paths are complete: they have the keys that abbreviations imply.
 */
public final class Unread {

    private final Map<Object, Unread> parts = new LinkedHashMap<>();
    private boolean whole;

    /** Notes that the value at this path is not known. */
    public void add(String path) {
        add(NodePath.parse(path));
    }

    void add(NodePath path) {
        Unread here = this;
        for (Object step : path.steps()) {
            here = here.parts.computeIfAbsent(step, fresh -> new Unread());
        }
        here.whole = true;
    }

    /** Whether everything could be read. */
    public boolean isEmpty() {
        return !whole && parts.isEmpty();
    }

    /** Whether the value at this path is not known, or is part of one that is not. */
    public boolean covers(String path) {
        Unread there = at(path);
        return there != null && there.whole;
    }

    /** Whether anything about the value at this path is not known: itself, what it is part of or a part of it. */
    public boolean touches(String path) {
        Unread there = at(path);
        return there != null && !there.isEmpty();
    }

    /** Whether a part of the value at this path is not known at all. */
    public boolean hides(String path) {
        Unread there = at(path);
        return there != null && (there.whole || there.parts.values().stream().anyMatch(part -> part.whole));
    }

    /** What is noted at this path, or on the way to it if that is not known already. */
    private @Nullable Unread at(String path) {
        Unread here = this;
        for (Object step : NodePath.parse(path).steps()) {
            if (here == null || here.whole) {
                return here;
            }
            here = here.parts.get(step);
        }
        return here;
    }
}
