package buzzville.report;

import buzzville.city.RunSummary;
import buzzville.report.text.Numbers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code manifest.json}: what was run, by what, and the command line that makes it again.
 *
 * <p>Two runs of one scenario, strategy, seed and replication have the same manifest but for {@code environment}, the
 * only part that the machine writes.
 */
final class Manifest {
    /** The file, which is also how a folder is known for one of ours. */
    static final String FILE = "manifest.json";

    /** Marks a folder as one of ours. */
    static final String MARK = "buzzville";

    /** Version of the layout of a results folder. */
    private static final int RESULTS_FORMAT = 1;

    private Manifest() {}

    static String text(RunSummary summary, String name, int scenarioFormat, RunContext context) {
        ObjectNode json = Json.object();
        json.put(MARK, context.version());
        ObjectNode formats = json.putObject("formats");
        formats.put("results", RESULTS_FORMAT);
        formats.put("scenario", scenarioFormat);
        ObjectNode scenario = json.putObject("scenario");
        scenario.put("name", name);
        scenario.put("file", context.file());
        scenario.put("sha256", context.hash());
        scenario.put("effective_sha256", sha256(context.effective()));
        json.put("strategy", summary.strategy());
        json.put("seed", summary.seed());
        json.put("replication", summary.replication());
        json.put("events", summary.kernelEvents());
        json.put("occurrences", summary.occurrences());
        json.put("fingerprint", Numbers.hex(summary.fingerprint()));
        json.put("occurrences_hash", Numbers.hex(summary.occurrencesHash()));
        json.put("command", context.command());
        ObjectNode environment = json.putObject("environment");
        environment.put("java", context.environment().java());
        environment.put("vendor", context.environment().vendor());
        environment.put("os", context.environment().os());
        return Json.text(json);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
