package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import buzzville.unit.NearWord;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One field of a record on the wire, as the component's type and annotations describe it.
 *
 * @param name on the wire
 * @param kind what stands there
 * @param range of a number, or null
 * @param words that it may be, or empty for any
 * @param prefix of an identifier, or empty
 */
record Field(
        String name,
        Kind kind,
        @Nullable Range range,
        List<String> words,
        String prefix,
        boolean optional,
        String doc,
        RecordComponent component) {
    static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_NUMBER = 60;

    enum Kind {
        TEXT,
        WORD,
        IDENTIFIER,
        WHOLE,
        DECIMAL,
        FLAG
    }

    /** The fields of a record, in the order of its components. */
    static List<Field> of(Class<? extends Record> type) {
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Name name = component.getAnnotation(Name.class);
            OneOf words = component.getAnnotation(OneOf.class);
            Identifier identifier = component.getAnnotation(Identifier.class);
            Doc doc = Objects.requireNonNull(component.getAnnotation(Doc.class));
            fields.add(new Field(
                    name == null ? component.getName() : name.value(),
                    kind(component, words, identifier),
                    component.getAnnotation(Range.class),
                    words == null ? List.of() : List.of(words.value()),
                    identifier == null ? "" : identifier.value(),
                    isNullable(component),
                    doc.value(),
                    component));
        }
        return List.copyOf(fields);
    }

    private static Kind kind(RecordComponent component, @Nullable OneOf words, @Nullable Identifier identifier) {
        Class<?> type = component.getType();
        if (type == int.class) {
            return Kind.WHOLE;
        } else if (type == BigDecimal.class) {
            return Kind.DECIMAL;
        } else if (type == boolean.class) {
            return Kind.FLAG;
        } else if (type == String.class) {
            return words != null ? Kind.WORD : identifier != null ? Kind.IDENTIFIER : Kind.TEXT;
        }
        throw new IllegalStateException(component + " cannot stand on the wire");
    }

    private static boolean isNullable(RecordComponent component) {
        for (Annotation annotation : component.getAnnotatedType().getAnnotations()) {
            if (annotation.annotationType() == Nullable.class) {
                return true;
            }
        }
        return false;
    }

    /** Whether it stands before the place. */
    boolean leads() {
        return kind == Kind.IDENTIFIER;
    }

    /** For "must be". */
    String expectation() {
        return switch (kind) {
            case TEXT -> "text of 1 to " + LONGEST_TEXT + " characters";
            case WORD -> "one of " + String.join(", ", words);
            case IDENTIFIER -> "text such as " + identifier(prefix, 2) + " or a whole number";
            case WHOLE -> "a whole number from " + least() + " to " + most();
            case DECIMAL -> "a number between " + least() + " and " + most();
            case FLAG -> "true or false";
        };
    }

    private long least() {
        return range == null ? 0 : range.from();
    }

    private long most() {
        return range == null ? Integer.MAX_VALUE : range.to();
    }

    /** The sentence about what is wrong with a value; null if it is right. */
    @Nullable
    String mistake(JsonNode node) {
        boolean right = switch (kind) {
            case TEXT -> isText(node);
            case WORD -> node.isString() && words.contains(node.asString());
            case IDENTIFIER -> isText(node) || node.isInt() && node.asInt() >= 0;
            case WHOLE -> node.isInt() && least() <= node.asInt() && node.asInt() <= most();
            case DECIMAL -> isDecimal(node);
            case FLAG -> node.isBoolean();
        };
        if (right) {
            return null;
        }
        if (kind == Kind.DECIMAL && node.isNumber() && isShort(node)) {
            return "must be between " + least() + " and " + most() + ", but is " + shown(node);
        }
        String hint = "";
        if (kind == Kind.WORD && node.isString()) {
            String nearest = NearWord.nearest(node.asString(), words);
            hint = nearest == null ? "" : "; did you mean '" + nearest + "'?";
        }
        return "must be " + expectation() + ", but is " + shown(node) + hint;
    }

    private static boolean isText(JsonNode node) {
        return node.isString() && !node.asString().isBlank() && node.asString().length() <= LONGEST_TEXT;
    }

    private boolean isDecimal(JsonNode node) {
        return node.isNumber()
                && isShort(node)
                && node.decimalValue().compareTo(BigDecimal.valueOf(least())) >= 0
                && node.decimalValue().compareTo(BigDecimal.valueOf(most())) <= 0;
    }

    /** Whether its digits can be written out: 1e999999999 cannot. */
    static boolean isShort(JsonNode number) {
        BigDecimal value = number.decimalValue();
        return Math.abs((long) value.scale()) <= LONGEST_NUMBER && value.precision() <= LONGEST_NUMBER;
    }

    /** A value in a sentence, cut off where it is long. */
    static String shown(JsonNode node) {
        if (node.isObject() || node.isArray()) {
            return node.isObject() ? "an object" : "a list";
        }
        String text = node.toString();
        return text.length() <= LONGEST_NUMBER ? text : text.substring(0, LONGEST_NUMBER) + "...";
    }

    /** What the constructor takes for a right value. */
    Object value(JsonNode node) {
        return switch (kind) {
            case TEXT, WORD -> node.asString();
            case IDENTIFIER -> identifier(prefix, node);
            case WHOLE -> node.asInt();
            case DECIMAL -> decimal(node);
            case FLAG -> node.asBoolean();
        };
    }

    /** Digits as written, so that 45.0 stays 45.0; an exponent is multiplied out. */
    static BigDecimal decimal(JsonNode node) {
        BigDecimal value = node.decimalValue();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    static String identifier(String prefix, JsonNode node) {
        return node.isInt() ? identifier(prefix, node.asInt()) : node.asString();
    }

    /** The text for a number, such as {@code CREF_002}. */
    static String identifier(String prefix, int number) {
        String digits = Integer.toString(number);
        return prefix + "_" + "0".repeat(Math.max(0, 3 - digits.length())) + digits;
    }

    /** What a record holds here. */
    @Nullable
    Object of(Record owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
