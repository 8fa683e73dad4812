package buzzville.scenario;

import buzzville.metric.Fate;
import buzzville.scenario.Metric.Statistic;
import buzzville.scenario.Objective.Comparison;
import buzzville.scenario.yaml.Suggestion;
import buzzville.unit.Dimension;
import buzzville.unit.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code [service|event|priority|producer...] [during INCIDENT] METRIC OP VALUE}. */
final class ObjectiveParser {
    private static final Pattern SHAPE = Pattern.compile("\\s*([^<>=!≤≥≠~]*?)\\s*([<>=!≤≥≠~]+)\\s*(.*?)\\s*");
    private static final Map<String, String> SIGNS =
            Map.of("<", "<", "<=", "<=", "≤", "<=", "=", "=", "==", "=", ">=", ">=", "≥", ">=", ">", ">");
    private static final Map<String, String> SLIPS =
            Map.of("=>", ">=", "=<", "<=", ">>", ">", "<<", "<", "===", "=", ">==", ">=", "<==", "<=");
    private static final Pattern ON_TIME = Pattern.compile("on-time\\s*\\(\\s*(.*?)\\s*\\)");
    private static final Pattern PERCENTILE = Pattern.compile("p([0-9]{1,2})(?:\\.([0-9]{1,4}))?|p(999|9999)");
    private static final String EXAMPLE = "'police critical on-time(100ms) >= 99.9%'";
    private static final String DURING = "during";
    private static final String METRICS =
            "loss, on-time(100ms), p99, mean, max, wait p99, all-handled p99, queue max, utilization, delivered, throughput";

    private static final Map<String, Metric.Quantity> WITH_STATISTIC = new LinkedHashMap<>();
    private static final Map<String, Metric.Quantity> PLAIN = new LinkedHashMap<>();

    static {
        WITH_STATISTIC.put("end-to-end", Metric.Quantity.END_TO_END);
        WITH_STATISTIC.put("wait", Metric.Quantity.WAIT);
        WITH_STATISTIC.put("sojourn", Metric.Quantity.SOJOURN);
        WITH_STATISTIC.put("blocked", Metric.Quantity.BLOCKED);
        WITH_STATISTIC.put("network", Metric.Quantity.NETWORK);
        WITH_STATISTIC.put("all-handled", Metric.Quantity.ALL_HANDLED);
        WITH_STATISTIC.put("spread", Metric.Quantity.SPREAD);
        WITH_STATISTIC.put("since-happening", Metric.Quantity.SINCE_HAPPENING);
        WITH_STATISTIC.put("response", Metric.Quantity.RESPONSE);
        WITH_STATISTIC.put("held", Metric.Quantity.HELD);
        WITH_STATISTIC.put("added-delay", Metric.Quantity.ADDED_DELAY);
        WITH_STATISTIC.put("commit-wait", Metric.Quantity.COMMIT_WAIT);
        WITH_STATISTIC.put("queue", Metric.Quantity.QUEUE);
        PLAIN.put("loss", Metric.Quantity.LOSS);
        PLAIN.put("utilization", Metric.Quantity.UTILIZATION);
        PLAIN.put("worker-hours", Metric.Quantity.WORKER_HOURS);
        PLAIN.put("offered", Metric.Quantity.OFFERED);
        PLAIN.put("delivered", Metric.Quantity.DELIVERED);
        PLAIN.put("in-flight", Metric.Quantity.IN_FLIGHT);
        PLAIN.put("inversions", Metric.Quantity.INVERSIONS);
        PLAIN.put("held-back", Metric.Quantity.HELD_BACK);
        PLAIN.put("most-held-back", Metric.Quantity.MOST_HELD_BACK);
        PLAIN.put("given-up", Metric.Quantity.GIVEN_UP);
        PLAIN.put("overtaken", Metric.Quantity.OVERTAKEN);
        PLAIN.put("belief-wrong", Metric.Quantity.BELIEF_WRONG);
        PLAIN.put("updates-left-wrong", Metric.Quantity.UPDATES_LEFT_WRONG);
        PLAIN.put("throughput", Metric.Quantity.THROUGHPUT);
        PLAIN.put("time-to-detect", Metric.Quantity.TIME_TO_DETECT);
        PLAIN.put("time-to-drain", Metric.Quantity.TIME_TO_DRAIN);
        PLAIN.put("rto", Metric.Quantity.RTO);
        PLAIN.put("rpo", Metric.Quantity.RPO);
        PLAIN.put("peak-backlog", Metric.Quantity.PEAK_BACKLOG);
        PLAIN.put("delayed", Metric.Quantity.DELAYED);
        PLAIN.put("lost", Metric.Quantity.LOST);
        PLAIN.put("duplicated", Metric.Quantity.DUPLICATED);
        PLAIN.put("acknowledged-lost", Metric.Quantity.ACKNOWLEDGED_LOST);
    }

