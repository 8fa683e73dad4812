package buzzville.report.spacetime;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LogWriter;
import buzzville.report.text.ReportLanguage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A log as one HTML file that needs nothing else and asks nobody for anything: its policy lets the browser run the scripts in it and
 * load nothing. The log is in it as JSON: the lines of the log's file, header and events.
 */
public final class SpaceTimePage {
    /** In the order in which they need each other. */
    private static final List<String> SCRIPTS = List.of(
            "words.js",
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
            "page.js");

    private SpaceTimePage() {}

    /**
     * The page of a log, the same bytes for the same log and language.
     *
     * @param captions what people call what is in it
     * @param language in which it opens; one can switch to the other in it
     */
    public static String of(EventLog log, Captions captions, ReportLanguage language) {
        String title = captions.titled(log, language)
                + language.choose(": space-time diagram", "\u00a0: diagramme espace-temps");
        return new OneFile("page.html", SCRIPTS, List.of("style.css")).with(title, json(log, captions), language);
    }

    /** The log as an object with its header and its events. */
    static String json(EventLog log, Captions captions) {
        String events = log.events().stream()
                .map(event -> LogWriter.line(log, event))
                .collect(Collectors.joining(",\n", "[\n", "\n]"));
        return "{\"header\":" + LogWriter.header(log) + ",\n\"captions\":" + captions.json(log) + ",\n\"events\":"
                + events + "}";
    }
}
