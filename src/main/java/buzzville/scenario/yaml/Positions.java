package buzzville.scenario.yaml;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds where the value at a path is written, for checks that come after reading. */
public final class Positions {

    private final Node document;

    public Positions(Node document) {
        this.document = document;
    }

    /** Where the value at this path begins; if nothing is written there, where its nearest ancestor's key is. */
    public Position of(String path) {
        return find(path, false);
    }

    /** Where the key (or list item) at this path begins; if nothing is written there, where its nearest ancestor's key is. */
    public Position ofKey(String path) {
        return find(path, true);
    }

    /**
     * The path as the user wrote it: without the keys that abbreviations imply, and without the place in a list of one that
     * is written without brackets.
     */
    public String shown(String path) {
        NodePath shown = NodePath.ROOT;
        @Nullable Node node = document;
        for (Object step : NodePath.parse(path).steps()) {
            Entry entry = node == null ? null : entry(node, step);
            boolean implied = entry != null
                    && (entry.implied()
                            || node instanceof Sequence list && list.position().equals(entry.at()));
            shown = implied ? shown : step instanceof Integer index ? shown.item(index) : shown.key(step.toString());
            node = entry == null ? null : entry.value();
        }
        return shown.toString();
    }

    /** Which positions belong to what is written as the value at this path. */
    public Predicate<Position> within(String path) {
        TreeMap<Position, Boolean> written = new TreeMap<>();
        mark(document, false, 0, NodePath.parse(path).steps(), written);
        return position -> {
            Map.Entry<Position, Boolean> nearest = written.floorEntry(position);
            return nearest != null
                    && nearest.getValue()
                    && nearest.getKey().source().equals(position.source());
        };
    }

    /** Notes where everything begins, and whether it is what the steps lead to. */
    private static void mark(
            Node node, boolean inside, int done, List<Object> steps, TreeMap<Position, Boolean> written) {
        written.merge(node.position(), inside, Boolean::logicalOr);
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach((key, entry) -> {
                boolean onTheWay =
                        done >= 0 && done < steps.size() && steps.get(done).equals(key);
                boolean in = inside || onTheWay && done == steps.size() - 1;
                written.merge(entry.at(), in, Boolean::logicalOr);
                mark(entry.value(), in, onTheWay ? done + 1 : -1, steps, written);
            });
        } else if (node instanceof Sequence list) {
            list.items().forEach(item -> mark(item, inside, -1, steps, written));
        }
    }

    private Position find(String path, boolean wantKey) {
        Node node = document;
        Position key = document.position();
        for (Object step : NodePath.parse(path).steps()) {
            Entry entry = entry(node, step);
            if (entry == null) {
                return key;
            }
            node = entry.value();
            key = entry.at();
        }
        return wantKey ? key : node.position();
    }

    private static @Nullable Entry entry(Node node, Object step) {
        if (node instanceof Mapping mapping && step instanceof String name) {
            return mapping.entries().get(name);
        }
        if (node instanceof Sequence list
                && step instanceof Integer index
                && index < list.items().size()) {
            Node item = list.items().get(index);
            return new Entry(item.position(), item);
        }
        return null;
    }
}