    private final String text;

    ObjectiveParser(String text) {
        this.text = text;
    }

    /** Whether a word means something in every objective, so that it is a bad name for anything else. */
    static boolean isWord(String name) {
        return name.equals(DURING)
                || WITH_STATISTIC.containsKey(name)
                || PLAIN.containsKey(name)
                || List.of("mean", "max").contains(name)
                || Arrays.stream(Fate.values()).anyMatch(fate -> fate.label().equals(name));
    }

    /** The part of an objective between its selectors and its comparison. */
    static String metricText(String text) {
        List<String> words = words(parts(text).group(1));
        int first = metricStart(words);
        return String.join(" ", words.subList(first, words.size()));
    }

    Objective parse() {
        Matcher parts = parts(text);
        List<String> words = words(parts.group(1));
        int first = metricStart(words);
        Metric metric = metric(words.subList(first, words.size()));
        List<String> selectors = new ArrayList<>(words.subList(0, first));
        String during = during(selectors);
        if (during == null && metric.quantity() == Metric.Quantity.DUPLICATED) {
            metric = Metric.of(Metric.Quantity.SERVED_TWICE);
        }
        String sign = SIGNS.get(parts.group(2));
        Comparison comparison = Arrays.stream(Comparison.values())
                .filter(candidate -> candidate.sign().equals(sign))
                .findFirst()
                .orElseThrow();
        return new Objective(
                text.strip(), List.copyOf(selectors), during, metric, comparison, value(metric, parts.group(3)));
    }

