package buzzville.report.clocks.export;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.log.Chronicle;
import buzzville.causality.log.Circumstances;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.causality.log.RandomLogs;
import buzzville.clock.Carried;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MermaidDiagramTest {
    /** Of what may stand in a text there are letters, harmless marks and numbers of characters. */
    private static final String TEXT = "(?:[^\\x00-\\x7F]|[A-Za-z0-9 _.,()/\\[\\]+*'!?=]|#\\d+;)+";

    private static final Pattern LINE = Pattern.compile("    (?:participant (?<who>p\\d+) as " + TEXT
            + "|(?<from>p\\d+)(?<arrow>->>|-->>)(?<to>p\\d+): " + TEXT
            + "|Note over (?<first>p\\d+)(?:,(?<last>p\\d+))?: " + TEXT + ")");

    private static String diagram(EventLog log, ReportLanguage language) throws IOException {
        return Logs.text((any, out) -> MermaidDiagram.write(any, language, out), log);
    }

    /** Checks every line; returns how many solid arrows there are. */
    private static int arrows(String diagram) {
        List<String> lines = diagram.lines().toList();
        assertThat(lines.get(0)).isEqualTo("sequenceDiagram");
        Set<String> declared = new HashSet<>();
        int arrows = 0;
        for (String line : lines.subList(1, lines.size())) {
            Matcher matcher = LINE.matcher(line);
            assertThat(matcher.matches()).as(line).isTrue();
            if (matcher.group("who") != null) {
                assertThat(declared.add(matcher.group("who"))).isTrue();
            }
            for (String group : List.of("from", "to", "first", "last")) {
                if (matcher.group(group) != null) {
                    assertThat(declared).contains(matcher.group(group));
                }
            }
            arrows += "->>".equals(matcher.group("arrow")) ? 1 : 0;
        }
        return arrows;
    }

    @Test
    void theChainInBothLanguages() throws IOException {
        assertThat(diagram(Logs.chain(), ReportLanguage.EN)).isEqualTo("""
                        sequenceDiagram
                            participant p0 as feu
                            participant p1 as accident
                            participant p2 as meteo
                            Note over p0,p2: feu#45;accident, strategy none, seed 42#59; Buzz Ville 0.1.0
                            p0->>p1: m1 feu_rouge, L 101 → 102
                            p1->>p2: m2 accident, L 102 → 103
                        """);
        assertThat(diagram(Logs.chain(), ReportLanguage.FR)).contains("stratégie none, graine 42");
    }

    @Test
    void whatElseHappensIsANote() throws IOException {
        Chronicle chronicle = Logs.chronicle(ClockRules.TEXTBOOK);
        int light = Logs.at(chronicle, 0, Kind.SEND, "feu_rouge", 0);
        chronicle.send(0, light);
        Logs.at(chronicle, 1, Kind.LOCAL, "intervention", 1);
        Carried foreign = new Carried(
                "m9",
                5,
                chronicle.send(0, light).vector(),
                null,
                chronicle.send(0, light).known(),
                0);
        chronicle.event(
                2, Kind.RECEIVE, "bruit", List.of(foreign), 2, 2, 0, Circumstances.NONE.withHidden(List.of(light)));
        EventLog log = chronicle.log(Logs.SOURCE);

        assertThat(diagram(log, ReportLanguage.EN))
                .contains("    Note over p1: intervention, L 1\n")
                .contains("    Note over p0: m1 feu_rouge, L 101, nobody receives it in this log\n")
                .contains("    Note over p2: m9 comes from outside this log, bruit, L 6\n")
                .contains("    p0-->>p2: (no clock knows of this)\n");
        assertThat(diagram(log, ReportLanguage.FR))
                .contains("personne ne le reçoit dans ce journal", "vient d'en dehors", "aucune horloge ne le sait");
    }

    @Test
    void everyLineIsOneThatMermaidKnowsAndEveryReceptionIsAnArrow() throws IOException {
        for (EventLog log : List.of(
                Logs.fan(), Logs.overtaking(), RandomLogs.of(1, ClockRules.TEXTBOOK, 4, 90, 0), Logs.hostile(1))) {
            int receptions = Arrow.of(log).size();
            String diagram = diagram(log, ReportLanguage.EN);
            if (!diagram.contains("left out here")) {
                assertThat(arrows(diagram)).isEqualTo(receptions);
            } else {
                assertThat(arrows(diagram)).isBetween(1, MermaidDiagram.MOST);
            }
        }
    }

    @Test
    void aLongLogIsCutShortAndSaysByHowMuch() throws IOException {
        Chronicle chronicle = Logs.chronicle(ClockRules.TEXTBOOK);
        for (int i = 0; i < 1100; i++) {
            Logs.at(chronicle, 0, Kind.LOCAL, "tic", i); // as many as the chronicle takes, a note each
        }
        EventLog log = chronicle.log(Logs.SOURCE);

        assertThat(diagram(log, ReportLanguage.EN))
                .contains("    Note over p0: and 900 more lines that are left out here\n");
        assertThat(diagram(log, ReportLanguage.FR)).contains("et 900 autres lignes omises ici");
    }

    @Test
    void namesComeThroughWhateverTheyAre() throws IOException {
        EventLog log = Logs.hostile(2);
        String diagram = diagram(log, ReportLanguage.EN);
        arrows(diagram);
        Matcher named = Pattern.compile("participant p(\\d+) as (.*)").matcher(diagram);
        while (named.find()) {
            String name = log.processes().get(Integer.parseInt(named.group(1))).name();
            String read = Pattern.compile("#(\\d+);")
                    .matcher(named.group(2))
                    .replaceAll(character ->
                            Matcher.quoteReplacement(Character.toString(Integer.parseInt(character.group(1)))));
            assertThat(read).isEqualTo(name.equals("end") ? "(end)" : SafeText.line(name));
        }
    }

    @Test
    void brokenRulesAreNamed() throws IOException {
        EventLog log = RandomLogs.of(1, Logs.rules(LamportClock.Rule.NO_MERGE, VectorClock.Rule.MAX, 0), 3, 30, 0);

        assertThat(diagram(log, ReportLanguage.EN)).contains("BROKEN ON PURPOSE#58; lamport#58; no#45;merge");
        assertThat(diagram(log, ReportLanguage.FR)).contains("FAUX EXPRÈS#58; lamport#58; no#45;merge");
    }

    @Test
    void aLogWithoutEventsIsADiagramToo() throws IOException {
        assertThat(arrows(diagram(Logs.chronicle(ClockRules.TEXTBOOK).log(Logs.SOURCE), ReportLanguage.EN)))
                .isZero();
        assertThat(new EventLog(Logs.SOURCE, ClockRules.TEXTBOOK, List.of(), List.<LoggedEvent>of(), 0).processes())
                .isEmpty();
    }
}
