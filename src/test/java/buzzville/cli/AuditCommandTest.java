package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two cars crash at 2 s, and two more at the same instant. 10 ms to the broker and 5 ms to each service.
 *
 * <p>The first: at the broker at 2.010, at the police at 2.015, done at 2.115; 200 ms later, at 2.315, they tell the citizens:
 * broker 2.325, citizens 2.330, done 2.380. From the crash 380 ms: network 10 + 5 + 10 + 5, service 100 + 50, planned 200.
 *
 * <p>The second waits for the one policeman: he is done at 2.115 and the broker knows at 2.120; it has waited since 2.010, 110
 * ms. At 2.125 it is with him, 2.225, 2.425, 2.435, 2.440, 2.490: 490 ms, which is 110 more.
 *
 * <p>The press is down and takes nothing in.
 */
class AuditCommandTest {
    private static final String CITY = """
            format: 1
            start: 2024-12-10T15:30:00Z
            duration: 10s
            events:
              accident_route: {label: {fr: Accident, en: Road accident}, priority: critical}
              notification: {}
              mouvement: {}
            producers: {capteur: {emits: mouvement, arrivals: 'at([1s])'}}
            network: {to-broker: {latency: 10ms}, to-services: {latency: 5ms}}
            services:
              police: {subscribes: [accident_route], service-time: 100ms, emits: {notification: {after: 200ms}}}
              citoyens: {subscribes: [notification], service-time: 50ms}
              presse: {subscribes: [accident_route], service-time: 1s, lanes: {all: {capacity: 0}}}
            incidents:
              choc: {at: 2s, emit: {event: accident_route, count: 2}}
              panne: {at: 1s, outage: {services: [presse]}}
            """;

    @TempDir
    Path folder;

    private Path results;

    @BeforeEach
    void aShortRun() throws IOException {
        results = folder.resolve("out");
        run(CITY);
    }

    private void run(String city, String... more) throws IOException {
        Path file = folder.resolve("city.yaml");
        Files.writeString(file, city);
        Shell shell = Shell.run(
                Stream.concat(Stream.of("run", file, "--no-charts", "-q", "--trace", "--out", results), Stream.of(more))
                        .toArray());
        assertThat(shell.status()).as(shell.err()).isZero();
    }

    private Shell audit(String... words) {
        List<String> all = Stream.of(words).toList();
        Stream<String> language = all.contains("--lang") ? Stream.of() : Stream.of("--lang", "en");
        return Shell.run(Stream.concat(Stream.concat(Stream.of("audit", results), all.stream()), language)
                .toArray());
    }

    private JsonNode json(String... words) {
        return JsonMapper.shared()
                .readTree(audit(Stream.concat(Stream.of(words), Stream.of("--json"))
                                .toArray(String[]::new))
                        .out());
    }

    @Test
    void theTrailIsWhatAPencilSays() {
        Shell shell = audit("choc");

        assertThat(shell.err()).isEmpty();
        assertThat(shell.status()).isZero();
        String steps = Pattern.compile(" (accident_route|notification) [0-9a-f]{8}")
                .matcher(shell.out())
                .replaceAll(" $1")
                .replaceAll(" +", " ");
        assertThat(steps).contains("""
                 +0.000 ms incident/choc it happens accident_route
                 +10.000 ms broker hands it to police, presse accident_route
                 +10.000 ms presse dropped-newest by `drop-newest` accident_route
                 +15.000 ms police service begins, worker 0 accident_route
                +115.000 ms police done accident_route
                +315.000 ms police publishes because of accident_route notification
                +325.000 ms broker hands it to citoyens notification
                +330.000 ms citoyens service begins, worker 0 notification
                +380.000 ms citoyens done notification
                """).contains("""
                 10 ms network incident/choc → broker accident_route
                 5 ms network → police accident_route
                 100 ms service police accident_route
                 200 ms meant to come later police accident_route
                 10 ms network police → broker notification
                 5 ms network → citoyens notification
                 50 ms service citoyens notification
                """);
        assertThat(shell.out())
                .contains("the first of 2 'choc'; others are INC_20241210_002")
                .contains("INC_20241210_001, happened at 0:00:02.000", "1 report, 2 messages in all")
                .contains("last action: citoyens was done with notification", "after 380 ms")
                // 150, 30 and 200 of 380
                .contains("service: 150 ms (39.5%)", "network: 30 ms (7.9%)", "meant to come later: 200 ms (52.6%)")
                .contains("accident_route: 1 message; 1 delivered, 1 dropped-newest")
                .contains("for presse: dropped-newest: lane `all` at presse held 0 of 0 when it arrived");
    }

