package buzzville.scenario.yaml;

import buzzville.unit.Elsewhere;
import buzzville.unit.Quantity;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a value has to look like, as a record's components say it; the binder, the merge and the schema all walk these. */
sealed interface Shape {

    /** For "expected ...". */
    String expectation();

    /** Any text. */
    record Text() implements Shape {
        @Override
        public String expectation() {
            return "text";
        }
    }

    /** True or false. */
    record Flag() implements Shape {
        @Override
        public String expectation() {
            return "true or false";
        }
    }

    /** @param type int, long or double */
    record Numeral(Class<?> type, Quantity quantity) implements Shape {
        @Override
        public String expectation() {
            return quantity.expectation(isWhole());
        }

        boolean isWhole() {
            return type != double.class;
        }
    }

    /** One of a few words. */
    record Choice(Class<?> type, Map<String, Enum<?>> constants) implements Shape {
        static Choice of(Class<?> type) {
            Map<String, Enum<?>> constants = new LinkedHashMap<>();
            for (Object constant : type.getEnumConstants()) {
                Enum<?> value = (Enum<?>) constant;
                constants.put(name(type, value), value);
            }
            return new Choice(type, constants);
        }

        private static String name(Class<?> type, Enum<?> value) {
            return Names.of(field(type, value), value.name());
        }

        private static java.lang.reflect.Field field(Class<?> type, Enum<?> value) {
            try {
                return type.getField(value.name());
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException(type + " has lost its constant " + value, e);
            }
        }

        /** The word that was probably meant: the one that another system calls so, or the nearest. */
        @Nullable
        String meant(String text) {
            for (Map.Entry<String, Enum<?>> constant : constants.entrySet()) {
                Elsewhere elsewhere = field(type, constant.getValue()).getAnnotation(Elsewhere.class);
                if (elsewhere != null && List.of(elsewhere.value()).contains(text)) {
                    return constant.getKey();
                }
            }
            return Suggestion.nearest(text, constants.keySet());
        }

        @Override
        public String expectation() {
            return "one of " + String.join(", ", constants.keySet());
        }
    }

    /** Text that a function understands. */
    record Parsed(Class<?> type, Function<String, ?> parse, String expectation) implements Shape {}

    /** The lines of a file that is named. */
    record Lines(Class<?> type, BiFunction<String, List<String>, ?> load) implements Shape {
        @Override
        public String expectation() {
            return "the path of a text file";
        }
    }

    /** A patch that is kept as it is, to be applied later. */
    record Patch(Function<? super Node, ?> make) implements Shape {
        @Override
        public String expectation() {
            return "a mapping";
        }
    }

    /** A mapping of anything, kept as it is. */
    record Tree() implements Shape {
        @Override
        public String expectation() {
            return "a mapping";
        }
    }

    /** A list. */
    record Items(Shape item) implements Shape {
        @Override
        public String expectation() {
            return "a list";
        }
    }

    /** @param key null if the keys are names */
    record Named(@Nullable Shape key, Shape value) implements Shape {
        @Override
        public String expectation() {
            return "a mapping";
        }
    }

    /** @param scale what the parameters that are {@code @Scaled} are measured in, or null */
    record Policy(PolicyCatalog catalog, @Nullable Quantity scale) implements Shape {
        @Override
        public String expectation() {
            String noun = catalog.noun();
            return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
        }
    }

    /** A mapping whose keys are a record's components. */
    final class Fields implements Shape {
        private final Class<? extends Record> type;
        private final @Nullable Quantity scale;
        private final Constructor<?> constructor;
        private final @Nullable String shortKey;
        private final boolean alone;
        private final Supplier<Map<String, Field>> compile;
        private @Nullable Map<String, Field> fields;

        Fields(
                Class<? extends Record> type,
                @Nullable Quantity scale,
                Constructor<?> constructor,
                @Nullable String shortKey,
                boolean alone,
                Supplier<Map<String, Field>> compile) {
            this.type = type;
            this.scale = scale;
            this.constructor = constructor;
            this.shortKey = shortKey;
            this.alone = alone;
            this.compile = compile;
        }

        Class<? extends Record> type() {
            return type;
        }

        @Nullable
        Quantity scale() {
            return scale;
        }

        Constructor<?> constructor() {
            return constructor;
        }

        /** The key that a value stands for which is not a mapping, or null. */
        @Nullable
        String shortKey() {
            return shortKey;
        }

        /** Whether a key that is given takes the place of another that was there: the short key stands alone. */
        boolean replaces(String given, String other) {
            return alone && given.equals(shortKey) != other.equals(shortKey);
        }

        /** By name, in the order of the components; compiled when first asked for, since records may hold themselves. */
        Map<String, Field> byName() {
            if (fields == null) {
                fields = compile.get();
            }
            return fields;
        }

        List<Field> all() {
            return new ArrayList<>(byName().values());
        }

        @Override
        public String expectation() {
            return shortKey == null ? "a mapping" : byName(shortKey).shape().expectation() + " or a mapping";
        }

        private Field byName(String name) {
            Field field = byName().get(name);
            if (field == null) {
                throw new IllegalStateException("@Short of " + type + " names no component: " + name);
            }
            return field;
        }

        /** The mapping that this value stands for: itself, or under the short key; one text will do for a list of one. */
        Node expand(Node node) {
            if (shortKey == null || node.isNull()) {
                return node;
            }
            Shape brief = byName(shortKey).shape();
            Shape single = brief instanceof Items items ? items.item() : brief;
            boolean policy = single instanceof Policy && !byName().containsKey(PolicyForms.KIND);
            if (node instanceof Mapping mapping && !(policy && mapping.get(PolicyForms.KIND) != null)) {
                return node;
            }
            boolean one = brief instanceof Items && !(node instanceof Sequence);
            Node value = one ? new Sequence(node.position(), List.of(node)) : node;
            return new Mapping(node.position(), Map.of(shortKey, Entry.implied(value)));
        }
    }

    /**
     * One key of a mapping.
     *
     * @param javaName the component's name
     * @param standard the value if it is absent, or null if there is none
     * @param optional whether it may be absent without one
     * @param unless it may only be absent if this other key is there; null if that does not matter
     * @param assumed what to take it for if it cannot be read, or null
     */
    record Field(
            String name,
            String javaName,
            Shape shape,
            @Nullable Node standard,
            boolean optional,
            @Nullable String unless,
            @Nullable Node assumed,
            @Nullable String doc) {}
}
