package buzzville.scenario.yaml;

import buzzville.unit.Default;
import buzzville.unit.Dimension;
import buzzville.unit.Doc;
import buzzville.unit.Short;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes the reference of a language out of its records: their keys, and the policies that can stand behind them. */
final class Reference {
    private final StringBuilder out = new StringBuilder();
    private final Map<Class<?>, Set<String>> records = new LinkedHashMap<>();
    private final Map<String, Class<?>> enums = new TreeMap<>();
    private final Map<String, Class<?>> families = new TreeMap<>();
    private final ArrayDeque<Class<?>> open = new ArrayDeque<>();

    private Reference() {}

    /** The reference of the language whose files are this record. */
    static String of(Class<? extends Record> root) {
        Reference reference = new Reference();
        reference.write(root);
        return reference.out.toString();
    }

    private void write(Class<? extends Record> root) {
        line("# Reference of the scenario language");
        line("");
        line(
                "Made from the program's own records, so it cannot disagree with them; the test `ReferenceTest` keeps it up to");
        line(
                "date and, with `-Dapprove=true`, rewrites it. A [tour](scenario-language.md) explains the same by examples;");
        line("[objectives](objectives.md) and [conventions](conventions.md) have pages of their own.");
        line("");
        units();
        meet(root, "");
        line("## Keys");
        line("");
        line(
                "A key is either *required*, or has a default, or may be left out (—), with the consequence that its line says.");
        line("");
        while (!open.isEmpty()) {
            section(open.removeFirst());
        }
        line("## Words");
        line("");
        enums.values().forEach(this::words);
        line("## Distributions, arrivals and policies");
        line("");
        line(
                "Written `name`, `name(value, …)` in the order of the parameters, `name(parameter=value, …)`, or as a mapping with");
        line(
                "`kind`. A quantity alone, such as `5ms`, is short for `constant(5ms)`. A call that holds a comma and stands inside");
        line(
                "`{…}` or `[…]` belongs in quotes: Buzz Ville reads it without them, other programs that read YAML do not.");
        line("");
        families.values().forEach(this::family);
    }

    private void units() {
        line("## Units");
        line("");
        line(
                "A bare number where a unit belongs is a mistake. Fractions are written with a point, never with an exponent.");
        line("");
        line("| quantity | units | such as |");
        line("| --- | --- | --- |");
        for (Dimension dimension : Dimension.values()) {
            String units = String.join(" ", dimension.units().keySet());
            line("| %s | %s | %s |"
                    .formatted(
                            ReferenceValues.noun(dimension),
                            units.isEmpty() ? "none" : "`" + units.replace(" ", "` `") + "`",
                            dimension.expectation().replaceFirst(".* such as ", "")));
        }
        line("");
    }

    private void meet(Class<?> record, String path) {
        Set<String> known = records.computeIfAbsent(record, fresh -> new LinkedHashSet<>());
        if (known.isEmpty()) {
            open.add(record);
        }
        known.add(path);
        if (known.size() == 1 || known.size() < 8) {
            for (RecordComponent component : record.getRecordComponents()) {
                String key = Names.of(component, component.getName());
                meet(component.getAnnotatedType(), path.isEmpty() ? key : path + "." + key);
            }
        }
    }

