package buzzville.scenario.yaml;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings a document to the one form in which it can be merged: policies and abbreviated records become mappings.
 *
 * <p>Whatever does not look as it should stays as it is; the binder will say so, if nothing is merged over it.
 */
final class Canonical {

    private final Shape root;
    private final Shapes shapes;
    private final PolicyForms policies;

    Canonical(Shape root, Shapes shapes) {
        this.root = root;
        this.shapes = shapes;
        this.policies = new PolicyForms(shapes);
    }

    Node document(Node node) {
        return value(node, root);
    }

    Shape root() {
        return root;
    }

    /** The value in canonical form. */
    Node value(Node node, @Nullable Shape shape) {
        if (shape instanceof Shape.Fields fields) {
            return entries(fields.expand(node), fields);
        } else if (shape instanceof Shape.Policy policy) {
            return policy(node, policy);
        } else if (shape instanceof Shape.Patch && node instanceof Mapping) {
            return document(node) instanceof Mapping patch ? patch.as(Mapping.Role.PATCH) : node;
        } else if (shape instanceof Shape.Named) {
            return entries(node, shape);
        } else if (shape instanceof Shape.Items items && node instanceof Sequence list) {
            return new Sequence(
                    list.position(),
                    list.items().stream().map(item -> value(item, items.item())).toList());
        }
        return node;
    }

    private Node policy(Node node, Shape.Policy shape) {
        if (node.isNull()) {
            return node;
        }
        try {
            return entries(policies.mapping(node, shape), shape);
        } catch (Refusal refusal) {
            return node;
        }
    }

    private Node entries(Node node, Shape shape) {
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        mapping.entries()
                .forEach((key, entry) ->
                        entries.put(key, entry.with(value(entry.value(), child(shape, mapping, key)))));
        return mapping.with(entries);
    }

    /** The shape of what stands behind this key of this value, or null if nothing may. */
    @Nullable
    Shape child(@Nullable Shape shape, @Nullable Node node, String key) {
        if (shape instanceof Shape.Fields fields) {
            Shape.Field field = fields.byName().get(key);
            return field == null ? null : field.shape();
        } else if (shape instanceof Shape.Named named) {
            return named.value();
        } else if (shape instanceof Shape.Policy policy && node instanceof Mapping mapping) {
            String kind = PolicyForms.kind(mapping);
            Class<? extends Record> type =
                    kind == null ? null : policy.catalog().find(kind);
            return type == null ? null : child(shapes.record(type, policy.scale()), node, key);
        } else if (shape instanceof Shape.Patch) {
            return child(root, node, key);
        }
        return null;
    }

    /** The keys that a mapping of this shape may have; null if it may have any. */
    @Nullable
    Collection<String> keys(@Nullable Shape shape, Mapping mapping) {
        if (shape instanceof Shape.Fields fields) {
            return fields.byName().keySet();
        } else if (shape instanceof Shape.Patch) {
            return keys(root, mapping);
        } else if (shape instanceof Shape.Policy policy) {
            String kind = PolicyForms.kind(mapping);
            Class<? extends Record> type =
                    kind == null ? null : policy.catalog().find(kind);
            return type == null
                    ? null
                    : shapes.record(type, policy.scale()).byName().keySet();
        }
        return null;
    }
}
