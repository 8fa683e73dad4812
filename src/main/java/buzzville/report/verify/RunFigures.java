package buzzville.report.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a manifest says of one run.
 *
 * @param events of the kernel
 * @param fingerprint of these, and {@code occurrencesHash} of what happened by itself; 16 hexadecimal digits
 */
public record RunFigures(
        String events, String occurrences, String messages, String fingerprint, String occurrencesHash) {
    /** What one run of a folder is called by. */
    public record Name(String strategy, int replication) {}

    /** All runs of a manifest, in its order; none where it does not name any, as that of a sweep. */
    public static Map<Name, RunFigures> of(JsonNode manifest) {
        Map<Name, RunFigures> runs = new LinkedHashMap<>();
        if (manifest.has("strategies")) {
            for (Map.Entry<String, JsonNode> one : manifest.path("strategies").properties()) {
                each(one.getKey(), one.getValue().path("runs"), runs);
            }
        } else if (manifest.has("runs")) {
            each(manifest.path("strategy").asString(""), manifest.path("runs"), runs);
        } else if (manifest.has("fingerprint")) {
            runs.put(new Name(manifest.path("strategy").asString(""), 0), of(manifest, "fingerprint"));
        }
        return runs;
    }

    private static void each(String strategy, JsonNode list, Map<Name, RunFigures> runs) {
        for (JsonNode run : list) {
            runs.put(new Name(strategy, run.path("replication").asInt(runs.size())), of(run, "fingerprint"));
        }
    }

    private static RunFigures of(JsonNode run, String fingerprint) {
        return new RunFigures(
                run.path("events").asString(""),
                run.path("occurrences").asString(""),
                run.path("messages").asString(""),
                run.path(fingerprint).asString(""),
                run.path("occurrences_hash").asString(""));
    }
}