    private static Matcher parts(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "expected a promise such as " + EXAMPLE + ", but found '" + text + "', which compares nothing");
        } else if (!SIGNS.containsKey(parts.group(2))) {
            String meant = SLIPS.get(parts.group(2));
            throw new IllegalArgumentException("expected a comparison (<, <=, =, >= or >), but found '" + parts.group(2)
                    + "' in '" + text + "'" + (meant == null ? "" : "; did you mean '" + meant + "'?"));
        } else if (parts.group(1).isEmpty() || parts.group(3).isEmpty()) {
            throw new IllegalArgumentException("expected a promise such as " + EXAMPLE + ", but found '" + text + "'");
        }
        return parts;
    }

    private static List<String> words(String left) {
        Matcher onTime = ON_TIME.matcher(left);
        return List.of(onTime.replaceAll(match -> "on-time(" + match.group(1).replace(" ", "") + ")")
                .split("\\s+"));
    }

    private @Nullable String during(List<String> selectors) {
        int at = selectors.indexOf(DURING);
        if (at < 0) {
            return null;
        }
        if (at != selectors.size() - 2) {
            throw new IllegalArgumentException(
                    "expected 'during' and the name of an incident before the metric, but found '" + text + "'");
        }
        String incident = selectors.get(at + 1);
        selectors.subList(at, at + 2).clear();
        return incident;
    }

    /** Where the metric begins: its last word, or the one before if that says what the last is a statistic of. */
    private static int metricStart(List<String> words) {
        int last = words.size() - 1;
        return last > 0 && statistic(words.get(last)) != null && WITH_STATISTIC.containsKey(words.get(last - 1))
                ? last - 1
                : last;
    }

    private Metric metric(List<String> words) {
        String last = words.get(words.size() - 1);
        Statistic statistic = statistic(last);
        Matcher onTime = ON_TIME.matcher(last);
        if (onTime.matches()) {
            long deadline = Quantity.of(Dimension.DURATION).parseWhole(onTime.group(1), Long.MAX_VALUE);
            return new Metric(Metric.Quantity.ON_TIME, Statistic.NONE, 0, deadline, null);
        } else if (statistic != null) {
            Metric.Quantity quantity = words.size() == 2
                    ? WITH_STATISTIC.getOrDefault(words.get(0), Metric.Quantity.END_TO_END)
                    : Metric.Quantity.END_TO_END;
            if (quantity == Metric.Quantity.QUEUE && statistic == Statistic.PERCENTILE) {
                throw new IllegalArgumentException("'queue' has 'mean' and 'max', but found '" + last + "'");
            }
            return new Metric(quantity, statistic, percentile(last), 0, null);
        } else if (PLAIN.containsKey(last)) {
            return Metric.of(PLAIN.get(last));
        }
        for (Fate fate : Fate.values()) {
            if (fate.label().equals(last) && fate != Fate.DELIVERED) {
                return new Metric(Metric.Quantity.FATE, Statistic.NONE, 0, 0, fate);
            }
        }
        if (WITH_STATISTIC.containsKey(last)) {
            throw new IllegalArgumentException(
                    "'" + last + "' needs a figure, such as '" + last + " max', but found '" + text + "'");
        }
        String nearest = Suggestion.nearest(last, names());
        throw new IllegalArgumentException("unknown metric '" + last + "'; "
                + (nearest == null ? "metrics are " + METRICS : "did you mean '" + nearest + "'? (" + METRICS + ")"));
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(PLAIN.keySet());
        names.addAll(List.of("on-time(100ms)", "mean", "max"));
        for (Fate fate : Fate.values()) {
            names.add(fate.label());
        }
        return names;
    }

    private static @Nullable Statistic statistic(String word) {
        return switch (word) {
            case "mean" -> Statistic.MEAN;
            case "max" -> Statistic.MAX;
            default -> PERCENTILE.matcher(word).matches() && percentile(word) > 0 ? Statistic.PERCENTILE : null;
        };
    }

    private static double percentile(String word) {
        Matcher percentile = PERCENTILE.matcher(word);
        if (!percentile.matches()) {
            return 0;
        } else if (percentile.group(3) != null) {
            return Double.parseDouble("0." + percentile.group(3));
        }
        String fraction = percentile.group(2) == null ? "" : percentile.group(2);
        String whole = percentile.group(1).length() == 1 ? "0" + percentile.group(1) : percentile.group(1);
        return Double.parseDouble("0." + whole + fraction);
    }

    private double value(Metric metric, String written) {
        Dimension dimension = switch (metric.quantity()) {
            case LOSS, FATE, ON_TIME, UTILIZATION, BELIEF_WRONG, HELD_BACK -> Dimension.RATIO;
            case END_TO_END,
                    WAIT,
                    SOJOURN,
                    BLOCKED,
                    NETWORK,
                    ALL_HANDLED,
                    SPREAD,
                    SINCE_HAPPENING,
                    RESPONSE,
                    HELD,
                    ADDED_DELAY,
                    COMMIT_WAIT -> Dimension.DURATION;
            case TIME_TO_DETECT, TIME_TO_DRAIN, RTO, RPO -> Dimension.DURATION;
            case PEAK_BACKLOG, DELAYED, LOST, DUPLICATED, ACKNOWLEDGED_LOST, SERVED_TWICE -> Dimension.COUNT;
            case THROUGHPUT -> Dimension.RATE;
            case QUEUE, WORKER_HOURS, OFFERED, DELIVERED, IN_FLIGHT, INVERSIONS, UPDATES_LEFT_WRONG -> Dimension.COUNT;
            case MOST_HELD_BACK, GIVEN_UP, OVERTAKEN -> Dimension.COUNT;
        };
        if (written.equals("0")) {
            return 0; // nothing is nothing in every unit
        }
        try {
            return Quantity.of(dimension).parseDouble(written);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage() + " in '" + text.strip().toLowerCase(Locale.ROOT) + "'", e);
        }
    }
}
