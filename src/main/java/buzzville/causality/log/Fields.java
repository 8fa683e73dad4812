package buzzville.causality.log;

import buzzville.unit.NearWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one line: gives what is right, and notes what is not and where that stands. */
final class Fields {
    /** Beyond this, differences of times and the next of a counter would leave the range of numbers. */
    static final long MOST = 4_000_000_000_000_000_000L;

    private static final int SHOWN = 40;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final String text;
    private final int line;
    private final String prefix;
    /** Of the object, as RFC 6901 has it. */
    private final String pointer;

    private final ObjectNode node;
    private final List<LogProblem> problems;
    /** Those that are not there, but are likely to be meant by one that nobody knows. */
    private final Set<String> meant = new HashSet<>();

    /**
     * @param text of the line
     * @param line its number
     * @param problems where to put what is wrong
     */
    Fields(String text, int line, ObjectNode node, List<LogProblem> problems) {
        this(text, line, "", "", node, problems);
    }

    private Fields(String text, int line, String prefix, String pointer, ObjectNode node, List<LogProblem> problems) {
        this.text = text;
        this.line = line;
        this.prefix = prefix;
        this.pointer = pointer;
        this.node = node;
        this.problems = problems;
    }

    boolean has(String name) {
        return node.has(name);
    }

    Iterable<String> names() {
        return node.propertyNames();
    }

    void wrong(String name, String sentence) {
        problems.add(new LogProblem(line, column(pointer(name)), prefix + name, sentence));
    }

    private String pointer(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    void wrongIs(String name, String expected) {
        JsonNode found = node.get(name);
        if (found == null && meant.contains(name)) {
            return;
        }
        wrong(
                name,
                found == null
                        ? "is missing; expected " + expected
                        : "must be " + expected + ", but is " + shown(found));
    }

    /** Notes fields that nobody knows. */
    void only(List<String> known) {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                String near = NearWord.nearest(name, known);
                if (near != null) {
                    meant.add(near);
                }
                wrong(name, "is unknown" + NearWord.hint(name, known, "fields"));
            }
        }
    }

    /** A whole number; {@code least} if it is wrong. */
    long number(String name, long least, long most) {
        if (isNumber(name, least, most)) {
            return node.path(name).asLong();
        }
        wrongIs(name, "a whole number from " + least + " to " + most);
        return least;
    }

    /** Whether there is a whole number in a range. */
    boolean isNumber(String name, long least, long most) {
        JsonNode found = node.get(name);
        return found != null
                && found.isIntegralNumber()
                && found.canConvertToLong()
                && found.asLong() >= least
                && found.asLong() <= most;
    }

    /** A whole number from 0; -1 if it is absent. */
    long optional(String name, long most) {
        return node.has(name) ? number(name, 0, most) : Circumstances.NEVER;
    }

    /** Text of at least one character; empty if it is wrong. */
    String words(String name) {
        JsonNode found = node.get(name);
        if (found != null && found.isString() && !found.asString().isEmpty()) {
            return found.asString();
        }
        wrongIs(name, "text of at least one character");
        return "";
    }

    @Nullable
    String optionalWords(String name) {
        return node.has(name) ? words(name) : null;
    }

    /** One of some words, by its place among them; 0 if it is none. */
    int choice(String name, List<String> words) {
        JsonNode found = node.get(name);
        int index = found != null && found.isString() ? words.indexOf(found.asString()) : -1;
        if (index < 0) {
            String expected = "one of " + String.join(", ", words);
            String nearest = found == null ? null : NearWord.nearest(found.asString(""), words);
            if (nearest == null || found == null) {
                wrongIs(name, expected);
            } else {
                wrong(name, "must be " + expected + ", but is " + shown(found) + "; did you mean '" + nearest + "'?");
            }
        }
        return Math.max(index, 0);
    }

    /** A list of words; empty if it is wrong. */
    List<String> list(String name) {
        JsonNode found = node.get(name);
        List<String> words = new ArrayList<>();
        if (found == null || !found.isArray()) {
            wrongIs(name, "a list of words");
            return words;
        }
        for (JsonNode item : found) {
            if (!item.isString() || item.asString().isEmpty()) {
                wrong(name, "must be a list of words, but has " + shown(item));
                return List.of();
            }
            words.add(item.asString());
        }
        return words;
    }

    /** A list of numbers of earlier events; empty if it is absent or wrong. */
    List<Integer> earlier(String name, int than) {
        JsonNode found = node.get(name);
        List<Integer> numbers = new ArrayList<>();
        if (found == null) {
            return numbers;
        }
        if (!found.isArray()) {
            wrongIs(name, "a list of numbers of events");
            return numbers;
        }
        for (JsonNode item : found) {
            if (!item.isInt() || item.asInt() < 1 || item.asInt() >= than) {
                wrong(name, "must be numbers of events before " + than + ", but has " + shown(item));
                return List.of();
            }
            numbers.add(item.asInt());
        }
        return numbers;
    }

    /** The objects in a list; empty if it is wrong. */
    List<Fields> objects(String name) {
        JsonNode found = node.get(name);
        List<Fields> objects = new ArrayList<>();
        if (found == null || !found.isArray()) {
            wrongIs(name, "a list of objects");
            return objects;
        }
        for (int i = 0; i < found.size(); i++) {
            String path = prefix + name + "[" + i + "]";
            String at = pointer(name) + "/" + i;
            if (found.get(i) instanceof ObjectNode object) {
                objects.add(new Fields(text, line, path + ".", at, object, problems));
            } else {
                problems.add(
                        new LogProblem(line, column(at), path, "must be an object, but is " + shown(found.get(i))));
            }
        }
        return objects;
    }

    /** An object; null if it is wrong. */
    @Nullable
    Fields object(String name) {
        if (node.get(name) instanceof ObjectNode object) {
            return new Fields(text, line, prefix + name + ".", pointer(name), object, problems);
        }
        wrongIs(name, "an object");
        return null;
    }

    static String shown(JsonNode node) {
        String all = node.toString();
        return all.length() <= SHOWN ? all : all.substring(0, SHOWN) + "...";
    }

    /** Where a value stands in the line; 1 if it is not there. */
    private int column(String of) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.PROPERTY_NAME
                        && parser.streamReadContext().pathAsPointer().toString().equals(of)) {
                    return parser.currentTokenLocation().getColumnNr();
                }
            }
        }
        return 1;
    }
}
