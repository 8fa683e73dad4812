package buzzville.report;

import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code manifest.json} of a comparison: which strategies met which occurrences, and the command line that makes it again. */
final class ComparisonManifest {
    private static final String NOTE = "run it in the folder that the path of the scenario starts from; results go to"
            + " results/<scenario>/compare there unless --out says otherwise";

    private static final int LONGEST = 90;

    private ComparisonManifest() {}

    static String text(Comparison comparison, String name, Map<String, RunContext> contexts, List<String> required) {
        Contender first = comparison.contenders().get(0);
        RunContext context = of(contexts, first.name());
        ObjectNode json = Manifest.begin(first.findings().scenario(), name, context);
        json.put("seed", first.findings().summary().seed());
        json.put("replications", comparison.replications());
        json.put("baseline", comparison.baseline());
        json.put("paired", comparison.paired());
        ArrayNode decide = json.putArray("required");
        required.forEach(decide::add);
        ArrayNode hashes = json.putArray("occurrences_hash");
        comparison.occurrences().forEach(hash -> hashes.add(Numbers.hex(hash)));
        ObjectNode strategies = json.putObject("strategies");
        for (Contender contender : comparison.contenders()) {
            ObjectNode one = strategies.putObject(contender.name());
            one.put("sha256", of(contexts, contender.name()).hash());
            one.put(
                    "effective_sha256",
                    Manifest.sha256(of(contexts, contender.name()).effective()));
            ArrayNode runs = one.putArray("runs");
            contender.findings().runs().forEach(run -> Manifest.put(runs.addObject(), run));
        }
        Manifest.again(json, context, NOTE);
        return Json.text(json);
    }

    /**
     * What a comparison replaces that is not the same again, for people.
     *
     * @param older the manifest of the results that lie in the folder; may be missing
     * @return a line, or an empty one if nothing is lost
     */
    static String replaced(JsonNode older, RunContext context) {
        ReportLanguage language = context.language();
        String seed = older.path("seed").asString("");
        boolean same = older.path("command").asString("").equals(context.command())
                && older.at("/scenario/sha256").asString("").equals(context.hash());
        if (!older.has(Manifest.MARK) || same) {
            return "";
        } else if (!older.has("strategies")) {
            return language.choose(
                            "replaces the results of a run of seed ", "remplace les résultats d'un essai de graine ")
                    + SafeText.line(seed, LONGEST);
        }
        String strategies = String.join(", ", older.path("strategies").propertyNames());
        return language.choose("replaces a comparison of seed ", "remplace une comparaison de graine ")
                + SafeText.line(
                        seed + " (" + strategies + "; "
                                + older.path("replications").asInt(0)
                                + (older.path("replications").asInt(0) == 1
                                        ? language.choose(" replication)", " réplication)")
                                        : language.choose(" replications)", " réplications)")),
                        LONGEST);
    }

    private static RunContext of(Map<String, RunContext> contexts, String strategy) {
        RunContext context = contexts.get(strategy);
        if (context == null) {
            throw new IllegalArgumentException("no context of strategy '" + strategy + "'");
        }
        return context;
    }
}
