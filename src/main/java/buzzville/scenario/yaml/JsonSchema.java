package buzzville.scenario.yaml;

import buzzville.unit.Dimension;
import buzzville.unit.Doc;
import buzzville.unit.OneOf;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The language as JSON Schema (draft 2020-12), with which editors complete and check scenario files.
 *
 * <p>Every record becomes a definition, every policy one for its parameters; a short form is checked as far as a regular
 * expression can: its name has to exist. Numbers may be written as JSON numbers where YAML would make them so.
 */
final class JsonSchema {
    /** Wider than what the binder takes, since not every reader of schemas knows classes of letters. */
    private static final String NAME = "^[^\\s/(){},:=]{1,100}$";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Shapes shapes;
    private final Shape.Fields root;
    private final Map<String, ObjectNode> definitions = new LinkedHashMap<>();
    private final Map<String, Object> owners = new LinkedHashMap<>();

    JsonSchema(Shapes shapes, Shape.Fields root) {
        this.shapes = shapes;
        this.root = root;
    }

    ObjectNode schema(String title) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        // A file that includes others is a patch over them; one that is included may leave out what another provides.
        schema.putObject("if").putArray("required").add(Includes.KEY);
        schema.set("then", reference(root, true));
        schema.set("else", reference(root, false));
        ObjectNode all = schema.putObject("$defs");
        definitions.forEach(all::set);
        for (String variant : List.of("then", "else")) {
            addInclude((ObjectNode)
                    schema.at(schema.get(variant).get("$ref").asString().substring(1)));
        }
        return schema;
    }

    private static void addInclude(ObjectNode document) {
        document.remove("required");
        ObjectNode include = ((ObjectNode) document.get("properties")).putObject(Includes.KEY);
        include.put("description", "Files that are merged below this one, relative to it.")
                .put("type", "array");
        include.putObject("items").put("type", "string");
    }

    /** @param kind the name of the policy that it is, or null */
    private ObjectNode object(Shape.Fields shape, @Nullable String kind, boolean patch) {
        ObjectNode schema = JSON.objectNode();
        Doc doc = shape.type().getAnnotation(Doc.class);
        if (doc != null) {
            schema.put("description", doc.value());
        }
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        if (kind != null) {
            properties.putObject(PolicyForms.KIND).put("const", kind);
            required.add(PolicyForms.KIND);
        }
        for (Shape.Field field : shape.all()) {
            properties.set(field.name(), property(field, patch));
            if (field.standard() == null && !field.optional()) {
                required.add(field.name());
            } else if (field.unless() != null && !patch) {
                ArrayNode either = schema.putArray("anyOf");
                either.addObject().putArray("required").add(field.name());
                either.addObject().putArray("required").add(field.unless());
            }
        }
        if (!required.isEmpty() && !patch) {
            schema.set("required", required);
        }
        OneOf alternatives = shape.type().getAnnotation(OneOf.class);
        if (alternatives != null) {
            schema.set("oneOf", patch ? atMostOne(alternatives.value()) : exactlyOne(alternatives.value()));
        }
        return schema.put("additionalProperties", false);
    }

    private static ArrayNode exactlyOne(String[] keys) {
        ArrayNode forms = JSON.arrayNode();
        for (String key : keys) {
            forms.addObject().putArray("required").add(key);
        }
        return forms;
    }

    /** A patch may leave all of them as they are, and null says that one is not there. */
    private static ArrayNode atMostOne(String[] keys) {
        ArrayNode forms = JSON.arrayNode();
        ObjectNode none = forms.addObject().putObject("properties");
        for (String key : keys) {
            none.putObject(key).put("type", "null");
            ObjectNode one = forms.addObject();
            one.putArray("required").add(key);
            one.putObject("not").putObject("properties").putObject(key).put("type", "null");
        }
        return forms;
    }

    private ObjectNode property(Shape.Field field, boolean patch) {
        ObjectNode schema = patch ? orNull(of(field.shape(), true)) : of(field.shape(), false);
        String doc = field.doc();
        if (doc != null) {
            schema.put("description", doc);
        }
        if (field.standard() instanceof Scalar scalar && !patch) {
            put(schema, scalar, field.shape());
        }
        return schema;
    }

    private static void put(ObjectNode schema, Scalar standard, Shape shape) {
        boolean number = shape instanceof Shape.Numeral n
                && n.quantity().dimension().units().isEmpty();
        if (shape instanceof Shape.Flag) {
            schema.put("default", standard.text().equals("true"));
        } else if (number && standard.text().matches("-?[0-9]{1,18}")) {
            schema.put("default", Long.parseLong(standard.text()));
        } else {
            schema.put("default", standard.text());
        }
    }

    private static ObjectNode orNull(ObjectNode schema) {
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }

    private ObjectNode of(Shape shape, boolean patch) {
        ObjectNode schema = JSON.objectNode();
        if (shape instanceof Shape.Numeral number) {
            return number(number);
        } else if (shape instanceof Shape.Flag) {
            return schema.put("type", "boolean");
        } else if (shape instanceof Shape.Text) {
            // YAML makes numbers and booleans of text that looks like them; both are text here.
            schema.putArray("type").add("string").add("number").add("boolean");
            return schema;
        } else if (shape instanceof Shape.Choice choice) {
            return schema.set("enum", strings(choice.constants().keySet()));
        } else if (shape instanceof Shape.Items items) {
            return schema.put("type", "array").set("items", of(items.item(), false));
        } else if (shape instanceof Shape.Named named) {
            schema.putArray("type").add("object").add("null");
            if (named.key() == null) {
                schema.putObject("propertyNames").put("pattern", NAME);
            }
            ObjectNode value = of(named.value(), patch);
            return schema.set("additionalProperties", patch ? orNull(value) : value);
        } else if (shape instanceof Shape.Fields fields) {
            return reference(fields, patch);
        } else if (shape instanceof Shape.Policy policy) {
            return reference(policy, patch);
        } else if (shape instanceof Shape.Tree) {
            return schema.put("type", "object");
        } else if (shape instanceof Shape.Patch) {
            ObjectNode either = JSON.objectNode();
            either.putArray("anyOf").add(reference(root, true)).addObject().put("type", "null");
            return either;
        }
        return schema.put("type", "string").put("description", "Expected: " + shape.expectation() + ".");
    }

    private static ObjectNode number(Shape.Numeral shape) {
        ObjectNode schema = JSON.objectNode();
        Dimension dimension = shape.quantity().dimension();
        String type = shape.isWhole() ? "integer" : "number";
        if (dimension == Dimension.COUNT) {
            schema.put("type", type);
            return shape.quantity().signed() ? schema : schema.put("minimum", 0);
        } else if (dimension == Dimension.COUNT_OR_UNLIMITED) {
            schema.putArray("anyOf").addObject().put("type", type).put("minimum", 0);
            ((ArrayNode) schema.get("anyOf")).addObject().put("const", "unlimited");
            return schema;
        }
        return schema.put("type", "string").put("pattern", shape.quantity().pattern());
    }

    private static ArrayNode strings(Collection<String> words) {
        ArrayNode array = JSON.arrayNode();
        words.forEach(array::add);
        return array;
    }

    private ObjectNode reference(Shape.Fields shape, boolean patch) {
        String suffix =
                (shape.scale() == null ? "" : "-of-" + name(shape.scale().dimension())) + (patch ? "-patch" : "");
        return define(Names.kebab(shape.type().getSimpleName()) + suffix, shape.type(), () -> {
            ObjectNode object = object(shape, null, patch);
            if (shape.shortKey() == null) {
                return patch ? object : emptyToo(object);
            }
            Shape.Field field = shape.byName().get(shape.shortKey());
            ObjectNode either = JSON.objectNode();
            Shape brief = field == null ? new Shape.Text() : field.shape();
            ArrayNode forms = either.putArray("anyOf").add(of(brief, patch)).add(object);
            if (brief instanceof Shape.Items items) {
                forms.add(of(items.item(), false));
            }
            return either;
        });
    }

    /** A key with nothing behind it is an empty mapping, if nothing is required. */
    private static ObjectNode emptyToo(ObjectNode object) {
        if (!object.has("required")) {
            object.putArray("type").add("object").add("null");
        }
        return object;
    }

    private ObjectNode reference(Shape.Policy shape, boolean patch) {
        String suffix =
                (shape.scale() == null ? "" : "-of-" + name(shape.scale().dimension())) + (patch ? "-patch" : "");
        return define(Names.kebab(shape.catalog().family().getSimpleName()) + suffix, shape.catalog(), () -> {
            ObjectNode either = JSON.objectNode();
            ArrayNode forms = either.putArray(patch ? "anyOf" : "oneOf");
            String names = shape.catalog().names().stream().collect(Collectors.joining("|"));
            forms.addObject()
                    .put("description", "name or name(parameter=value, ...)")
                    .put("type", "string")
                    .put("pattern", "^(" + names + ")(\\s*\\(.*\\))?$");
            bareValue(shape, forms);
            for (String name : shape.catalog().names()) {
                Class<? extends Record> type = shape.catalog().find(name);
                if (type != null) {
                    forms.add(object(shapes.record(type, shape.scale()), name, false));
                }
            }
            if (patch) {
                forms.addObject()
                        .put("type", "object")
                        .putObject("not")
                        .putArray("required")
                        .add(PolicyForms.KIND);
            }
            return either;
        });
    }

    private void bareValue(Shape.Policy shape, ArrayNode forms) {
        String bare = shape.catalog().bareValue();
        Class<? extends Record> type = bare == null ? null : shape.catalog().find(bare);
        if (type != null) {
            forms.add(of(shapes.record(type, shape.scale()).all().get(0).shape(), false));
        }
    }

    private static String name(Dimension dimension) {
        return Names.kebab(dimension.name());
    }

    /** Two types of one simple name get two definitions; a type that holds itself is defined once. */
    private ObjectNode define(String wanted, Object owner, java.util.function.Supplier<ObjectNode> schema) {
        String name = wanted;
        for (int i = 2; owners.containsKey(name) && !owner.equals(owners.get(name)); i++) {
            name = wanted + "-" + i;
        }
        if (owners.putIfAbsent(name, owner) == null) {
            definitions.put(name, JSON.objectNode());
            definitions.put(name, schema.get());
        }
        return JSON.objectNode().put("$ref", "#/$defs/" + name);
    }
}
