package buzzville.scenario.yaml;

import buzzville.random.TextFile;
import buzzville.unit.Default;
import buzzville.unit.Dimension;
import buzzville.unit.Doc;
import buzzville.unit.Quantity;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.List;

/** What may stand behind a key, in the words and links of the reference. */
public final class ReferenceValues {
    private ReferenceValues() {}

    static boolean isSection(Class<?> type) {
        return type.isRecord() && type != TextFile.class && type.isAnnotationPresent(Doc.class) || isPlainRecord(type);
    }

    public static boolean isPlainRecord(Class<?> type) {
        return type.isRecord()
                && type != TextFile.class
                && List.of(type.getRecordComponents()).stream()
                        .allMatch(component -> component.isAnnotationPresent(Doc.class));
    }

    /** Whether policies stand behind this interface. */
    public static boolean isFamily(Class<?> type) {
        return type.isInterface()
                && !type.getName().startsWith("java.")
                && !Node.class.isAssignableFrom(type)
                && !PolicyCatalog.of(type).names().isEmpty();
    }

    static String title(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        boolean vague = outer != null && type.getSimpleName().equals("Rule");
        String name = (vague ? Names.kebab(outer.getSimpleName()) + "-" : "") + Names.kebab(type.getSimpleName());
        return name.replaceFirst("-spec$", "").replace('-', ' ');
    }

    static String anchor(Class<?> type) {
        return "[" + title(type) + "](#" + title(type).replace(' ', '-') + ")";
    }

    /** What may stand behind a component. */
    public static String value(RecordComponent component) {
        return value(component.getAnnotatedType(), quantity(component, component.getAnnotatedType()));
    }

    /** The first sentence of the documentation comment of a type. */
    public static String sentence(Class<?> type) {
        return SourceDocs.of(type).sentence();
    }

    /** How a component is called in YAML. */
    public static String key(RecordComponent component) {
        return Names.of(component, component.getName());
    }

    static String value(AnnotatedType type, String quantity) {
        if (type instanceof AnnotatedParameterizedType generic) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            AnnotatedType last = arguments[arguments.length - 1];
            String own = quantity(last, last);
            String items = value(last, own.isEmpty() ? quantity : own);
            return arguments.length == 1
                    ? "list: " + items
                    : "mapping: " + (arguments[0].getType() == String.class ? "name" : value(arguments[0], "")) + " → "
                            + items;
        }
        return type.getType() instanceof Class<?> plain
                ? value(plain, quantity)
                : type.getType().getTypeName();
    }

    static String value(Class<?> type, String quantity) {
        if (type.isEnum()) {
            return anchor(type);
        } else if (isSection(type)) {
            return anchor(type);
        } else if (isFamily(type)) {
            return anchor(type) + (quantity.isEmpty() ? "" : " of " + plural(quantity));
        } else if (!quantity.isEmpty()) {
            return quantity;
        }
        return switch (type.getSimpleName()) {
            case "int", "long", "Integer", "Long" -> "whole number";
            case "double", "Double" -> "number";
            case "boolean", "Boolean" -> "`true` or `false`";
            case "String" -> "text";
            case "TextFile" -> "path of a text file";
            case "Objective" -> "[objective](objectives.md)";
            case "Measure" -> "[figure](objectives.md#what)";
            case "Warmup" -> "duration, or `mser-5`";
            case "OffsetDateTime" -> "date and time";
            case "LocalTime" -> "time of day";
            case "ZoneId" -> "time zone";
            case "Mapping" -> "[payload](messages.md#payloads)";
            case "Node", "Change" -> "merge patch";
            default -> throw new IllegalStateException("the reference does not know " + type);
        };
    }

    /** Parts are several already. */
    private static String plural(String quantity) {
        return quantity.startsWith("parts ") ? quantity : Suggestion.plural(quantity);
    }

    static String quantity(AnnotatedElement component, AnnotatedType type) {
        for (AnnotatedElement element : List.of(component, type)) {
            for (Annotation annotation : element.getAnnotations()) {
                if (annotation.annotationType().getSimpleName().equals("Scaled")) {
                    return "quantity";
                }
            }
            Quantity quantity = Quantity.of(element);
            if (quantity != null) {
                return noun(quantity.dimension());
            }
        }
        return "";
    }

    /** Its default, as code, or what there is instead. */
    public static String standard(RecordComponent component) {
        Default standard = component.getAnnotation(Default.class);
        if (standard != null) {
            return "`" + standard.value() + "`";
        }
        return isNullable(component) ? "—" : "*required*";
    }

    public static boolean isNullable(RecordComponent component) {
        for (AnnotatedElement element : List.of(component, component.getAnnotatedType())) {
            for (Annotation annotation : element.getAnnotations()) {
                if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                    return true;
                }
            }
        }
        return false;
    }

    static String noun(Dimension dimension) {
        return dimension == Dimension.COUNT_OR_UNLIMITED
                ? "whole number or `unlimited`"
                : dimension.noun().replaceFirst("^an? ", "");
    }
}
