package buzzville.scenario.yaml;

import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Writes nodes as YAML: mappings and lists of mappings line by line, short lists in brackets, policies as calls. What it
 * writes reads back as the same document.
 */
final class YamlWriter {

    /** Text that means itself without quotes, inside brackets and calls too. */
    private static final Pattern BARE = Pattern.compile("[\\p{L}\\p{N}_./%+-][\\p{L}\\p{N}_./%+: -]*(?<![ :])");

    private static final Pattern SPECIAL = Pattern.compile(
            "~|null|Null|NULL|true|false|[-+.0-9].*|.*: .*|.* #.*|---.*|\\.\\.\\..*|- .*|-|%.*|.* {2}.*");

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    static String write(Node document) {
        YamlWriter writer = new YamlWriter();
        writer.block(document, 0);
        return writer.out.toString();
    }

    /** Continues the current line, which may have to end first. */
    private void block(Node node, int indent) {
        if (node instanceof Mapping mapping && !mapping.entries().isEmpty() && !isCall(mapping)) {
            for (Map.Entry<String, Entry> entry : mapping.entries().entrySet()) {
                startLine(indent);
                out.append(key(entry.getKey())).append(':');
                block(entry.getValue().value(), indent + 2);
            }
        } else if (node instanceof Sequence list && !isFlat(list)) {
            for (Node item : list.items()) {
                startLine(indent);
                out.append('-');
                block(item, indent + 2);
            }
        } else {
            out.append(out.isEmpty() ? "" : " ").append(inline(node)).append('\n');
        }
    }

    /** The first key of a list's item stands on the line of its dash. */
    private void startLine(int indent) {
        int length = out.length();
        if (length > 0 && out.charAt(length - 1) == '-') {
            out.append(' ');
            return;
        }
        if (length > 0 && out.charAt(length - 1) == ':') {
            out.append('\n');
        }
        out.append(" ".repeat(indent));
    }

    private static boolean isFlat(Sequence list) {
        return list.items().stream()
                .allMatch(item -> item instanceof Scalar || (item instanceof Mapping m && isCall(m)));
    }

    private static boolean isCall(Mapping mapping) {
        return mapping.role() == Mapping.Role.POLICY && PolicyForms.kind(mapping) != null && isWritable(mapping);
    }

    /** Whether it can stand inside a call, where quotes have no escapes. */
    private static boolean isWritable(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar.text().chars().noneMatch(c -> c < ' ' || c == '"' || c == '\\') && !scalar.isNull();
        } else if (node instanceof Sequence list) {
            return list.items().stream().allMatch(YamlWriter::isWritable);
        }
        return ((Mapping) node)
                .entries().entrySet().stream()
                        .allMatch(entry -> entry.getKey().matches("[\\p{L}\\p{N}_.-]+")
                                && isWritable(entry.getValue().value()));
    }

    /** On one line. */
    static String inline(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar(scalar);
        } else if (node instanceof Sequence list) {
            StringJoiner items = new StringJoiner(", ", "[", "]");
            list.items().forEach(item -> items.add(inline(item)));
            return items.toString();
        }
        Mapping mapping = (Mapping) node;
        if (isCall(mapping)) {
            return call(mapping);
        }
        StringJoiner entries = new StringJoiner(", ", "{", "}");
        mapping.entries().forEach((key, entry) -> entries.add(key(key) + ": " + inline(entry.value())));
        return entries.toString();
    }

    private static String call(Mapping policy) {
        StringJoiner arguments = new StringJoiner(", ", "(", ")");
        policy.entries().forEach((key, entry) -> {
            if (!key.equals(PolicyForms.KIND)) {
                arguments.add(key + "=" + inline(entry.value()));
            }
        });
        return PolicyForms.kind(policy) + (policy.entries().size() == 1 ? "" : arguments);
    }

    private static String key(String key) {
        return (BARE.matcher(key).matches() && !SPECIAL.matcher(key).matches())
                        || key.matches("[0-9][\\p{L}\\p{N}_.-]*")
                ? key
                : quoted(key);
    }

    private static String scalar(Scalar scalar) {
        if (scalar.isNull()) {
            return "null";
        }
        boolean bare = BARE.matcher(scalar.text()).matches()
                && (scalar.plain() || !SPECIAL.matcher(scalar.text()).matches());
        return bare ? scalar.text() : quoted(scalar.text());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < ' ' ? "\\x%02x".formatted(c) : Character.toString(c));
            }
        });
        return quoted.append('"').toString();
    }
}
