package buzzville.scenario.yaml;

import java.util.LinkedHashMap;
import java.util.Map;

/** Completes a document with everything that it leaves to defaults, and puts its keys in the order of the records. */
final class Effective {

    private final Shapes shapes;
    private final PolicyForms policies;

    Effective(Shapes shapes) {
        this.shapes = shapes;
        this.policies = new PolicyForms(shapes);
    }

    /** What does not look as it should stays as it is. */
    Node complete(Node node, Shape shape) {
        if (shape instanceof Shape.Fields fields) {
            Node expanded = node.isNull() ? new Mapping(node.position(), Map.of()) : fields.expand(node);
            return expanded instanceof Mapping mapping ? fields(mapping, fields, Map.of()) : node;
        } else if (shape instanceof Shape.Policy policy) {
            return policy(node, policy);
        } else if (shape instanceof Shape.Named named && node instanceof Mapping mapping) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            mapping.entries()
                    .forEach((key, entry) -> entries.put(key, entry.with(complete(entry.value(), named.value()))));
            return mapping.with(entries);
        } else if (shape instanceof Shape.Items items && node instanceof Sequence list) {
            return new Sequence(
                    list.position(),
                    list.items().stream()
                            .map(item -> complete(item, items.item()))
                            .toList());
        } else if (shape instanceof Shape.Text && node instanceof Scalar scalar && !scalar.isNull()) {
            return new Scalar(scalar.position(), scalar.text(), false, false);
        } else if (node.isNull() && (shape instanceof Shape.Named || shape instanceof Shape.Patch)) {
            return new Mapping(node.position(), Map.of());
        }
        return node;
    }

    private Node policy(Node node, Shape.Policy shape) {
        try {
            Mapping mapping = policies.mapping(node, shape);
            if (mapping.get(PolicyForms.KIND) instanceof Scalar kind) {
                Class<? extends Record> type = PolicyForms.find(shape.catalog(), kind);
                Map<String, Entry> first = Map.of(PolicyForms.KIND, new Entry(kind.position(), kind));
                return fields(mapping, shapes.record(type, shape.scale()), first)
                        .as(Mapping.Role.POLICY);
            }
        } catch (Refusal refusal) {
            return node;
        }
        return node;
    }

    private Mapping fields(Mapping mapping, Shape.Fields shape, Map<String, Entry> first) {
        Map<String, Entry> entries = new LinkedHashMap<>(first);
        for (Shape.Field field : shape.all()) {
            Entry entry = mapping.entries().get(field.name());
            if (entry == null && field.standard() != null) {
                entry = new Entry(mapping.position(), field.standard());
            }
            if (entry != null) {
                entries.put(field.name(), entry.with(complete(entry.value(), field.shape())));
            }
        }
        mapping.entries().forEach(entries::putIfAbsent);
        return mapping.with(entries);
    }
}
