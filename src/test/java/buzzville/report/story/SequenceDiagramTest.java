package buzzville.report.story;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.Timeline;
import buzzville.report.Runs;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SequenceDiagramTest {
    /**
     * An alert at 2 s; 10 ms to the broker and 5 ms to each service. Notifications need 100 ms and send three texts at 115 ms,
     * which are at the broker at 125 ms; one worker gets them 30 ms apart: 5 ms there, 20 ms of work, 5 ms back. Schools need
     * 1 s and say so at 1015 ms. Rescue is down and nothing may wait for it.
     */
    private static final String ALERT = """
            duration: 10s
            events:
              alerte: {label: {fr: Alerte météo, en: Weather alert}, priority: critical}
              sms: {priority: info}
              fermeture: {label: {fr: École fermée, en: School closed}}
              mouvement: {}
            producers:
              station: {label: {fr: Station météo, en: Weather station}, emits: alerte, arrivals: 'at([2s, 4s])'}
              capteur: {emits: mouvement, arrivals: 'every(10s, phase=1s)'}
            network: {to-broker: {latency: 10ms}, to-services: {latency: 5ms}}
            services:
              notifications: {subscribes: [alerte], service-time: 100ms, emits: {sms: {count: 3}}}
              ecoles: {label: {fr: Écoles, en: Schools}, subscribes: [alerte], service-time: 1s, emits: {fermeture: {}}}
              secours: {subscribes: [alerte], service-time: 1s, lanes: {all: {capacity: 0}}}
              citoyens: {subscribes: [sms, mouvement], service-time: 20ms, emits: {fermeture: {on: mouvement}}}
            incidents: {panne: {at: 0s, outage: {services: [secours]}}}
            """;

    private static final Pattern PARTICIPANT = Pattern.compile("    participant (p\\d+) as ([^;:\\n]|#\\d+;)+");
    private static final Pattern ARROW =
            Pattern.compile("    (p\\d+)(->>|-->>|-x|--\\))(p\\d+): (?:[^#;%\\n]|#\\d+;)+");
    private static final Pattern NOTE = Pattern.compile("    Note over (p\\d+): (?:[^#;%\\n]|#\\d+;)+");

    @Test
    void aStoryIsDrawnAsItHappened() {
        assertThat(diagram(ALERT, StoryChoice.USUAL, ReportLanguage.EN)).isEqualTo("""
                sequenceDiagram
                    participant p0 as Weather station
                    participant p1 as Broker
                    participant p2 as notifications
                    participant p3 as Schools
                    participant p4 as secours
                    participant p5 as citoyens
                    Note over p0: 0 s is at 2 s
                    p0->>p1: Weather alert, +10 ms
                    p1-xp4: Weather alert, lost (dropped-newest), +10 ms
                    p1->>p2: Weather alert, +15 ms
                    p1->>p3: Weather alert, +15 ms
                    p2->>p2: processing, 100 ms
                    p3->>p3: processing, 1 s
                    p2-->>p1: 3 x sms, p50 +125 ms, last +125 ms
                    p1->>p5: 3 x sms, p50 +160 ms, last +190 ms
                    p5->>p5: 3 x processing, p50 20 ms, last done at +210 ms
                    p3-->>p1: School closed, +1.03 s
                    Note over p1: School closed, nobody expects it
                """);
    }

    @Test
    void itSpeaksFrench() {
        assertThat(diagram(ALERT, StoryChoice.USUAL, ReportLanguage.FR))
                .contains("participant p1 as Courtier\n")
                .contains("participant p3 as Écoles\n")
                .contains("p1-xp4: Alerte météo, perdu (nouveaux jetés), +10 ms\n")
                .contains("p5->>p5: 3 x traitement, p50 20 ms, dernier fini à +210 ms\n")
                .contains("Note over p1: École fermée, personne ne l'attend\n");
    }

    @Test
    void anotherStoryIsToldIfAsked() {
        assertThat(diagram(ALERT, StoryChoice.ofEvent("mouvement"), ReportLanguage.EN))
                .isEqualTo("""
                sequenceDiagram
                    participant p0 as capteur
                    participant p1 as Broker
                    participant p2 as citoyens
                    Note over p0: 0 s is at 1 s
                    p0->>p1: mouvement, +10 ms
                    p1->>p2: mouvement, +15 ms
                    p2->>p2: processing, 20 ms
                    p2-->>p1: School closed, +45 ms
                    Note over p1: School closed, nobody expects it
                """);
        // a story may begin with an effect
        assertThat(diagram(ALERT, StoryChoice.ofEvent("sms"), ReportLanguage.EN))
                .contains("participant p0 as notifications\n")
                .contains("p1->>p2: sms, +15 ms\n");
    }

    @Test
    void whatTheScenarioStagesIsToldFirst() {
        String daily = """
                duration: 10s
                events: {feu: {priority: critical}, accident: {priority: critical}, alerte: {priority: high}, note: {}}
                services: {s: {subscribes: [feu, accident, alerte], service-time: 10ms, emits: {note: {}}}}
                producers:
                  detecteur: {emits: feu, arrivals: 'every(1s, phase=0s)'}
                  rue: {emits: accident, arrivals: never, witnesses: {capteur: {after: 100ms}}}
                  station: {emits: alerte, arrivals: %s}
                """;
        String alert = "'at([5s])'";
        String send = "incidents: {z: {at: 4s, send: {from: capteur, event: accident, arrives: 4s}}}\n";
        String emits = """
                incidents:
                  a: {at: 5s, emit: alerte}
                  b: {at: 5s, emit: accident}
                """;
        // every day there are fires, the most urgent of all
        assertThat(first(daily.formatted("never"))).isEqualTo("feu");
        assertThat(first(daily.formatted(alert))).isEqualTo("alerte");
        // the earliest of several
        assertThat(first(daily.formatted(alert) + send)).isEqualTo("accident");
        assertThat(first(daily.formatted(alert) + send.replace("4s", "6s"))).isEqualTo("alerte");
        // at one instant the most urgent
        assertThat(first(daily.formatted("never") + emits)).isEqualTo("accident");
        // what had no effects is no story
        assertThat(first(daily.formatted("never") + "incidents: {c: {at: 1s, emit: note}}\n"))
                .isEqualTo("feu");
    }

    private static String first(String city) {
        String arrow = diagram(city, StoryChoice.USUAL, ReportLanguage.EN)
                .lines()
                .filter(line -> line.contains("->>p1: "))
                .findFirst()
                .orElseThrow();
        return arrow.replaceFirst(".*: (\\w+),.*", "$1");
    }

    @Test
    void oneMessageIsFoundByItsIdentity() {
        Timeline timeline = Timeline.of(ALERT);
        long second = timeline.rows().stream()
                .filter(row -> row.message().occurredAt == 4_000_000_000L)
                .findFirst()
                .orElseThrow()
                .message()
                .identity;

        StoryChoice choice = StoryChoice.ofIdentity("%016x".formatted(second));
        assertThat(diagram(ALERT, choice, ReportLanguage.EN)).contains("0 s is at 4 s\n");
        assertThat(StoryChoice.ofIdentity("alerte")).isNull();
        assertThat(diagram(ALERT, StoryChoice.ofIdentity("00000000000000ff"), ReportLanguage.EN))
                .isNull();
    }

    @Test
    void whatIsUnfinishedAtTheEndIsDrawnOpen() {
        String city = """
                duration: 1s
                events: {a: {}, b: {}}
                producers: {source: {emits: a, arrivals: 'at([0s, 100ms])'}, far: {emits: b, arrivals: 'at([900ms])'}}
                network: {to-broker: {latency: 300ms}}
                services:
                  desk: {subscribes: [a], service-time: 2s}
                  other: {subscribes: [b]}
                """;
        assertThat(diagram(city, StoryChoice.ofEvent("a"), ReportLanguage.EN))
                .contains("p1->>p2: a, +300 ms\n")
                .contains("p2--)p2: a, unfinished, +300 ms\n");
        assertThat(diagram(city, StoryChoice.ofEvent("b"), ReportLanguage.EN))
                .contains("p0--)p1: b, still on its way, +100 ms\n");
    }

    @Test
    void aHundredThousandMessagesAlikeTakeNoMoreRoomThanTwo() {
        String city =
                ALERT.replace("count: 3", "count: 100000").replace("citoyens: {", "citoyens: {workers: unlimited, ");
        Scenario scenario = Timeline.scenario(city);
        Storyteller teller = teller(scenario, StoryChoice.USUAL);

        assertThat(SequenceDiagram.text(teller, scenario, ReportLanguage.EN))
                .contains("p2-->>p1: 100,000 x sms, p50 +125 ms, last +125 ms\n")
                .contains("p1->>p5: 100,000 x sms, p50 +130 ms, last +130 ms\n")
                .contains("p5->>p5: 100,000 x processing, p50 20 ms, last done at +150 ms\n")
                .satisfies(SequenceDiagramTest::isMermaid);
        assertThat(teller.remembered()).isLessThan(10);
    }

    @Test
    void whateverNamesSayMermaidUnderstandsIt() {
        String city = ALERT.replace("en: Weather alert", "en: 'end; %% #x : <b>->> \"{ '")
                .replace("en: Schools", "en: end")
                .replace("  citoyens:", "  broker: {subscribes: [alerte]}\n  citoyens:");

        String diagram = diagram(city, StoryChoice.USUAL, ReportLanguage.EN);
        isMermaid(diagram);
        assertThat(diagram)
                .contains("as (end)\n")
                .contains("end#59; #37;#37; #35;x #58; #60;b#62;-#62;#62; #34;#123;")
                .contains("as broker\n")
                .contains("as Broker\n");
    }

    @Test
    void wordsAndSignsOfTheGrammarAreOnlyText() {
        // words of the grammar in many places; Mermaid 11 has parsed diagrams with labels made of them
        List<String> words = List.of(
                "end", "END", "loop", "alt x", "par", "and", "opt", "rect", "box", "note over p0: x", "activate p1");
        List<String> signs = List.of(
                "->>",
                "-->>",
                "-x",
                "--)",
                "<<->>",
                "+ -",
                "#",
                "#35;",
                ";",
                ":",
                "%%{init: {}}%%",
                "@{ \"type\" }",
                "as p2",
                "wrap: x",
                "$$x$$",
                "`",
                "\\n",
                "<br/>",
                "accTitle: x",
                "one\ntwo\tthree",
                "links p0: {}");
        for (String label : Stream.concat(words.stream(), signs.stream()).toList()) {
            String quoted = "'" + label.replace("\n", " ").replace("\t", " ") + "'";
            String city = ALERT.replace("en: Weather alert", "en: " + quoted)
                    .replace("en: Weather station", "en: " + quoted)
                    .replace("en: Schools", "en: " + quoted);

            String diagram = diagram(city, StoryChoice.USUAL, ReportLanguage.EN);

            assertThat(diagram.lines()).as(label).hasSize(19);
            assertThat(SequenceDiagram.harmless(label))
                    .as(label)
                    .isNotBlank()
                    .doesNotContainPattern("[\n\t:%<>{}\"\\\\]")
                    .doesNotContainPattern("#(?!\\d+;)")
                    .doesNotContainPattern("(?<!#\\d{1,9});")
                    .isNotEqualToIgnoringCase("end");
        }
    }

    @Test
    void everyStoryOfABusyCityIsMermaid() {
        Scenario scenario = Timeline.scenario(Runs.BUSY.replace("format: 1\n", ""));
        for (String event : List.of("alarme", "mouvement")) {
            isMermaid(SequenceDiagram.text(teller(scenario, StoryChoice.ofEvent(event)), scenario, ReportLanguage.FR));
        }
    }

    private static String diagram(String city, StoryChoice choice, ReportLanguage language) {
        Scenario scenario = Timeline.scenario(city);
        String text = SequenceDiagram.text(teller(scenario, choice), scenario, language);
        if (text != null) {
            isMermaid(text);
        }
        return text;
    }

    private static Storyteller teller(Scenario scenario, StoryChoice choice) {
        City city = CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0);
        Storyteller teller = new Storyteller(scenario, choice);
        city.record(teller);
        city.finish();
        return teller;
    }

    /** Every line is one that the grammar of sequence diagrams has, and whoever speaks was declared. */
    private static void isMermaid(String text) {
        List<String> lines = text.lines().toList();
        assertThat(lines.get(0)).isEqualTo("sequenceDiagram");
        Set<String> declared = new HashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            Matcher participant = PARTICIPANT.matcher(line);
            Matcher arrow = ARROW.matcher(line);
            Matcher note = NOTE.matcher(line);
            if (participant.matches()) {
                assertThat(declared.add(participant.group(1))).as(line).isTrue();
            } else if (arrow.matches()) {
                assertThat(declared).as(line).contains(arrow.group(1), arrow.group(3));
            } else {
                assertThat(note.matches()).as(line).isTrue();
                assertThat(declared).as(line).contains(note.group(1));
            }
        }
    }
}
