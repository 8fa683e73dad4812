package buzzville.report.verify;

import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What came of a verification, for programs: instants in virtual nanoseconds. */
public final class VerificationJson {
    private VerificationJson() {}

    public static ObjectNode of(Verification verification) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("results", verification.folder());
        json.put("command", verification.command());
        json.put("same", verification.cause() == Verification.Cause.SAME);
        json.put("cause", word(verification.cause()));
        who(json.putObject("made_by"), verification.madeBy(), verification.madeOn());
        who(json.putObject("run_again_by"), verification.program(), verification.java());
        json.put("understood_alike", verification.understood());
        ArrayNode runs = json.putArray("runs");
        verification.runs().forEach(run -> run(runs.addObject(), run));
        ArrayNode files = json.putArray("files");
        verification.files().forEach(file -> file(files.addObject(), file));
        Verification.Shown shown = verification.shown();
        if (shown != null) {
            ObjectNode stretch = json.putObject("first_stretch");
            stretch.put("strategy", shown.run().name().strategy());
            stretch.put("replication", shown.run().name().replication());
            stretch.put("events_within", shown.within());
            ArrayNode events = stretch.putArray("events");
            shown.events().forEach(event -> {
                ObjectNode one = events.addObject();
                one.put("at_ns", event.at());
                one.put("kind", event.kind());
                one.put("argument", event.argument());
            });
        }
        return json;
    }

    private static void who(ObjectNode json, String version, String java) {
        json.put("buzzville", version);
        json.put("java", java);
    }

    private static void run(ObjectNode json, RunCheck run) {
        json.put("strategy", run.name().strategy());
        json.put("replication", run.name().replication());
        json.put("same", run.sameFigures() && run.stretch() == null);
        figures(json.putObject("found"), run.found());
        RunFigures again = run.again();
        if (again != null) {
            figures(json.putObject("again"), again);
        }
        json.put("checkpoints", run.checkpoints());
        Checkpoints.Stretch stretch = run.stretch();
        if (stretch != null) {
            ObjectNode first = json.putObject("first_difference");
            first.put("from_ns", stretch.from());
            first.put("until_ns", stretch.until());
            first.put("events_before", stretch.before());
            first.put("events_found", stretch.found());
            first.put("events_again", stretch.again());
            first.put("checkpoint", stretch.number());
        }
    }

    private static void figures(ObjectNode json, RunFigures figures) {
        json.put("events", figures.events());
        json.put("occurrences", figures.occurrences());
        json.put("messages", figures.messages());
        json.put("fingerprint", figures.fingerprint());
        json.put("occurrences_hash", figures.occurrencesHash());
    }

    private static void file(ObjectNode json, FileCheck file) {
        json.put("file", file.file());
        json.put("state", word(file.state()));
        if (file.figures() > 0) {
            json.put("values", file.figures());
        }
        if (file.differs()) {
            json.put("different", file.count());
            ArrayNode differences = json.putArray("differences");
            file.differences().forEach(difference -> {
                ObjectNode one = differences.addObject();
                one.put("where", difference.where());
                one.put("found", difference.found());
                one.put("again", difference.again());
                if (difference.at() != null) {
                    one.put("at_ns", difference.at());
                }
            });
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
