package buzzville.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of OpenMetrics 1.0 text, written after the rules of the specification and not after the program: grammar of lines,
 * escapes, one block for each family, suffixes by type, units in names, samples of a metric together and in order of time,
 * counters that never fall, no duplicates, and {@code # EOF} at the end. It knows the types that the program writes.
 */
final class OpenMetricsRules {
    /** One sample: its whole name, its labels in order, its value and instant. */
    record Sample(String name, Map<String, String> labels, BigDecimal value, BigDecimal time) {}

    private static final Pattern DESCRIPTOR = Pattern.compile("# (TYPE|UNIT|HELP) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{.*})? (-?[0-9]+(?:\\.[0-9]+)?) (-?[0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");
    private static final Map<String, Set<String>> SUFFIXES = Map.of(
            "gauge", Set.of(""),
            "counter", Set.of("_total", "_created"),
            "info", Set.of("_info"),
            "summary", Set.of("", "_count", "_sum", "_created"));

    private final List<Sample> samples = new ArrayList<>();
    private final Set<String> families = new HashSet<>();
    private final Set<String> points = new HashSet<>();
    private final Map<String, Sample> last = new HashMap<>();
    private String family = "";
    private Map<String, String> descriptors = new HashMap<>();
    private String group = "";
    private Set<String> groups = new HashSet<>();

    /** All samples, in order. */
    static List<Sample> read(String text) {
        OpenMetricsRules rules = new OpenMetricsRules();
        check(text.endsWith("# EOF\n") || text.endsWith("# EOF"), "the end is missing", text.length());
        check(!text.contains("\r"), "lines end with a line feed alone", 0);
        String[] lines = text.split("\n", -1);
        int end = text.endsWith("\n") ? lines.length - 2 : lines.length - 1;
        for (int i = 0; i < end; i++) {
            rules.line(lines[i], i + 1);
        }
        return rules.samples;
    }

    private static void check(boolean right, String what, int line) {
        if (!right) {
            throw new IllegalArgumentException("line " + line + ": " + what);
        }
    }

    private void line(String line, int number) {
        check(!line.isEmpty(), "empty", number);
        if (line.startsWith("#")) {
            descriptor(line, number);
        } else {
            sample(line, number);
        }
    }

    private void descriptor(String line, int number) {
        Matcher matcher = DESCRIPTOR.matcher(line);
        check(matcher.matches(), "no descriptor: " + line, number);
        String name = matcher.group(2);
        if (!name.equals(family)) {
            check(families.add(name), "family " + name + " is interleaved", number);
            family = name;
            descriptors = new HashMap<>();
            groups = new HashSet<>();
            group = "";
        } else {
            check(groups.isEmpty(), "a descriptor after samples", number);
        }
        String kind = matcher.group(1);
        check(descriptors.put(kind, matcher.group(3)) == null, "two of " + kind, number);
        if (kind.equals("TYPE")) {
            check(SUFFIXES.containsKey(matcher.group(3)), "type " + matcher.group(3), number);
        } else if (kind.equals("UNIT")) {
            check(name.endsWith("_" + matcher.group(3)), "the unit is not in the name " + name, number);
        } else {
            check(matcher.group(3).matches("(?:[^\\\\\"]|\\\\[\\\\\"n])*"), "escapes of " + line, number);
        }
    }

    private void sample(String line, int number) {
        Matcher matcher = SAMPLE.matcher(line);
        check(matcher.matches(), "no sample: " + line, number);
        String name = matcher.group(1);
        check(name.startsWith(family) && !family.isEmpty(), name + " is not of family " + family, number);
        String type = descriptors.getOrDefault("TYPE", "unknown");
        String suffix = name.substring(family.length());
        check(SUFFIXES.getOrDefault(type, Set.of()).contains(suffix), name + " is no " + type, number);
        Map<String, String> labels = labels(matcher.group(2), number);
        BigDecimal value = new BigDecimal(matcher.group(3));
        Sample sample = new Sample(name, labels, value, new BigDecimal(matcher.group(4)));
        samples.add(sample);
        check(points.add(name + labels + sample.time()), "twice the same point", number);
        check(
                type.equals("summary") && suffix.isEmpty() == labels.containsKey("quantile") || !type.equals("summary"),
                "a quantile is missing",
                number);
        check(!type.equals("info") || value.compareTo(BigDecimal.ONE) == 0, "an info is 1", number);
        order(sample, type, number);
    }

    /** Samples of one metric stand together, in order of time; counters start at no less than 0 and never fall. */
    private void order(Sample sample, String type, int number) {
        Map<String, String> own = new LinkedHashMap<>(sample.labels());
        own.remove("quantile");
        if (!own.toString().equals(group) || groups.isEmpty()) {
            group = own.toString();
            check(groups.add(group), "metric " + group + " is interleaved", number);
            last.clear();
        }
        for (Sample before : last.values()) {
            check(before.time().compareTo(sample.time()) <= 0, "time goes back", number);
        }
        Sample before = last.put(sample.name() + sample.labels(), sample);
        boolean counter = type.equals("counter");
        check(!counter || sample.value().signum() >= 0, "a counter below 0", number);
        check(!counter || before == null || before.value().compareTo(sample.value()) <= 0, "a counter falls", number);
    }

    private static Map<String, String> labels(String text, int number) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (text == null) {
            return labels;
        }
        Matcher matcher = LABEL.matcher(text.substring(1, text.length() - 1));
        int at = 0;
        while (matcher.find()) {
            check(matcher.start() == at, "labels " + text, number);
            at = matcher.end();
            String value =
                    matcher.group(2).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
            check(labels.put(matcher.group(1), value) == null, "label " + matcher.group(1) + " twice", number);
        }
        check(at == text.length() - 2, "labels " + text, number);
        return labels;
    }
}
