package buzzville.experiment;

import buzzville.city.Judgement;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code estimates.json}: the tree of {@code summary.json} with an {@link Estimate} in the place of each figure.
 *
 * <p>Percentiles, deviations and shares are those of the pooled messages with an interval by sectioning; everything else,
 * counts, means and maxima of a run among it, is the mean over the replications. A figure without data is null and has a
 * {@code note}; so has a time of recovery that did not end in some replication, and its {@code n} says in how many it did.
 */
public final class Estimates {
    /** What is the same in every replication and so no estimate. */
    private static final Set<String> CONSTANT = Set.of(
            "seed",
            "from_s",
            "until_s",
            "to_s",
            "worker_hour",
            "computed_rate",
            "computed_load",
            "computed_utilization",
            "computed_wait_ms",
            "computed_loss");

    private static final Set<String> POOLED =
            Set.of("sd", "utilization", "share_of_time_full", "wasted_share", "open_share", "busy");
    /** What files name only where there is some of it; elsewhere there is none. */
    private static final Pattern RARE =
            Pattern.compile(".*/(figures/[^/]+|dead_letters/events/.+/(by_reason/[^/]+|count))");

    private static final Pattern PERCENTILE = Pattern.compile("p([0-9]{2,})");
    private static final char SLASH = '/';

    private final DoubleFunction<@Nullable BigDecimal> figure;
    private final Map<String, double[]> values = new HashMap<>();
    private int replications;

    /** @param figure how figures are written */
    public Estimates(DoubleFunction<@Nullable BigDecimal> figure) {
        this.figure = figure;
    }

    /** Takes the figures of one more replication. */
    public void add(JsonNode summary) {
        collect("", summary);
        replications++;
    }

