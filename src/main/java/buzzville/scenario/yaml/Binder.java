package buzzville.scenario.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes records out of nodes and notes everything that is wrong with them.
 *
 * <p>A constructor sees nothing but what its types promise; what it then refuses is a problem like any other. What cannot be
 * read is noted, and left out of lists and maps, so that the rest is not lost.
 */
final class Binder {

    static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]{1,100}");
    /** Stands for a value that cannot be read. */
    static final Object FAILED = new Object();

    private final Shapes shapes;
    private final PolicyForms policies;
    private final Problems problems;
    private final Unread unread;
    private int mistakes;

    Binder(Shapes shapes, Problems problems, Unread unread) {
        this.shapes = shapes;
        this.policies = new PolicyForms(shapes);
        this.problems = problems;
        this.unread = unread;
    }

    /** @return null if nothing can be made of it */
    @Nullable
    Object bind(Node node, Shape shape) {
        Object value = bind(node, shape, Place.root(node));
        if (value == FAILED) {
            unread(NodePath.ROOT);
        }
        return value == FAILED ? null : value;
    }

    /** How many mistakes there are so far. */
    int mistakes() {
        return mistakes;
    }

    /** Notes that the value at this path is not known. */
    void unread(NodePath whole) {
        unread.add(whole);
    }

    Object bind(Node node, Shape shape, Place place) {
        try {
            if (shape instanceof Shape.Fields fields) {
                return record(fields.expand(node), fields, place);
            } else if (shape instanceof Shape.Policy policy) {
                return policy(node, policy, place);
            } else if (shape instanceof Shape.Items items) {
                return list(node, items, place);
            } else if (shape instanceof Shape.Named named) {
                return map(node, named, place);
            } else if (shape instanceof Shape.Patch patch) {
                return patch(node, patch);
            } else if (shape instanceof Shape.Tree) {
                return tree(node, shape);
            }
            return ScalarValues.of(node, shape);
        } catch (Refusal refusal) {
            return failed(refusal.position(), place.path(), refusal.sentence());
        }
    }

    /** Notes a mistake. */
    Object failed(Position position, NodePath path, String message) {
        problems.error(position, path.toString(), message);
        mistakes++;
        return FAILED;
    }

    private Object record(Node node, Shape.Fields shape, Place place) {
        if (node.isNull()) {
            return record(new Mapping(node.position(), Map.of()), shape, place);
        }
        if (!(node instanceof Mapping mapping)) {
            throw ScalarValues.unexpected(node, shape);
        }
        return new Assembly(this, shape, mapping, place, null).record();
    }

    private Object policy(Node node, Shape.Policy shape, Place place) {
        Mapping mapping = policies.mapping(node, shape);
        Node kind = mapping.get(PolicyForms.KIND);
        if (kind == null) {
            strangers(mapping, shape, place);
            String names = String.join(", ", shape.catalog().names());
            throw new Refusal(
                    place.key(), "'kind' is missing: which " + shape.catalog().noun() + " is it? (" + names + ")");
        }
        if (!(kind instanceof Scalar name) || name.isNull()) {
            throw new Refusal(
                    kind.position(), "expected the name of " + shape.expectation() + ", but found " + kind.describe());
        }
        Class<? extends Record> type = PolicyForms.find(shape.catalog(), name);
        return new Assembly(this, shapes.record(type, shape.scale()), mapping, place, name.text()).record();
    }

    /** What no policy of the family knows is wrong whichever of them is meant. */
    private void strangers(Mapping mapping, Shape.Policy shape, Place place) {
        Set<String> known = new LinkedHashSet<>(List.of(PolicyForms.KIND));
        for (String name : shape.catalog().names()) {
            Class<? extends Record> type = shape.catalog().find(name);
            if (type != null) {
                known.addAll(shapes.record(type, shape.scale()).byName().keySet());
            }
        }
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                String hint = Suggestion.hint(key, known, "parameters");
                failed(
                        entry.at(),
                        place.path(),
                        "unknown parameter '" + key + "', which no "
                                + shape.catalog().noun() + " has" + hint);
            }
        });
    }

    private Object list(Node node, Shape.Items shape, Place place) {
        if (!(node instanceof Sequence sequence)) {
            Refusal refusal = ScalarValues.unexpected(node, shape);
            boolean word =
                    node instanceof Scalar scalar && NAME.matcher(scalar.text()).matches();
            throw word && !node.isNull()
                    ? new Refusal(refusal.position(), refusal.sentence() + "; write [" + ((Scalar) node).text() + "]")
                    : refusal;
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            Node item = sequence.items().get(i);
            Place here = place.item(i, item);
            Object bound = bind(item, shape.item(), here);
            if (bound == FAILED) {
                unread(here.whole());
                bound = Assumption.harmless(shape.item());
            }
            if (bound != FAILED) {
                items.add(bound);
            }
        }
        return List.copyOf(items);
    }

    private Object map(Node node, Shape.Named shape, Place place) {
        if (node.isNull()) {
            return Map.of();
        }
        if (!(node instanceof Mapping mapping)) {
            throw ScalarValues.unexpected(node, shape);
        }
        Map<Object, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> entry : mapping.entries().entrySet()) {
            Place here = place.named(entry.getKey(), entry.getValue());
            Object key = key(entry.getKey(), shape.key(), here);
            Object value = bind(entry.getValue().value(), shape.value(), here);
            if (key == FAILED || value == FAILED) {
                unread(here.whole());
            } else if (values.putIfAbsent(key, value) != null) {
                unread(here.whole());
                failed(here.key(), here.path(), "the same key as another, only written differently");
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private Object key(String text, @Nullable Shape shape, Place place) {
        if (shape != null) {
            return bind(new Scalar(place.key(), text, true, false), shape, place);
        }
        return NAME.matcher(text).matches()
                ? text
                : failed(
                        place.key(),
                        place.path(),
                        "expected a name of letters, digits, '_', '-' and '.', but found "
                                + Scalar.of(place.key(), text).describe());
    }

    private static Object tree(Node node, Shape shape) {
        if (node instanceof Mapping) {
            return node;
        }
        throw ScalarValues.unexpected(node, shape);
    }

    private static Object patch(Node node, Shape.Patch shape) {
        if (node.isNull()) {
            return shape.make().apply(new Mapping(node.position(), Map.of(), Mapping.Role.PATCH));
        }
        if (node instanceof Mapping) {
            return shape.make().apply(node);
        }
        throw ScalarValues.unexpected(node, shape);
    }
}
