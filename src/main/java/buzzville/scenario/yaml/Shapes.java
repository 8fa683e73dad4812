package buzzville.scenario.yaml;

import buzzville.unit.Assumed;
import buzzville.unit.Default;
import buzzville.unit.Dimension;
import buzzville.unit.Doc;
import buzzville.unit.Instance;
import buzzville.unit.Quantity;
import buzzville.unit.Scaled;
import buzzville.unit.Short;
import buzzville.unit.Unless;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes shapes out of record classes.
 *
 * <p>A class that cannot be a shape is a mistake of ours, not of the user: it is an {@link IllegalStateException}.
 */
final class Shapes {

    private static final Quantity NUMBER = new Quantity(Dimension.COUNT, true, Double.POSITIVE_INFINITY);

    private static final Pattern NUMBERED = Pattern.compile(Binder.NAME.pattern() + "(\\[[0-9]{1,9}])?");

    private static final Shape.Parsed INSTANCE =
            new Shape.Parsed(String.class, Shapes::instance, "a name such as sensor or sensor[3]");

    private record Key(Class<?> type, @Nullable Quantity scale) {}

    private final Map<Class<?>, PolicyCatalog> families;
    private final Map<Class<?>, Shape.Parsed> parsed;
    private final Map<Class<?>, BiFunction<String, List<String>, ?>> files;
    private final Map<Class<?>, Function<? super Node, ?>> patches;
    private final Map<Key, Shape.Fields> records = new HashMap<>();

    Shapes(
            Map<Class<?>, PolicyCatalog> families,
            Map<Class<?>, Shape.Parsed> parsed,
            Map<Class<?>, BiFunction<String, List<String>, ?>> files,
            Map<Class<?>, Function<? super Node, ?>> patches) {
        this.families = families;
        this.parsed = parsed;
        this.files = files;
        this.patches = patches;
    }

    /** @param scale what its {@code @Scaled} components are measured in, or null */
    Shape.Fields record(Class<?> type, @Nullable Quantity scale) {
        return records.computeIfAbsent(new Key(type, scale), key -> {
            if (!type.isRecord()) {
                throw new IllegalStateException(
                        type.getName() + " is neither a record nor anything else the binder knows");
            }
            Class<? extends Record> recordType = type.asSubclass(Record.class);
            Short abbreviation = type.getAnnotation(Short.class);
            String shortKey = abbreviation == null ? null : abbreviation.value();
            boolean alone = abbreviation != null && abbreviation.alone();
            return new Shape.Fields(
                    recordType, scale, canonical(recordType), shortKey, alone, () -> fields(recordType, scale));
        });
    }

    private static String instance(String name) {
        if (!NUMBERED.matcher(name).matches()) {
            throw new IllegalArgumentException("expected a name such as sensor or sensor[3], but found '" + name + "'");
        }
        return name;
    }

