package buzzville.scenario.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One {@code --set path.to.key=value}: the value is YAML, null removes the key, {@code [i]} is an item of a list. */
final class Assignment {

    private final Position position;
    private final NodePath path;
    private final Node value;
    private final Canonical canonical;
    private final MergePatch merge;

    private Assignment(NodePath path, Node value, Canonical canonical, MergePatch merge) {
        this.position = value.position();
        this.path = path;
        this.value = value;
        this.canonical = canonical;
        this.merge = merge;
    }

    /** The document with the assignment carried out; the same document, and a problem, if that is impossible. */
    static Mapping apply(Mapping document, String text, Source source, Canonical canonical, Problems problems) {
        try {
            int equals = equalsSign(text);
            if (equals <= 0) {
                throw new Refusal(Position.of(source), "expected path.to.key=value, but found '" + text + "'");
            }
            NodePath path = path(text.substring(0, equals), source);
            String yaml = text.substring(equals + 1);
            if (yaml.isBlank()) {
                throw new Refusal(Position.of(source), "expected a value behind '='; null removes the key");
            }
            Node value = SourceReader.parse(yaml, source, problems);
            if (value == null) {
                return document;
            }
            Assignment assignment = new Assignment(path, value, canonical, new MergePatch(canonical, problems, true));
            return (Mapping) assignment.in(document, canonical.root(), NodePath.ROOT, problems);
        } catch (Refusal refusal) {
            problems.error(refusal.position(), "", refusal.sentence());
            return document;
        }
    }

    private static NodePath path(String text, Source source) {
        try {
            NodePath path = NodePath.parse(text.strip());
            if (path.steps().get(0) instanceof Integer) {
                throw new Refusal(
                        Position.of(source), "expected a path that begins with a key, but found '" + text + "'");
            }
            return path;
        } catch (IllegalArgumentException e) {
            throw new Refusal(Position.of(source), String.valueOf(e.getMessage()));
        }
    }

    /** The first equals sign that is not part of a quoted name. */
    private static int equalsSign(String text) {
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '=') {
                return i;
            }
        }
        return -1;
    }

    private Node in(@Nullable Node target, @Nullable Shape shape, NodePath done, Problems problems) {
        if (done.steps().size() == path.steps().size()) {
            return merge.apply(target, canonical.value(value, shape), shape, done);
        }
        Object step = path.steps().get(done.steps().size());
        return step instanceof Integer index
                ? inList(target, index, shape, done, problems)
                : inMapping(target, (String) step, shape, done, problems);
    }

    private Node inMapping(@Nullable Node target, String key, @Nullable Shape shape, NodePath done, Problems problems) {
        Mapping mapping = target instanceof Mapping existing ? existing : new Mapping(position, Map.of());
        Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
        Entry old = entries.get(key);
        NodePath next = done.key(key);
        if (next.steps().size() == path.steps().size() && value.isNull()) {
            if (entries.remove(key) == null) {
                merge.removesNothing(position, key, mapping, shape, done);
            }
            return target == null ? mapping : mapping.with(entries);
        }
        Node child = in(old == null ? null : old.value(), canonical.child(shape, mapping, key), next, problems);
        Entry entry = new Entry(old == null || !(child instanceof Mapping) ? position : old.at(), child);
        Mapping over = new Mapping(position, Map.of(key, entry));
        entries.keySet().removeIf(other -> MergePatch.isReplaced(other, over, shape));
        entries.put(key, old == null ? entry.added(mapping.entries().keySet(), true) : entry);
        return mapping.with(entries);
    }

    private Node inList(@Nullable Node target, int index, @Nullable Shape shape, NodePath done, Problems problems) {
        NodePath next = done.item(index);
        if (!(target instanceof Sequence list)) {
            throw new Refusal(
                    position,
                    "expected a list at " + done + ", but found " + (target == null ? "nothing" : target.describe()));
        }
        if (index >= list.items().size()) {
            throw new Refusal(
                    position,
                    "there is no " + next + ": the list has "
                            + count(list.items().size()));
        }
        if (next.steps().size() == path.steps().size() && value.isNull()) {
            throw new Refusal(position, "null removes keys, not items of a list; write the whole list");
        }
        List<Node> items = new ArrayList<>(list.items());
        Shape item = shape instanceof Shape.Items ofList ? ofList.item() : null;
        items.set(index, in(items.get(index), item, next, problems));
        return new Sequence(list.position(), items);
    }

    private static String count(int items) {
        return switch (items) {
            case 0 -> "no items";
            case 1 -> "one item, [0]";
            default -> items + " items, [0] to [" + (items - 1) + "]";
        };
    }
}
