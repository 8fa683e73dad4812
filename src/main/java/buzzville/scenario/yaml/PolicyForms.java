package buzzville.scenario.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the mapping with {@code kind} out of every way to write a policy. */
final class PolicyForms {

    /** The key that names a policy. */
    static final String KIND = "kind";

    private final Shapes shapes;

    PolicyForms(Shapes shapes) {
        this.shapes = shapes;
    }

    /**
     * The policy as a mapping.
     *
     * @return a mapping, possibly without {@code kind} if it was written as one
     * @throws Refusal if it is no policy in any form
     */
    Mapping mapping(Node node, Shape.Policy shape) {
        if (node instanceof Mapping mapping) {
            return mapping.as(Mapping.Role.POLICY);
        }
        if (!(node instanceof Scalar scalar) || scalar.isNull()) {
            throw new Refusal(node.position(), "expected " + shape.expectation() + ", but found " + node.describe());
        }
        PolicyCatalog catalog = shape.catalog();
        if (startsLikeAQuantity(scalar.text())) {
            return bareValue(scalar, shape);
        }
        ShortForm form = ShortForm.parse(scalar);
        Map<String, Entry> entries = new LinkedHashMap<>();
        entries.put(KIND, new Entry(form.name().position(), form.name()));
        Class<? extends Record> policy = find(catalog, form.name());
        List<String> parameters =
                new ArrayList<>(shapes.record(policy, shape.scale()).byName().keySet());
        fill(entries, form, parameters);
        return new Mapping(scalar.position(), entries, Mapping.Role.POLICY);
    }

    private Mapping bareValue(Scalar scalar, Shape.Policy shape) {
        String kind = shape.catalog().bareValue();
        Class<? extends Record> policy = kind == null ? null : shape.catalog().find(kind);
        if (kind == null || policy == null) {
            throw new Refusal(
                    scalar.position(),
                    "expected %s, but found %s%s"
                            .formatted(
                                    shape.expectation(),
                                    scalar.describe(),
                                    Suggestion.hint(
                                            scalar.text(), shape.catalog().names(), plural(shape.catalog()))));
        }
        String parameter = shapes.record(policy, shape.scale()).all().get(0).name();
        Map<String, Entry> entries = new LinkedHashMap<>();
        entries.put(KIND, Entry.implied(Scalar.of(scalar.position(), kind)));
        entries.put(parameter, Entry.implied(scalar));
        return new Mapping(scalar.position(), entries, Mapping.Role.POLICY);
    }

    /**
     * The policy of this name.
     *
     * @throws Refusal with a suggestion if there is none
     */
    static Class<? extends Record> find(PolicyCatalog catalog, Scalar name) {
        Class<? extends Record> policy = catalog.find(name.text());
        if (policy == null) {
            throw new Refusal(
                    name.position(),
                    "unknown %s %s%s"
                            .formatted(
                                    catalog.noun(),
                                    name.describe(),
                                    Suggestion.hint(name.text(), catalog.names(), plural(catalog))));
        }
        return policy;
    }

    private static void fill(Map<String, Entry> entries, ShortForm form, List<String> parameters) {
        boolean named = false;
        int place = 0;
        for (ShortForm.Argument argument : form.arguments()) {
            Scalar key = argument.key();
            Position at = key == null ? argument.value().position() : key.position();
            String parameter = key == null ? positional(place++, at, form, parameters, named) : key.text();
            named |= key != null;
            if (entries.putIfAbsent(parameter, new Entry(at, argument.value())) != null) {
                throw new Refusal(
                        at,
                        "'%s' is given twice to %s"
                                .formatted(parameter, form.name().text()));
            }
        }
    }

    private static String positional(int place, Position at, ShortForm form, List<String> parameters, boolean named) {
        String policy = form.name().text();
        if (named) {
            throw new Refusal(at, "a value without a name stands behind one with a name; write parameter=value");
        }
        if (place >= parameters.size()) {
            String takes = parameters.isEmpty()
                    ? "takes no parameters"
                    : "takes at most %d (%s)".formatted(parameters.size(), String.join(", ", parameters));
            throw new Refusal(
                    at,
                    "'" + policy + "' " + takes + ", but found "
                            + form.arguments().size());
        }
        return parameters.get(place);
    }

    static String plural(PolicyCatalog catalog) {
        return Suggestion.plural(catalog.noun());
    }

    private static boolean startsLikeAQuantity(String text) {
        return !text.isEmpty() && "0123456789+-.".indexOf(text.charAt(0)) >= 0;
    }

    /** The text of {@code kind}, or null if there is none or it is no text. */
    static @Nullable String kind(Mapping mapping) {
        return mapping.get(KIND) instanceof Scalar scalar ? scalar.text() : null;
    }
}
