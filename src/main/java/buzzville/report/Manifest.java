package buzzville.report;

import buzzville.city.RunSummary;
import buzzville.experiment.Findings;
import buzzville.experiment.SingleRun;
import buzzville.report.text.Numbers;
import buzzville.report.text.SafeText;
import buzzville.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code manifest.json}: what was run, by what, and the command line that makes it again.
 *
 * <p>Two runs of one scenario, strategy, seed and replication have the same manifest but for {@code environment}, the
 * only part that the machine writes. Of several replications it names the first, as {@code summary.json} shows it, and lists
 * all under {@code runs}.
 */
final class Manifest {
    /** The file, which is also how a folder is known for one of ours. */
    static final String FILE = "manifest.json";

    /** Marks a folder as one of ours. */
    static final String MARK = "buzzville";

    /** Version of the layout of a results folder. */
    private static final int RESULTS_FORMAT = 1;

    /** Where results go and where they are made are nobody's business but the machine's, so the command leaves them out. */
    private static final String NOTE = "run it in the folder that the path of the scenario starts from; results go to"
            + " results/<scenario>/<strategy> there unless --out says otherwise";

    private static final int LONGEST = 100;
    private static final Pattern SEED = Pattern.compile("(?m)^seed: .*$");

    private Manifest() {}

    static String text(Findings findings, String name, RunContext context) {
        return text(findings, name, context, null);
    }

    /** @param branch what the run was taken from; null if it was not */
    static String text(Findings findings, String name, RunContext context, @Nullable BranchChapter branch) {
        RunSummary summary = findings.summary();
        ObjectNode json = begin(findings.scenario(), name, context);
        ((ObjectNode) json.path("scenario")).put("effective_sha256", sha256(context.effective()));
        json.put("strategy", summary.strategy());
        json.put("seed", summary.seed());
        put(json, findings.runs().get(0));
        if (findings.replications() > 1) {
            json.put("replications", findings.replications());
            ArrayNode runs = json.putArray("runs");
            findings.runs().forEach(run -> put(runs.addObject(), run));
        }
        WarmupWords.put(json, findings.scenario());
        if (branch != null) {
            json.set("branch", BranchJson.branch(branch.facts()));
        }
        again(json, context, NOTE);
        return Json.text(json);
    }

    /** How it is made again, and where it was made. */
    static void again(ObjectNode json, RunContext context, String note) {
        json.put("command", context.command());
        json.put("command_note", note);
        ObjectNode environment = json.putObject("environment");
        environment.put("java", context.environment().java());
        environment.put("vendor", context.environment().vendor());
        environment.put("os", context.environment().os());
    }

    /** Whose it is, and of which scenario. */
    static ObjectNode begin(Scenario scenario, String name, RunContext context) {
        ObjectNode json = Json.object();
        json.put(MARK, context.version());
        ObjectNode formats = json.putObject("formats");
        formats.put("results", RESULTS_FORMAT);
        formats.put("scenario", scenario.format());
        ObjectNode of = json.putObject("scenario");
        of.put("name", name);
        of.put("file", context.file());
        of.put("sha256", context.hash());
        return json;
    }

    /**
     * What a newer run replaces that is not the same again, for people.
     *
     * @param older the manifest of the results that lie in the folder; may be missing
     * @return a line, or an empty one if nothing is lost
     */
    static String replaced(JsonNode older, Findings newer, RunContext context) {
        if (!older.has(MARK)) {
            return "";
        } else if (older.path("command").asString("").startsWith("buzzville clocks ")) {
            return replaced(older, context);
        }
        String seed = older.path("seed").asString("");
        String strategy = older.path("strategy").asString("");
        List<String> other = new ArrayList<>();
        if (!strategy.equals(newer.summary().strategy())) {
            other.add(context.language().choose("strategy ", "stratégie ") + SafeText.line(strategy, 40));
        }
        if (!older.at("/scenario/sha256").asString("").equals(context.hash())) {
            other.add(context.language()
                    .choose("another scenario or an older text of it", "autre scénario ou ancien texte"));
        } else if (other.isEmpty()) {
            // the effective scenario has the seed in it, which is named by itself
            String likewise = SEED.matcher(context.effective()).replaceFirst("seed: " + seed);
            if (!older.at("/scenario/effective_sha256").asString("").equals(sha256(likewise))) {
                other.add(context.language().choose("other settings", "autres réglages"));
            }
        }
        int replications = older.path("replications").asInt(1);
        if (replications > newer.replications()) {
            other.add(replications + context.language().choose(" replications", " réplications"));
        }
        if (seed.equals(Long.toString(newer.summary().seed())) && other.isEmpty()) {
            return "";
        }
        return context.language().choose("replaces the results of seed ", "remplace les résultats de la graine ")
                + SafeText.line(seed, 40)
                + (other.isEmpty() ? "" : " (" + String.join(", ", other) + ")");
    }

    /** What is replaced that another command left, or the same with other words or of another scenario; empty if nothing is lost. */
    static String replaced(JsonNode older, RunContext context) {
        String command = older.path("command").asString("");
        boolean same = command.equals(context.command())
                && older.at("/scenario/sha256").asString("").equals(context.hash());
        return !older.has(MARK) || same
                ? ""
                : context.language()
                                .choose(
                                        "replaces what this command left: ",
                                        "remplace ce que cette commande a laissé : ")
                        + SafeText.line(command, LONGEST);
    }

    static void put(ObjectNode json, SingleRun run) {
        json.put("replication", run.replication());
        json.put("events", run.events());
        json.put("occurrences", run.occurrences());
        json.put("messages", run.messages());
        json.put("fingerprint", Numbers.hex(run.fingerprint()));
        json.put("occurrences_hash", Numbers.hex(run.occurrencesHash()));
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
