package buzzville.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The way from the root of a document to a value, written {@code services.police.subscribes[1]}; names that are more than
 * letters, digits, {@code _} and {@code -} are quoted: {@code zones."a.b"}.
 */
final class NodePath {

    static final NodePath ROOT = new NodePath(List.of());
    private static final Pattern SIMPLE = Pattern.compile("[\\p{L}\\p{N}_-]+");

    /** A String is a key, an Integer the index of a list item. */
    private final List<Object> steps;

    private NodePath(List<Object> steps) {
        this.steps = steps;
    }

    List<Object> steps() {
        return steps;
    }

    NodePath key(String name) {
        return plus(name);
    }

    NodePath item(int index) {
        return plus(index);
    }

    private NodePath plus(Object step) {
        List<Object> longer = new ArrayList<>(steps.size() + 1);
        longer.addAll(steps);
        longer.add(step);
        return new NodePath(longer);
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    static NodePath parse(String text) {
        Parser parser = new Parser(text);
        NodePath path = ROOT;
        while (parser.at < text.length()) {
            path = path.plus(parser.step(path.steps.isEmpty()));
        }
        return path;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof Integer) {
                text.append('[').append(step).append(']');
                continue;
            }
            String name = (String) step;
            text.append(text.isEmpty() ? "" : ".");
            text.append(
                    SIMPLE.matcher(name).matches()
                            ? name
                            : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
        return text.toString();
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Object step(boolean first) {
            if (text.charAt(at) == '[') {
                return index();
            }
            if (!first) {
                if (text.charAt(at) != '.') {
                    throw wrong("expected '.' or '['");
                }
                at++;
            }
            return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'') ? quoted() : name();
        }

        private Integer index() {
            int end = text.indexOf(']', at);
            String digits = end < 0 ? "" : text.substring(at + 1, end);
            if (!digits.matches("[0-9]{1,9}")) {
                throw wrong("expected an index such as [0]");
            }
            at = end + 1;
            return Integer.valueOf(digits);
        }

        private String name() {
            int start = at;
            while (at < text.length() && ".[]\"'".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (at == start) {
                throw wrong("expected a name");
            }
            return text.substring(start, at);
        }

        private String quoted() {
            char quote = text.charAt(at++);
            StringBuilder name = new StringBuilder();
            while (at < text.length() && text.charAt(at) != quote) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                name.append(text.charAt(at++));
            }
            if (at == text.length()) {
                throw wrong("expected a closing " + quote);
            }
            at++;
            return name.toString();
        }

        private IllegalArgumentException wrong(String expectation) {
            String found = at < text.length() ? "found '" + text.charAt(at) + "'" : "it ends";
            return new IllegalArgumentException(
                    "%s at character %d of '%s', but %s".formatted(expectation, at + 1, text, found));
        }
    }
}
