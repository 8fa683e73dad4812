package buzzville.report;

import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.report.text.Numbers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code manifest.json} of a comparison: which strategies met which occurrences, and the command line that makes it again. */
final class ComparisonManifest {
    private static final String NOTE = "run it in the folder that the path of the scenario starts from; results go to"
            + " results/<scenario>/compare there unless --out says otherwise";

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

    private static RunContext of(Map<String, RunContext> contexts, String strategy) {
        RunContext context = contexts.get(strategy);
        if (context == null) {
            throw new IllegalArgumentException("no context of strategy '" + strategy + "'");
        }
        return context;
    }
}