    @Test
    void whoWaitedIsFollowedByItsNumberOnTheWire() throws IOException {
        JsonNode second = json("INC_20241210_002");

        assertThat(second.at("/last_action/after_ns").asLong()).isEqualTo(490_000_000);
        JsonNode time = second.path("time_to_last_action_ns");
        assertThat(time.path("waiting").asLong()).isEqualTo(110_000_000);
        assertThat(time.path("service").asLong()).isEqualTo(150_000_000);
        assertThat(time.path("network").asLong()).isEqualTo(30_000_000);
        assertThat(time.path("planned").asLong()).isEqualTo(200_000_000);
        assertThat(time.size()).isEqualTo(4);
        JsonNode wait = second.at("/critical_path/1");
        assertThat(wait.path("place").asString("")).isEqualTo("police");
        assertThat(wait.path("lane").asString("")).isEqualTo("all");
        assertThat(wait.path("from_ns").asLong()).isEqualTo(2_010_000_000);
        assertThat(wait.path("until_ns").asLong()).isEqualTo(2_120_000_000);
        // the wire says the same number
        assertThat(Files.readString(results.resolve("events.jsonl"))).contains("INC_20241210_002");
        assertThat(second.at("/messages/0/incident").asString(""))
                .isEqualTo(second.path("incident").asString(""));
        assertThat(second.path("messages")).hasSize(2);
    }

    @Test
    void anyMessageOfItLeadsToTheSameTrail() {
        JsonNode first = json("choc");
        String effect = first.at("/messages/1/id").asString("");

        assertThat(first.at("/messages/1/event").asString("")).isEqualTo("notification");
        assertThat(json(effect)).isEqualTo(first);
        assertThat(json(effect.substring(0, 9))).isEqualTo(first);
        assertThat(json("INC_20241210_001")).isEqualTo(first);
        assertThat(json("accident_route")).isEqualTo(first);
        // nothing follows from this one, and nobody expects it
        assertThat(audit("mouvement").out())
                .contains("nobody was reached, so nobody acted", "mouvement: 1 message; 1 unrouted");
    }

    @Test
    void theDiagramIsThatOfARunWithATrace() throws IOException {
        run(CITY, "--story", json("choc").path("incident").asString(""), "--lang", "fr");

        assertThat(audit("choc", "--mermaid", "--lang", "fr").out())
                .isEqualTo(Files.readString(results.resolve("sequence.mmd")))
                .startsWith("sequenceDiagram\n    participant p0 as choc\n    participant p1 as Courtier\n")
                .contains("p1->>p2: Accident, +15 ms", "p4->>p4: traitement, 50 ms");
    }

    @Test
    void itSpeaksFrench() {
        assertThat(audit("INC_20241210_002", "--lang", "fr").out())
                .contains("survenu à 0:00:02,000", "dernière action : citoyens a fini notification")
                .contains("+125,000 ms", "le service commence, agent 0", "attente : 110 ms (22,4\u00a0%)")
                .contains("prévu pour plus tard", "perdus, et pourquoi", "la règle est `drop-newest`");
    }

