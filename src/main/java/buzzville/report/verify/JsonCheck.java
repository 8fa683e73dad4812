package buzzville.report.verify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares two JSON documents value by value. */
final class JsonCheck {
    private static final int LONGEST = 80;

    private final Set<String> leftOut;
    private final int most;
    private final List<Difference> differences = new ArrayList<>();
    private long figures;
    private long count;

    /**
     * @param leftOut names at the top that are not compared
     * @param most differences to keep
     */
    JsonCheck(Set<String> leftOut, int most) {
        this.leftOut = leftOut;
        this.most = most;
    }

    /** The document, or null if it is none. */
    static JsonNode parsed(byte[] text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            return JsonMapper.shared().missingNode();
        }
    }

    void compare(JsonNode found, JsonNode again) {
        compare("", found, again);
    }

    private void compare(String path, JsonNode found, JsonNode again) {
        if (found.isObject() && again.isObject()) {
            Set<String> names = new LinkedHashSet<>(again.propertyNames());
            names.addAll(found.propertyNames());
            for (String name : names) {
                if (!path.isEmpty() || !leftOut.contains(name)) {
                    String below = name.contains(".") ? "\"" + name + "\"" : name;
                    compare(path.isEmpty() ? below : path + "." + below, found.path(name), again.path(name));
                }
            }
        } else if (found.isArray() && again.isArray()) {
            for (int i = 0; i < Math.max(found.size(), again.size()); i++) {
                compare(path + "[" + i + "]", found.path(i), again.path(i));
            }
        } else {
            figures++;
            if (!found.equals(again)) {
                count++;
                if (differences.size() < most) {
                    differences.add(new Difference(path, text(found), text(again), null));
                }
            }
        }
    }

    private static String text(JsonNode node) {
        String text = node.isMissingNode() ? "" : node.isString() ? node.asString() : node.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    long figures() {
        return figures;
    }

    /** How many values differ. */
    long count() {
        return count;
    }

    List<Difference> differences() {
        return differences;
    }
}
