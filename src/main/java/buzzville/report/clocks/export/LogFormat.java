package buzzville.report.clocks.export;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LogWriter;
import buzzville.clock.VectorClock;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The formats that a log can be had in. */
public enum LogFormat {
    SHIVIZ,
    TSVIZ,
    CHROME,
    CLOUDEVENTS,
    MERMAID,
    SVG,
    /** As it was written. */
    JSONL;

    /** Its name on a command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names. */
    public static List<String> words() {
        return Stream.of(values()).map(LogFormat::word).toList();
    }

    /** The format of a name; null if there is none. */
    public static @Nullable LogFormat of(String word) {
        return Stream.of(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    /**
     * Writes a log.
     *
     * @param language of what people read in it
     * @throws IllegalArgumentException if the log is too large for the format
     */
    public void write(EventLog log, ReportLanguage language, Appendable out) throws IOException {
        switch (this) {
            case SHIVIZ, TSVIZ -> ShiVizLog.write(log, this == TSVIZ, out);
            case CHROME -> ChromeTrace.write(log, out);
            case CLOUDEVENTS -> CloudEventLines.write(log, out);
            case MERMAID -> MermaidDiagram.write(log, language, out);
            case SVG -> SpaceTimeSvg.write(log, language, out);
            case JSONL -> LogWriter.write(log, LogWriter.Vectors.WHOLE, out);
        }
    }

    /** What there is to know of the file that does not stand in it, in sentences; none if nothing is. */
    public List<String> remarks(EventLog log, ReportLanguage language) {
        List<String> remarks = new ArrayList<>();
        Human human = new Human(language);
        int all = log.events().size();
        switch (this) {
            case SHIVIZ, TSVIZ -> shiviz(log, language, remarks);
            case CLOUDEVENTS ->
                remarks.add(
                        language.choose(
                                "one envelope for each message sent; receptions have none, and true time is in none",
                                "une enveloppe par message émis ; les réceptions n'en ont pas, et le temps vrai n'est dans aucune"));
            case MERMAID -> {
                remarks.add(language.choose(
                        "Mermaid draws a message as if it took no time: arrows stand in the order of receptions",
                        "Mermaid dessine un message comme s'il ne prenait pas de temps : les flèches sont dans l'ordre des"
                                + " réceptions"));
                int cut = MermaidDiagram.leftOut(log, language);
                if (cut > 0) {
                    remarks.add(language.choose(
                                    "the diagram has the first %d of %s lines",
                                    "le diagramme a les %d premières lignes sur %s")
                            .formatted(MermaidDiagram.MOST, human.count(MermaidDiagram.MOST + cut)));
                }
            }
            case SVG -> {
                if (all > SpaceTimeSvg.MOST) {
                    remarks.add(language.choose(
                                    "the picture has the first %d of %s events",
                                    "l'image a les %d premiers événements sur %s")
                            .formatted(SpaceTimeSvg.MOST, human.count(all)));
                }
            }
            case CHROME, JSONL -> {
                // all that there is stands in the file
            }
        }
        if (log.leftOut() > 0) {
            remarks.add(Plain.leftOut(log, language));
        }
        String broken = Plain.broken(log);
        if (!broken.isEmpty()) {
            remarks.add(language.choose("clocks are broken on purpose: ", "horloges fausses exprès : ") + broken);
        }
        return remarks;
    }

    private static void shiviz(EventLog log, ReportLanguage language, List<String> remarks) {
        if (log.rules().vector() != VectorClock.Rule.MAX || log.rules().entries() > 0) {
            remarks.add(language.choose(
                    "the vectors are made from the messages: those of the log are broken or shared, and the tool would"
                            + " refuse them",
                    "les vecteurs sont refaits d'après les messages : ceux du journal sont faux ou partagés, et l'outil les"
                            + " refuserait"));
        }
        if (log.events().stream()
                .anyMatch(event -> !event.circumstances().after().isEmpty())) {
            remarks.add(language.choose(
                    "some arrows stand for what was known through events that are not in the log",
                    "certaines flèches montrent ce qu'on savait par des événements absents du journal"));
        }
    }
}