    @Test
    void reportsOfOneHappeningBelongTogether() throws IOException {
        run("""
                format: 1
                duration: 10s
                events: {accident: {priority: critical}, sms: {}}
                producers:
                  rue:
                    emits: accident
                    arrivals: 'at([1s])'
                    witnesses: {capteur: {after: 100ms}, passant: {after: 3s}}
                services:
                  police: {subscribes: [accident], service-time: 50ms, emits: {sms: {on: accident, count: 3}}}
                  gens: {subscribes: [sms], service-time: 10ms}
                """);

        Shell shell = audit("accident");
        assertThat(shell.out()).contains("2 reports, 8 messages in all", "not reported yet: 3 s");
        // the later report at 4 s, 50 ms of service and the third of three texts of 10 ms
        assertThat(json("accident").at("/last_action/after_ns").asLong()).isEqualTo(3_080_000_000L);
        // of three texts of each report one is told, and one on the way to the last action
        assertThat(shell.out()).contains("and 2 more: 2 delivered", "and 1 more: 1 delivered");
        assertThat(audit("accident", "--all").out()).doesNotContain(" more: ");
        assertThat(audit("accident", "--mermaid").out())
                .contains("->>p1: accident, +100 ms", "->>p1: accident, +3 s", "3 x sms");
        // what happened has an identity of its own, which no message has
        String root = json("accident").path("incident").asString("");
        assertThat(json(root)).isEqualTo(json("accident"));
    }

    @Test
    void aMessageThatWasMergedGoesOnAsItsAggregate() throws IOException {
        run("""
                format: 1
                duration: 10s
                events: {bruit: {}, patrouille: {}}
                producers: {micro: {emits: bruit, arrivals: 'at([1s, 1500ms])'}}
                services:
                  police:
                    subscribes: [bruit]
                    aggregation: {bruits: {of: [bruit], with: tumbling(2s)}}
                    service-time: 100ms
                    emits: {patrouille: {on: bruit}}
                  rue: {subscribes: [patrouille], service-time: 1s}
                """);

        // the window ends at 2 s: 1 s in it, 100 ms at the police and 1 s in the street
        JsonNode json = json("bruit");
        assertThat(json.at("/last_action/after_ns").asLong()).isEqualTo(2_100_000_000L);
        assertThat(json.at("/time_to_last_action_ns/waiting").asLong()).isEqualTo(1_000_000_000L);
        assertThat(json.at("/time_to_last_action_ns/service").asLong()).isEqualTo(1_100_000_000L);
        assertThat(audit("bruit").out()).contains("it becomes part of bruit");
    }

    @Test
    void whatCannotBeFollowedIsRefused() {
        assertThat(audit("panne").err())
                .contains("'panne' does 'outage': no message is about it", "explain RESULTS --lost");
        assertThat(audit("chok").err()).contains("there is no incident, event or message 'chok'; did you mean 'choc'?");
        assertThat(audit("nobody").err())
                .contains("expected an incident that emits or sends (choc)", "accident_route, notification, mouvement");
        assertThat(audit("INC_20241210_009").err())
                .contains("nothing of 'INC_20241210_009' happened", "did you mean 'INC_20241210_00");
        assertThat(audit("ACC_2024_001").err()).contains("there are INC_20241210_001, INC_20241210_002");
        assertThat(audit("fade").err()).contains("there is no message 'fade' in this run", "the nearest ids are");
        assertThat(audit("choc", "--json", "--mermaid").err()).contains("expected one of --json and --mermaid");
        for (String wrong : List.of("panne", "chok", "nobody", "ACC_2024_001", "fade")) {
            assertThat(audit(wrong).status()).as(wrong).isEqualTo(2);
            assertThat(audit(wrong).out()).isEmpty();
        }
        assertThat(audit("choc", "--replication", "3").status()).isEqualTo(2);
        assertThat(Shell.run("audit", results).status()).isEqualTo(2);
        assertThat(Shell.run("audit", folder.resolve("no"), "choc").err()).contains("there is no folder");
    }

    @Test
    void aFingerprintThatIsAnotherEndsWithThree() throws IOException {
        Path manifest = results.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest).replaceFirst("\"fingerprint\" : \"....", "\"fingerprint\" : \"0000"));

        Shell shell = audit("choc");
        assertThat(shell.status()).isEqualTo(3);
        assertThat(shell.err()).contains("this is not the same run", "'buzzville verify ");
        assertThat(shell.out()).isEmpty();
    }
}
