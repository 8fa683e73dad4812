package buzzville.experiment;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Estimates of what incidents do to a city, where these are not plain means: a time that did not end before a run did is no number. */
final class RecoveryEstimates {
    private static final Pattern INCIDENT = Pattern.compile("/incidents/.+/([^/]+)");
    private static final Set<String> ENDINGS = Set.of("time_to_drain_ms", "recovered_ms", "time_to_recover_ms");
    private static final Set<String> COUNTS = Set.of("delayed", "lost", "duplicated");

    private RecoveryEstimates() {}

    /** Whether a figure is a yes or no of an incident, which counts as 1 or 0. */
    static boolean isShare(String path, JsonNode node) {
        return (node.isBoolean() || path.endsWith("/recovered") && node.isNull())
                && INCIDENT.matcher(path).matches();
    }

    /** Whether it is of a single window; replications do not have the same ones. */
    static boolean isOfOneRun(String path) {
        return path.endsWith("/windows") && INCIDENT.matcher(path).matches();
    }

    /**
     * The estimate of a figure of an incident; null if it is none or an ordinary one.
     *
     * @param values one of each replication; NaN where it has none
     * @param all those of any other figure, by its path
     * @param pooled the summary of all replications
     */
    static @Nullable Estimate of(String path, double[] values, Function<String, double[]> all, JsonNode pooled) {
        if (!INCIDENT.matcher(path).matches()) {
            return null;
        }
        int slash = path.lastIndexOf('/');
        String key = path.substring(slash + 1);
        String parent = path.substring(0, slash);
        int n = (int)
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
        if (key.equals("recovered")) {
            double share = Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(Double.NaN);
            return Estimate.share(share, n, values);
        } else if (ENDINGS.contains(key) && isEndless(values, all.apply(parent + "/recovered"))) {
            return Estimate.none(n, Estimate.Note.ENDLESS);
        } else if (COUNTS.contains(parent.substring(parent.lastIndexOf('/') + 1))) {
            return Estimate.count(values, offered(key, pooled));
        } else if (key.equals("rpo_ms") && Arrays.stream(values).allMatch(value -> value == 0)) {
            // what was never lost was not long; how long it could be, nobody knows
            return new Estimate(0, 0, Double.NaN, n, Estimate.Note.NONE);
        }
        return null;
    }

    /** Whether a replication in which the incident came did not come to the end of it. */
    private static boolean isEndless(double[] values, double[] recovered) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i]) && !Double.isNaN(recovered[i])) {
                return true;
            }
        }
        return false;
    }

    /** How many copies there were of a priority, or of all. */
    private static double offered(String priority, JsonNode pooled) {
        String books = priority.equals("all") ? "/all/offered" : "/priorities/" + priority + "/offered";
        double services = 0;
        for (JsonNode service : pooled.path("services")) {
            services += service.at(books).asDouble(0);
        }
        return services > 0 ? services : pooled.at("/broker" + books).asDouble(0);
    }
}