    private static Constructor<?> canonical(Class<? extends Record> type) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has lost its canonical constructor", e);
        }
    }

    private Map<String, Shape.Field> fields(Class<? extends Record> type, @Nullable Quantity scale) {
        Map<String, Shape.Field> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = Names.of(component, component.getName());
            AnnotatedType annotated = component.getAnnotatedType();
            Quantity own = quantity(component, scale, type);
            Quantity quantity = own == null ? quantity(annotated, scale, type) : own;
            Default standard = component.getAnnotation(Default.class);
            Assumed assumed = component.getAnnotation(Assumed.class);
            Doc doc = component.getAnnotation(Doc.class);
            Unless unless = component.getAnnotation(Unless.class);
            Shape shape = shape(annotated, quantity, scale, type + "." + component.getName());
            fields.put(
                    name,
                    new Shape.Field(
                            name,
                            component.getName(),
                            shape,
                            standard == null ? null : standard(standard.value(), type, name),
                            isNullable(annotated, component),
                            unless == null ? null : unless.value(),
                            assumed == null ? null : standard(assumed.value(), type, name),
                            doc == null ? null : doc.value()));
        }
        return Collections.unmodifiableMap(fields);
    }

    private static Node standard(String yaml, Class<?> type, String name) {
        Problems problems = new Problems();
        String label = "default of " + Names.kebab(type.getSimpleName()) + "." + name;
        Node node = SourceReader.parse(yaml, new Source(label, 0, null, null, false), problems);
        if (node == null || problems.hasErrors()) {
            throw new IllegalStateException("@Default of " + type + "." + name + " is not YAML: " + problems);
        }
        return node;
    }

    private static boolean isNullable(AnnotatedType type, AnnotatedElement component) {
        return isPresent(type, "Nullable") || isPresent(component, "Nullable");
    }

    private static boolean isPresent(AnnotatedElement element, String annotation) {
        for (Annotation present : element.getAnnotations()) {
            if (present.annotationType().getSimpleName().equals(annotation)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Quantity quantity(AnnotatedElement element, @Nullable Quantity scale, Class<?> type) {
        if (element.isAnnotationPresent(Scaled.class)) {
            if (scale == null) {
                throw new IllegalStateException(
                        type
                                + " is @Scaled, so the component that holds it has to say what it holds: @DurationNanos, @Count, ...");
            }
            return scale;
        }
        return Quantity.of(element);
    }

    private Shape shape(AnnotatedType annotated, @Nullable Quantity quantity, @Nullable Quantity scale, String where) {
        Type type = annotated.getType();
        if (type instanceof ParameterizedType parameterized
                && annotated instanceof AnnotatedParameterizedType withArguments) {
            AnnotatedType[] arguments = withArguments.getAnnotatedActualTypeArguments();
            if (parameterized.getRawType() == List.class) {
                return new Shape.Items(argument(arguments[0], quantity, scale, where));
            } else if (parameterized.getRawType() == Map.class) {
                Shape key = arguments[0].isAnnotationPresent(Instance.class)
                        ? INSTANCE
                        : argument(arguments[0], null, scale, where);
                return new Shape.Named(
                        key instanceof Shape.Text ? null : key, argument(arguments[1], quantity, scale, where));
            }
        }
        if (type instanceof Class<?> plain) {
            return shape(plain, quantity, where);
        }
        throw new IllegalStateException(where + " has a type that the binder does not know: " + type);
    }

    private Shape argument(AnnotatedType type, @Nullable Quantity inherited, @Nullable Quantity scale, String where) {
        Class<?> owner = type.getType() instanceof Class<?> plain ? plain : Object.class;
        Quantity own = quantity(type, scale, owner);
        return shape(type, own == null ? inherited : own, scale, where);
    }

    private Shape shape(Class<?> type, @Nullable Quantity quantity, String where) {
        Class<?> number = number(type);
        PolicyCatalog catalog = families.get(type);
        Shape.Parsed text = parsed.get(type);
        BiFunction<String, List<String>, ?> file = files.get(type);
        if (number != null) {
            return new Shape.Numeral(number, quantity == null ? NUMBER : quantity);
        } else if (catalog != null) {
            return new Shape.Policy(catalog, quantity);
        } else if (text != null) {
            return text;
        } else if (file != null) {
            return new Shape.Lines(type, file);
        } else if (type == String.class) {
            return new Shape.Text();
        } else if (type == boolean.class || type == Boolean.class) {
            return new Shape.Flag();
        } else if (type == Node.class) {
            return new Shape.Patch(patch -> patch);
        } else if (patches.containsKey(type)) {
            return new Shape.Patch(patches.get(type));
        } else if (type == Mapping.class) {
            return new Shape.Tree();
        } else if (type.isEnum()) {
            return Shape.Choice.of(type);
        } else if (type.isRecord()) {
            return record(type, quantity);
        }
        throw new IllegalStateException(where + " has a type that the binder does not know: " + type);
    }

    private static @Nullable Class<?> number(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return int.class;
        } else if (type == long.class || type == Long.class) {
            return long.class;
        } else if (type == double.class || type == Double.class) {
            return double.class;
        }
        return null;
    }
}
