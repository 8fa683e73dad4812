package buzzville.scenario.yaml;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes records out of nodes and notes everything that is wrong with them.
 *
 * <p>A record is only constructed if all of its components are right, so its constructor sees nothing but what its types
 * promise; what the constructor then refuses is a problem like any other.
 */
final class Binder {

    static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]{1,100}");
    /** Stands for a value with a problem. */
    private static final Object FAILED = new Object();

    private final Shapes shapes;
    private final PolicyForms policies;
    private final Problems problems;

    Binder(Shapes shapes, Problems problems) {
        this.shapes = shapes;
        this.policies = new PolicyForms(shapes);
        this.problems = problems;
    }

    /**
     * Where a value stands.
     *
     * @param key where to point if something in it is missing: its key if it has one
     * @param slip the sentence to say then instead, if its name is probably wrong
     */
    private record Place(
            NodePath path, Position key, @Nullable Slip slip) {
        Place(NodePath path, Position key) {
            this(path, key, null);
        }

        Place key(String name, Entry entry) {
            return new Place(entry.implied() ? path : path.key(name), entry.at());
        }
    }

    /** A name that a patch brought into a map of records, and the one there that it is probably meant to be. */
    private record Slip(NodePath map, String name, String meant) {
        String sentence(List<String> missing) {
            String plural = map.steps().get(map.steps().size() - 1).toString();
            return "unknown " + Suggestion.singular(plural) + " '" + name + "'; did you mean '" + meant
                    + "'? (a new one needs '" + String.join("', '", missing) + "')";
        }
    }

    /** @return null if there is any problem with it */
    @Nullable
    Object bind(Node node, Shape shape) {
        Object value = bind(node, shape, new Place(NodePath.ROOT, node.position()));
        return value == FAILED ? null : value;
    }

    private Object bind(Node node, Shape shape, Place place) {
        try {
            if (shape instanceof Shape.Fields fields) {
                return record(fields.expand(node), fields, place);
            } else if (shape instanceof Shape.Policy policy) {
                return policy(node, policy, place);
            } else if (shape instanceof Shape.Items items) {
                return list(node, items, place);
            } else if (shape instanceof Shape.Named named) {
                return map(node, named, place);
            } else if (shape instanceof Shape.Patch) {
                return patch(node);
            } else if (shape instanceof Shape.Tree) {
                return tree(node, shape);
            }
            return ScalarValues.of(node, shape);
        } catch (Refusal refusal) {
            return failed(refusal.position(), place.path(), refusal.sentence());
        }
    }

    private Object failed(Position position, NodePath path, String message) {
        problems.error(position, path.toString(), message);
        return FAILED;
    }

    private Object record(Node node, Shape.Fields shape, Place place) {
        if (node.isNull()) {
            return record(new Mapping(node.position(), Map.of()), shape, place);
        }
        if (!(node instanceof Mapping mapping)) {
            throw ScalarValues.unexpected(node, shape);
        }
        return record(mapping, shape, place, null);
    }

    /** @param kind the name of the policy that it is, or null */
    private Object record(Mapping mapping, Shape.Fields shape, Place place, @Nullable String kind) {
        boolean sound = true;
        List<String> missing = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (Shape.Field field : shape.all()) {
            Entry entry = mapping.entries().get(field.name());
            Node value = entry == null ? field.standard() : entry.value();
            if (value == null) {
                values.add(null);
                if (!field.optional()) {
                    missing.add(field.name());
                }
                continue;
            }
            Entry at = entry == null ? new Entry(place.key(), value) : entry;
            Object bound = bind(value, field.shape(), place.key(field.name(), at));
            sound &= bound != FAILED;
            values.add(bound);
        }
        sound &= noUnknownKeys(mapping, shape, place, kind, missing);
        if (!missing.isEmpty() && place.slip() != null) {
            return failed(place.key(), place.slip().map(), place.slip().sentence(missing));
        }
        for (String name : missing) {
            sound = false;
            failed(place.key(), place.path(), "'" + name + "' is missing" + (kind == null ? "" : " in '" + kind + "'"));
        }
        return sound ? construct(shape, values, mapping, place) : FAILED;
    }

    /** A key that is missing is not missed if an unknown key is likely to be it. */
    private boolean noUnknownKeys(
            Mapping mapping, Shape.Fields shape, Place place, @Nullable String kind, List<String> missing) {
        boolean sound = true;
        for (Map.Entry<String, Entry> entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            if (shape.byName().containsKey(key) || (kind != null && key.equals(PolicyForms.KIND))) {
                continue;
            }
            sound = false;
            List<String> known = new ArrayList<>(shape.byName().keySet());
            known.removeIf(name -> mapping.entries().containsKey(name));
            String nearest = Suggestion.nearest(key, known);
            if (nearest != null) {
                missing.remove(nearest);
            }
            String what = kind == null ? "unknown key '" : "unknown parameter '";
            String plural = kind == null ? "keys" : "parameters of '" + kind + "'";
            failed(
                    entry.getValue().at(),
                    place.path(),
                    what + key + "'" + Suggestion.hint(key, shape.byName().keySet(), plural));
        }
        return sound;
    }

    private Object construct(Shape.Fields shape, List<@Nullable Object> values, Mapping mapping, Place place) {
        try {
            return shape.constructor().newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal && refusal.getMessage() != null) {
                return refused(refusal.getMessage(), shape, mapping, place);
            }
            throw new IllegalStateException("the constructor of " + shape.type() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot construct " + shape.type(), e);
        }
    }

    /** Points to the component that the message begins with, if it does. */
    private Object refused(String message, Shape.Fields shape, Mapping mapping, Place place) {
        for (Shape.Field field : shape.all()) {
            Entry entry = mapping.entries().get(field.name());
            if (entry != null && (beginsWith(message, field.name()) || beginsWith(message, field.javaName()))) {
                return failed(
                        entry.value().position(), place.key(field.name(), entry).path(), message);
            }
        }
        return failed(place.key(), place.path(), message);
    }

    private static boolean beginsWith(String message, String word) {
        int end = word.length();
        return message.startsWith(word)
                && (message.length() == end
                        || (!Character.isLetterOrDigit(message.charAt(end)) && message.charAt(end) != '-'));
    }

    private Object policy(Node node, Shape.Policy shape, Place place) {
        Mapping mapping = policies.mapping(node, shape);
        Node kind = mapping.get(PolicyForms.KIND);
        if (kind == null) {
            String names = String.join(", ", shape.catalog().names());
            throw new Refusal(
                    place.key(), "'kind' is missing: which " + shape.catalog().noun() + " is it? (" + names + ")");
        }
        if (!(kind instanceof Scalar name) || name.isNull()) {
            throw new Refusal(
                    kind.position(), "expected the name of " + shape.expectation() + ", but found " + kind.describe());
        }
        Class<? extends Record> type = PolicyForms.find(shape.catalog(), name);
        return record(mapping, shapes.record(type, shape.scale()), place, name.text());
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
        boolean sound = true;
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            Node item = sequence.items().get(i);
            Object bound = bind(item, shape.item(), new Place(place.path().item(i), item.position()));
            sound &= bound != FAILED;
            items.add(bound);
        }
        return sound ? List.copyOf(items) : FAILED;
    }

    private Object map(Node node, Shape.Named shape, Place place) {
        if (node.isNull()) {
            return Map.of();
        }
        if (!(node instanceof Mapping mapping)) {
            throw ScalarValues.unexpected(node, shape);
        }
        boolean sound = true;
        Map<Object, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> entry : mapping.entries().entrySet()) {
            String meant = entry.getValue().meant();
            Slip slip = meant == null ? null : new Slip(place.path(), entry.getKey(), meant);
            Place here =
                    new Place(place.path().key(entry.getKey()), entry.getValue().at(), slip);
            Object key = key(entry.getKey(), shape.key(), here);
            Object value = bind(entry.getValue().value(), shape.value(), here);
            if (key == FAILED || value == FAILED) {
                sound = false;
            } else if (values.putIfAbsent(key, value) != null) {
                sound = false;
                failed(here.key(), here.path(), "the same key as another, only written differently");
            }
        }
        return sound ? Collections.unmodifiableMap(values) : FAILED;
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

    private static Object patch(Node node) {
        if (node.isNull()) {
            return new Mapping(node.position(), Map.of(), Mapping.Role.PATCH);
        }
        if (node instanceof Mapping) {
            return node;
        }
        throw ScalarValues.unexpected(node, new Shape.Patch());
    }
}
