package buzzville.report.spacetime;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LogWriter;
import buzzville.report.page.OneFile;
import buzzville.report.text.ReportLanguage;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A log as one HTML file that needs nothing else and asks nobody for anything: its policy lets the browser run the scripts in it and
 * load nothing. The log is in it as JSON: the lines of the log's file, header and events.
 */
public final class SpaceTimePage {
    /** In the order in which they need each other. */
    private static final List<String> SCRIPTS = List.of(
            "words.js",
            "words-fr.js",
            "text.js",
            "run.js",
            "model.js",
            "orders.js",
            "layout.js",
            "shapes.js",
            "diagram.js",
            "paint.js",
            "labels.js",
            "event.js",
            "panels.js",
            "quiz.js",
            "controls.js",
            "paper.js",
            "page.js");

    private SpaceTimePage() {}

    /**
     * The page of a log, the same bytes for the same log and language.
     *
     * @param captions what people call what is in it
     * @param language in which it opens; one can switch to the other in it
     */
    public static String of(EventLog log, Captions captions, ReportLanguage language) {
        return of(log, captions, any -> List.of(), language);
    }

    /**
     * The same with more to say.
     *
     * @param notes sentences about the run that do not follow from the log, in a language
     */
    public static String of(
            EventLog log, Captions captions, Function<ReportLanguage, List<String>> notes, ReportLanguage language) {
        String title = captions.titled(log, language)
                + language.choose(": space-time diagram", "\u00a0: diagramme espace-temps");
        return new OneFile("spacetime", "page.html", "", SCRIPTS, List.of("style.css"))
                .with(title, json(log, captions, notes), language);
    }

    /** The log as an object with its header and its events. */
    static String json(EventLog log, Captions captions) {
        return json(log, captions, any -> List.of());
    }

    private static String json(EventLog log, Captions captions, Function<ReportLanguage, List<String>> notes) {
        String events = LogWriter.lines(log, LogWriter.Vectors.SHORT).collect(Collectors.joining(",\n", "[\n", "\n]"));
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        for (ReportLanguage language : ReportLanguage.values()) {
            List<String> sentences = notes.apply(language);
            if (!sentences.isEmpty()) {
                sentences.forEach(said.withArray(language.code())::add);
            }
        }
        String more = said.isEmpty() ? "" : ",\n\"notes\":" + said;
        return "{\"header\":" + LogWriter.header(log, LogWriter.Vectors.SHORT) + ",\n\"captions\":" + captions.json(log)
                + more + ",\n\"events\":" + events + "}";
    }
}