    private void collect(String path, JsonNode node) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> child : node.properties()) {
                collect(path + SLASH + child.getKey(), child.getValue());
            }
        } else if (node.isNumber() || node.isBoolean() && RecoveryEstimates.isShare(path, node)) {
            double[] known = values.computeIfAbsent(path, fresh -> {
                double[] row = new double[Math.max(8, replications + 1)];
                Arrays.fill(row, Double.NaN);
                return row;
            });
            if (replications >= known.length) {
                int before = known.length;
                known = Arrays.copyOf(known, 2 * replications);
                Arrays.fill(known, before, known.length, Double.NaN);
                values.put(path, known);
            }
            known[replications] = node.isBoolean() ? node.booleanValue() ? 1 : 0 : node.asDouble();
        }
    }

    /**
     * The estimates.
     *
     * @param pooled the summary of all messages together
     * @param findings what the replications came to
     * @param scale how the figure of an objective becomes one in the unit of files
     */
    public ObjectNode tree(JsonNode pooled, Findings findings, Scale scale) {
        ObjectNode tree = tree(pooled, findings.promises(), scale);
        if (!findings.measures().isEmpty()) {
            ObjectNode measures = tree.putObject("measures");
            findings.measures().forEach((name, measured) -> {
                ObjectNode one = measures.putObject(name);
                one.put("text", measured.text());
                one.set("actual", json(scaled(name, measured.sample().estimate(), scale)));
                one.set("unit", pooled.path("measures").path(name).path("unit"));
                one.put("where", measured.where());
            });
        }
        return tree;
    }

    ObjectNode tree(JsonNode pooled, Map<String, Promise> promises, Scale scale) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> child : pooled.properties()) {
            String key = child.getKey();
            if (key.equals("replication")) {
                tree.put("replications", replications);
            } else if (key.equals("passed")) {
                tree.put(
                        key,
                        promises.values().stream().allMatch(promise -> promise.verdict() == Judgement.Verdict.PASS));
            } else if (key.equals("objectives")) {
                tree.set(key, objectives(child.getValue(), promises, scale));
            } else {
                tree.set(key, of(SLASH + key, child.getValue(), pooled));
            }
        }
        return tree;
    }

    /** Brings the figure of an objective or a measure into the unit of files. */
    public interface Scale {
        double of(String name, double figure);
    }

    private ObjectNode objectives(JsonNode pooled, Map<String, Promise> promises, Scale scale) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        promises.forEach((name, promise) -> {
            JsonNode first = pooled.path(name);
            ObjectNode one = tree.putObject(name);
            one.set("text", first.path("text"));
            one.set("actual", json(scaled(name, promise.actual(), scale)));
            one.set("unit", first.path("unit"));
            one.put("verdict", promise.verdict().label());
            one.put("where", promise.where());
            Remark remark = promise.remark();
            one.put("reason", remark == null ? "" : remark.code());
            if (remark != null && !remark.figures().isEmpty()) {
                ObjectNode figures = one.putObject("reason_figures");
                remark.figures().forEach((what, value) -> put(figures, what, value.doubleValue()));
            }
        });
        return tree;
    }

    private static Estimate scaled(String name, Estimate found, Scale scale) {
        return new Estimate(
                scale.of(name, found.estimate()),
                scale.of(name, found.low()),
                scale.of(name, found.high()),
                found.n(),
                found.note());
    }

    /** Why there are no more replications. */
    public void put(ObjectNode json, Stop stop) {
        json.put("reason", stop.reason().label());
        json.put("replications", stop.replications());
        json.put("asked", stop.asked());
        if (!stop.widest().isEmpty()) {
            json.put("widest", stop.widest());
            put(json, "relative_half_width", stop.halfWidth());
        }
        if (!stop.lacking().isEmpty()) {
            ObjectNode lacking = json.putObject("lacking");
            stop.lacking().forEach((figure, lack) -> lacking.put(figure, lack.label()));
        }
    }

    private JsonNode of(String path, JsonNode node, JsonNode pooled) {
        String key = path.substring(path.lastIndexOf(SLASH) + 1);
        if (node.isObject()) {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> child : node.properties()) {
                String below = path + SLASH + child.getKey();
                if (!RecoveryEstimates.isOfOneRun(below)) {
                    tree.set(child.getKey(), of(below, child.getValue(), pooled));
                }
            }
            return tree;
        } else if (RecoveryEstimates.isShare(path, node)) {
            return json(estimate(path, key, node, pooled));
        } else if (CONSTANT.contains(key) || !(node.isNumber() || node.isNull())) {
            return node;
        }
        return json(estimate(path, key, node, pooled));
    }

    private Estimate estimate(String path, String key, JsonNode node, JsonNode pooled) {
        double[] known = values(path);
        Estimate recovery = RecoveryEstimates.of(path, known, this::values, pooled);
        if (recovery != null) {
            return recovery;
        }
        double all = node.isNumber() ? node.asDouble() : Double.NaN;
        Matcher percentile = PERCENTILE.matcher(key);
        String parent = path.substring(0, path.lastIndexOf(SLASH));
        if (percentile.matches()) {
            double fraction = Double.parseDouble("0." + percentile.group(1));
            return Estimate.percentile(fraction, messages(parent, pooled), all, known);
        } else if (POOLED.contains(key)) {
            return Estimate.sectioned(all, known);
        } else if (key.equals("p_wait_zero")) {
            return Estimate.share(all, pooled.at(parent + "/delivered").asDouble(0), known);
        } else if (parent.endsWith("/lost")) {
            return Estimate.count(
                    orNone(known), pooled.at(up(parent) + "/offered").asDouble(0));
        }
        return Estimate.mean(RARE.matcher(path).matches() ? orNone(known) : known);
    }

    /** What is only written where it occurred did not occur where it is not written. */
    private static double[] orNone(double[] known) {
        return Arrays.stream(known)
                .map(value -> Double.isNaN(value) ? 0 : value)
                .toArray();
    }

    /** How many messages a distribution of latencies was made of. */
    private static double messages(String parent, JsonNode pooled) {
        String count = parent.endsWith("/all_handled_ms")
                ? up(parent) + "/count"
                : parent.endsWith("/spread_ms")
                        ? up(parent) + "/spread_count"
                        : parent.endsWith("/since_happening_ms")
                                ? up(parent) + "/deliveries"
                                : up(up(parent)) + "/delivered";
        return pooled.at(count).asDouble(0);
    }

    private static String up(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf(SLASH)));
    }

    private double[] values(String path) {
        double[] known = values.get(path);
        double[] all = new double[replications];
        Arrays.fill(all, Double.NaN);
        if (known != null) {
            System.arraycopy(known, 0, all, 0, Math.min(known.length, replications));
        }
        return all;
    }

    private ObjectNode json(Estimate estimate) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "estimate", estimate.estimate());
        put(json, "low", estimate.low());
        put(json, "high", estimate.high());
        json.put("n", estimate.n());
        if (estimate.note() != Estimate.Note.NONE) {
            json.put("note", estimate.note().label());
        }
        return json;
    }

    private void put(ObjectNode json, String key, double value) {
        BigDecimal written = figure.apply(value);
        if (written == null) {
            json.putNull(key);
        } else {
            json.put(key, written);
        }
    }
}
