package buzzville.scenario.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code lognormal(mean=40ms, p99=200ms)} says: a name and its arguments, each at its own position.
 *
 * <p>An argument's value is a quantity or a word, another call, a text in quotes, a list {@code [1s, 2s]} or a mapping
 * <code>{0s: 20%, 7h: 150%}</code>.
 */
record ShortForm(Scalar name, List<Argument> arguments) {

    /** @param key the parameter it is for, or null if its place says so */
    record Argument(@Nullable Scalar key, Node value) {}

    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_-]*");
    private static final Pattern KEY = Pattern.compile(" *(\\p{L}[\\p{L}\\p{N}_-]*) *=(?!=)");

    /**
     * Reads a name, alone or with arguments.
     *
     * @throws Refusal if it is neither
     */
    static ShortForm parse(Scalar scalar) {
        refuseDepth(scalar);
        return new Parser(scalar).call();
    }

    private static void refuseDepth(Scalar scalar) {
        int depth = 0;
        for (int i = 0; i < scalar.text().length(); i++) {
            char c = scalar.text().charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth > Limits.DEPTH) {
                throw new Refusal(
                        scalar.position(),
                        "too deep: expected at most " + Limits.DEPTH + " brackets inside one another");
            }
        }
    }

    private static final class Parser {
        private final Scalar scalar;
        private final String text;
        private int at;

        Parser(Scalar scalar) {
            this.scalar = scalar;
            this.text = scalar.text();
        }

        ShortForm call() {
            Matcher matcher = NAME.matcher(text);
            if (!matcher.lookingAt()) {
                throw wrong(
                        0,
                        "expected a name such as 'name' or 'name(parameter=value, ...)', but found "
                                + scalar.describe());
            }
            at = matcher.end();
            Scalar name = scalar.part(0, at, true);
            skipBlanks();
            List<Argument> arguments = new ArrayList<>();
            if (peek() == '(') {
                at++;
                arguments(arguments);
                skipBlanks();
            }
            if (at < text.length() && arguments.isEmpty() && text.charAt(at - 1) == ' ') {
                String rest = text.substring(at);
                throw wrong(
                        at,
                        "parameters stand in parentheses, such as '%s(%s)', but found '%s'"
                                .formatted(name.text(), rest, rest));
            }
            if (at < text.length()) {
                throw wrong(at, "expected '" + name.text() + "(...)' to end, but found '" + text.substring(at) + "'");
            }
            return new ShortForm(name, List.copyOf(arguments));
        }

        private void arguments(List<Argument> arguments) {
            skipBlanks();
            if (peek() == ')') {
                at++;
                return;
            }
            do {
                Scalar key = null;
                Matcher matcher = KEY.matcher(text).region(at, text.length());
                if (matcher.lookingAt()) {
                    key = scalar.part(matcher.start(1), matcher.end(1), true);
                    at = matcher.end();
                }
                arguments.add(new Argument(key, value(")")));
            } while (next(')'));
        }

        /** Whether another item follows; false after the closing character. */
        private boolean next(char closing) {
            skipBlanks();
            char c = peek();
            if (c != ',' && c != closing) {
                throw wrong(at, "expected ',' or '" + closing + "', but " + found());
            }
            at++;
            return c == ',';
        }

        private Node value(String closing) {
            skipBlanks();
            char c = peek();
            return c == '[' ? list() : c == '{' ? mapping() : c == '"' || c == '\'' ? quoted(c) : bare(closing);
        }

        private Node list() {
            Position start = here(at++);
            List<Node> items = new ArrayList<>();
            skipBlanks();
            if (peek() == ']') {
                at++;
                return new Sequence(start, items);
            }
            do {
                items.add(value("]"));
            } while (next(']'));
            return new Sequence(start, items);
        }

        private Node mapping() {
            Position start = here(at++);
            Map<String, Entry> entries = new LinkedHashMap<>();
            skipBlanks();
            if (peek() == '}') {
                at++;
                return new Mapping(start, entries);
            }
            do {
                skipBlanks();
                Scalar key = peek() == '"' || peek() == '\'' ? quoted(peek()) : bare(":}");
                skipBlanks();
                if (peek() != ':') {
                    throw wrong(at, "expected ':', but " + found());
                }
                at++;
                if (entries.put(key.text(), new Entry(key.position(), value("}"))) != null) {
                    throw new Refusal(key.position(), "key " + key.describe() + " stands here twice");
                }
            } while (next('}'));
            return new Mapping(start, entries);
        }

        private Scalar quoted(char quote) {
            int end = text.indexOf(quote, at + 1);
            if (end < 0) {
                throw wrong(at, "expected a closing " + quote);
            }
            Scalar value = scalar.part(at + 1, end, false);
            at = end + 1;
            return value;
        }

        /** A word, a quantity or another call: everything up to a comma or a closing character outside its own brackets. */
        private Scalar bare(String closing) {
            int start = at;
            int open = 0;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (open == 0 && (c == ',' || closing.indexOf(c) >= 0)) {
                    break;
                }
                open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                if (open < 0) {
                    throw wrong(at, "nothing opens this '" + c + "'");
                }
                at++;
            }
            int end = at;
            while (end > start && text.charAt(end - 1) == ' ') {
                end--;
            }
            if (end == start) {
                throw wrong(at, "expected a value, but " + found());
            }
            return scalar.part(start, end, true);
        }

        private void skipBlanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private char peek() {
            return at < text.length() ? text.charAt(at) : 0;
        }

        private String found() {
            String whole = scalar.describe();
            return at < text.length() ? "found '" + text.charAt(at) + "' in " + whole : whole + " ends";
        }

        private Position here(int index) {
            return scalar.part(index, index, true).position();
        }

        private Refusal wrong(int index, String message) {
            return new Refusal(here(index), message);
        }
    }
}
