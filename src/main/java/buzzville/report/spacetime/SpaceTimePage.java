package buzzville.report.spacetime;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LogWriter;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A log as one HTML file that needs nothing else and asks nobody for anything: its policy lets the browser run the scripts in it and
 * load nothing. The log is in it as JSON: the lines of the log's file, header and events.
 */
public final class SpaceTimePage {
    private static final String FOLDER = "/buzzville/report/spacetime/";

    /** In the order in which they need each other. */
    private static final List<String> SCRIPTS = List.of(
            "words.js",
            "model.js",
            "orders.js",
            "layout.js",
            "text.js",
            "diagram.js",
            "event.js",
            "panels.js",
            "quiz.js",
            "page.js");

    private static final Pattern PLACE = Pattern.compile("@(LANG|CSP|TITLE|STYLE|LOG|SCRIPT)@");

    private SpaceTimePage() {}

    /**
     * The page of a log, the same bytes for the same log and language.
     *
     * @param language in which it opens; one can switch to the other in it
     */
    public static String of(EventLog log, ReportLanguage language) {
        return of(log, any -> List.of(), language);
    }

    /**
     * The same with more to say.
     *
     * @param notes sentences about the run that do not follow from the log, in a language
     */
    public static String of(EventLog log, Function<ReportLanguage, List<String>> notes, ReportLanguage language) {
        String style = resource("style.css");
        String script = SCRIPTS.stream().map(SpaceTimePage::resource).collect(Collectors.joining("\n"));
        String policy = "default-src 'none'; script-src 'sha256-" + hash(script) + "'; style-src 'sha256-" + hash(style)
                + "'; base-uri 'none'; form-action 'none'";
        String title =
                log.source().scenario() + language.choose(": space-time diagram", "\u00a0: diagramme espace-temps");
        Matcher place = PLACE.matcher(resource("page.html"));
        return place.replaceAll(found -> Matcher.quoteReplacement(
                switch (found.group(1)) {
                    case "LANG" -> language.code();
                    case "CSP" -> policy;
                    case "TITLE" -> SafeText.html(title);
                    case "STYLE" -> style;
                    case "LOG" -> json(log, notes);
                    default -> script;
                }));
    }

    /** The log between two tags: nothing in it can end them. */
    private static String json(EventLog log, Function<ReportLanguage, List<String>> notes) {
        String events = log.events().stream()
                .map(event -> LogWriter.line(log, event))
                .collect(Collectors.joining(",\n", "[\n", "\n]"));
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        for (ReportLanguage language : ReportLanguage.values()) {
            List<String> sentences = notes.apply(language);
            if (!sentences.isEmpty()) {
                sentences.forEach(said.withArray(language.code())::add);
            }
        }
        String more = said.isEmpty() ? "" : ",\n\"notes\":" + said;
        return ("{\"header\":" + LogWriter.header(log) + more + ",\n\"events\":" + events + "}")
                .replace("<", "\\u003c");
    }

    /** What a policy calls a script by: of exactly the text between its tags. */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = SpaceTimePage.class.getResourceAsStream(FOLDER + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