    private void meet(AnnotatedType type, String path) {
        if (type instanceof AnnotatedParameterizedType generic) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            if (arguments.length == 2) {
                meet(arguments[0], path);
            }
            meet(arguments[arguments.length - 1], arguments.length == 2 ? path + ".*" : path + "[]");
        } else if (type.getType() instanceof Class<?> plain) {
            if (ReferenceValues.isSection(plain)) {
                meet(plain, path);
            } else if (plain.isEnum()) {
                enums.put(ReferenceValues.title(plain), plain);
            } else if (ReferenceValues.isFamily(plain) && families.put(ReferenceValues.title(plain), plain) == null) {
                choices(plain);
            }
        }
    }

    /** The words that parameters of a family's policies choose from, and the records that they are made of. */
    private void choices(Class<?> family) {
        PolicyCatalog catalog = PolicyCatalog.of(family);
        for (String name : catalog.names()) {
            Class<? extends Record> policy = catalog.find(name);
            if (policy != null) {
                for (RecordComponent component : policy.getRecordComponents()) {
                    if (ReferenceValues.isFamily(component.getType())
                            && families.put(ReferenceValues.title(component.getType()), component.getType()) == null) {
                        choices(component.getType());
                    } else if (component.getType().isEnum()) {
                        enums.put(ReferenceValues.title(component.getType()), component.getType());
                    } else if (ReferenceValues.isSection(component.getType())) {
                        meet(component.getType(), name + "." + Names.of(component, component.getName()));
                    }
                }
            }
        }
    }

    private void section(Class<?> record) {
        line("### " + ReferenceValues.title(record));
        line("");
        Doc doc = record.getAnnotation(Doc.class);
        line(doc == null ? SourceDocs.of(record).sentence() : doc.value());
        List<String> places = new ArrayList<>(records.getOrDefault(record, Set.of()));
        if (!places.get(0).isEmpty()) {
            line("At "
                    + String.join(
                            ", ",
                            places.stream().map(place -> "`" + place + "`").toList()) + ".");
        }
        Short abbreviation = record.getAnnotation(Short.class);
        if (abbreviation != null) {
            line("A value that is no mapping stands for `" + abbreviation.value() + "`.");
        }
        line("");
        line("| key | value | default | meaning |");
        line("| --- | --- | --- | --- |");
        for (RecordComponent component : record.getRecordComponents()) {
            Doc meaning = component.getAnnotation(Doc.class);
            line("| `%s` | %s | %s | %s |"
                    .formatted(
                            Names.of(component, component.getName()),
                            ReferenceValues.value(component),
                            ReferenceValues.standard(component),
                            meaning == null ? "" : cell(meaning.value())));
        }
        line("");
    }

    private void words(Class<?> choice) {
        line("### " + ReferenceValues.title(choice));
        line("");
        SourceDocs docs = SourceDocs.of(choice);
        line(docs.sentence());
        line("");
        for (Object constant : choice.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            String meaning = docs.constant(name);
            line("- `" + name.toLowerCase(Locale.ROOT).replace('_', '-') + "`"
                    + (meaning.isEmpty() ? "" : ": " + meaning));
        }
        line("");
    }

    private void family(Class<?> family) {
        PolicyCatalog catalog = PolicyCatalog.of(family);
        line("### " + ReferenceValues.title(family));
        line("");
        line(SourceDocs.of(family).sentence());
        line("");
        for (String name : catalog.names()) {
            Class<? extends Record> policy = catalog.find(name);
            if (policy == null) {
                throw new IllegalStateException("no policy " + name);
            }
            policy(name, policy);
        }
    }

    private void policy(String name, Class<? extends Record> policy) {
        SourceDocs docs = SourceDocs.of(policy);
        RecordComponent[] components = policy.getRecordComponents();
        List<String> parameters = new ArrayList<>();
        for (RecordComponent component : components) {
            Default standard = component.getAnnotation(Default.class);
            String key = Names.of(component, component.getName());
            parameters.add(
                    standard != null
                            ? key + "=" + standard.value()
                            : ReferenceValues.isNullable(component) ? "[" + key + "]" : key);
        }
        line("#### `" + name + (parameters.isEmpty() ? "" : "(" + String.join(", ", parameters) + ")") + "`");
        line("");
        Doc sentence = policy.getAnnotation(Doc.class);
        line("**" + (sentence == null ? "" : sentence.value()) + "**");
        line("");
        line(docs.description());
        line("");
        for (RecordComponent component : components) {
            String meaning = docs.parameters().getOrDefault(component.getName(), "");
            line("- `" + Names.of(component, component.getName()) + "`, " + ReferenceValues.value(component)
                    + (meaning.isEmpty() ? "" : ": " + meaning));
        }
        if (components.length > 0) {
            line("");
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
