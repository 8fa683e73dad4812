package buzzville.report.clocks.export;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A log as a Mermaid sequence diagram: an arrow for each reception, in the order of receptions, since Mermaid draws a message as if it
 * took no time; notes for what else happened. It shows the first {@value #MOST} of these and says how many it leaves out.
 */
public final class MermaidDiagram {
    static final int MOST = 100;

    /** What may stand as it is; everything else of ASCII is written as its number, since some of it means something to Mermaid. */
    private static final String PLAIN = " _.,()/[]+*'!?=";

    private final EventLog log;
    private final ReportLanguage language;
    private final Map<String, LoggedEvent> senders;
    private final Set<String> arrived = new HashSet<>();
    private final List<String> lines = new ArrayList<>();
    private final Set<Integer> participants = new TreeSet<>();
    private int leftOut;

    private MermaidDiagram(EventLog log, ReportLanguage language) {
        this.log = log;
        this.language = language;
        this.senders = Arrow.senders(log);
        log.events().forEach(event -> arrived.addAll(event.received()));
    }

    /** Writes the diagram. */
    public static void write(EventLog log, ReportLanguage language, Appendable out) throws IOException {
        MermaidDiagram diagram = new MermaidDiagram(log, language);
        log.events().forEach(diagram::event);
        diagram.write(out);
    }

    /** How many lines there would be beyond those that it shows. */
    static int leftOut(EventLog log, ReportLanguage language) {
        MermaidDiagram diagram = new MermaidDiagram(log, language);
        log.events().forEach(diagram::event);
        return diagram.leftOut;
    }

    private void write(Appendable out) throws IOException {
        out.append("sequenceDiagram\n");
        if (participants.isEmpty()) {
            participants.add(0);
        }
        for (int process : participants) {
            String name = process < log.processes().size()
                    ? log.processes().get(process).name()
                    : "-";
            out.append("    participant p" + process + " as " + harmless(name) + "\n");
        }
        String over = "    Note over " + across() + ": ";
        EventLog.Source run = log.source();
        out.append(over).append(harmless(run.scenario() + ", " + say("strategy ", "stratégie ") + run.strategy()));
        out.append(harmless(", " + say("seed ", "graine ") + run.seed() + "; Buzz Ville " + run.version()));
        out.append('\n');
        String broken = Plain.broken(log);
        if (!broken.isEmpty()) {
            out.append(over).append(say("BROKEN ON PURPOSE", "FAUX EXPRÈS"));
            out.append(harmless(": " + broken)).append('\n');
        }
        for (String line : lines) {
            out.append("    ").append(line).append('\n');
        }
        if (leftOut > 0) {
            Human human = new Human(language);
            out.append(over).append(harmless(say("and ", "et ") + human.count(leftOut)));
            out.append(say(" more lines that are left out here", " autres lignes omises ici"))
                    .append('\n');
        }
        if (log.leftOut() > 0) {
            out.append(over).append(harmless(Plain.leftOut(log, language))).append('\n');
        }
    }

    private String across() {
        List<Integer> all = List.copyOf(participants);
        return all.size() == 1 ? "p" + all.get(0) : "p" + all.get(0) + ",p" + all.get(all.size() - 1);
    }

    private void event(LoggedEvent event) {
        int here = event.process();
        for (String message : event.received()) {
            LoggedEvent from = senders.get(message);
            if (from == null) {
                String text = say(" comes from outside this log", " vient d'en dehors de ce journal");
                note(event, message + text + ", " + event.what() + ", " + lamport(event));
            } else {
                String stamps = lamport(from) + " → " + event.stamps().lamport();
                String text = message + " " + from.what() + ", " + stamps;
                line("p" + from.process() + "->>p" + here + ": " + harmless(text), from.process(), here);
            }
        }
        for (int cause : event.circumstances().hidden()) {
            int from = log.events().get(cause - 1).process();
            String text = say("(no clock knows of this)", "(aucune horloge ne le sait)");
            line("p" + from + "-->>p" + here + ": " + text, from, here);
        }
        if (event.kind() == LoggedEvent.Kind.LOCAL) {
            note(event, event.what() + ", " + lamport(event));
        }
        for (String message : event.sent()) {
            if (!arrived.contains(message)) {
                String text = say(", nobody receives it in this log", ", personne ne le reçoit dans ce journal");
                note(event, message + " " + event.what() + ", " + lamport(event) + text);
            }
        }
    }

    private static String lamport(LoggedEvent event) {
        return "L " + event.stamps().lamport();
    }

    private void note(LoggedEvent event, String text) {
        line("Note over p" + event.process() + ": " + harmless(text), event.process(), event.process());
    }

    private void line(String text, int from, int to) {
        if (lines.size() < MOST) {
            lines.add(text);
            participants.add(from);
            participants.add(to);
        } else {
            leftOut++;
        }
    }

    private String say(String english, String french) {
        return language.choose(english, french);
    }

    /** Text without what Mermaid would take for something of its own; never empty. */
    static String harmless(String text) {
        StringBuilder harmless = new StringBuilder();
        SafeText.line(text).codePoints().forEach(c -> {
            if (c >= 0x80 || Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                harmless.appendCodePoint(c);
            } else {
                harmless.append('#').append(c).append(';');
            }
        });
        String line = harmless.toString();
        return line.isBlank() || line.strip().equalsIgnoreCase("end") ? "(" + line.strip() + ")" : line;
    }
}
