package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run's journal against its messages.csv, events.jsonl and summary.json, which come from elsewhere in the program. */
class JournalOfARunTest {
    private static final long SECOND = 1_000_000_000;
    private static final String CITY = """
            format: 1
            name: Lively
            seed: 7
            start: 2024-12-10T14:30:00Z
            duration: 3min
            zones: [nord, sud]
            events:
              feu_circulation_change: {priority: high}
              accident_route: {priority: critical}
              mouvement: {priority: normal}
              arrivee_police: {priority: high}
              lampadaires_on: {priority: info}
            producers:
              controleur_trafic: {emits: feu_circulation_change, count: 6, arrivals: 'cycle({vert: 10s, orange: 2s, rouge: 8s})'}
              capteur: {emits: mouvement, count: 20, arrivals: poisson(2/s)}
              collision: {emits: accident_route, count: 4, arrivals: poisson(1/min)}
              groupe: {emits: lampadaires_on, count: 4, arrivals: poisson(1/min)}
            network: {to-broker: {latency: 'uniform(0s, 4s)'}, to-services: {latency: 20ms}}
            broker: {partitions: zone, threads: 1, service-time: exponential(5ms)}
            services:
              police:
                subscribes: [accident_route, mouvement]
                service-time: exponential(30ms)
                lanes:
                  urgent: {accepts: [critical, high]}
                  rest: {accepts: [normal, info], capacity: 50, overflow: drop-oldest}
                emits: {arrivee_police: {on: accident_route, after: 2s}}
              trafic: {subscribes: [feu_circulation_change, arrivee_police], workers: 2, service-time: 20ms}
              lampes: {subscribes: [lampadaires_on]}
            incidents:
              down: {at: 60s, for: 20s, outage: {services: [trafic]}, in-service: abort}
              pile-up: {at: 100s, emit: {event: accident_route, zone: sud, payload: {gravite: grave, nombre_vehicules: 3}}}
            strategies:
              plain: {}
              counted: {services: {police: {aggregation: {few: {of: [mouvement], with: tumbling(100ms), function: count}}}}}
              merged: {broker: {aggregation: {lights: {of: [feu_circulation_change], with: tumbling(5s), by: instance, function: last}}}}
              direct: {broker: {service-time: null}, network: null}
              crashing: {incidents: {crash: {at: 90s, for: 5s, crash: broker}}}
            strategy: plain
            """;

    @TempDir
    static Path folder;

    private static Path city;

    @BeforeAll
    static void aCity() throws IOException {
        city = Files.writeString(folder.resolve("lively.yaml"), CITY);
    }

    private static Path run(String strategy, String... more) {
        Path out = folder.resolve(strategy + String.join("", more).replaceAll("[^a-z0-9]", ""));
        if (!Files.exists(out)) {
            List<Object> words = new ArrayList<>(
                    List.of("run", city, "--strategy", strategy, "--no-charts", "--quiet", "--journal", "--out", out));
            words.addAll(List.of(more));
            Shell shell = Shell.run(words.toArray());
            assertThat(shell.status()).describedAs(shell.err()).isLessThan(2);
        }
        return out;
    }

    private static JsonNode json(Object... words) {
        List<Object> all = new ArrayList<>(List.of("replay"));
        all.addAll(List.of(words));
        all.add("--json");
        Shell shell = Shell.run(all.toArray());
        assertThat(shell.err()).isEmpty();
        assertThat(shell.status()).isZero();
        return JsonMapper.shared().readTree(shell.out());
    }

    private record Row(Map<String, String> cells) {
        String text(String column) {
            return cells.getOrDefault(column, "");
        }

        /** An instant; after everything if it never came. */
        long at(String column) {
            return text(column).isEmpty() ? Long.MAX_VALUE : Long.parseLong(text(column));
        }
    }

    private static List<Row> rows(Path results) throws IOException {
        List<String> lines = Files.readAllLines(results.resolve("messages.csv"));
        String[] names = lines.get(0).split(",", -1);
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(new Row(row));
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "counted", "merged", "direct", "crashing"})
    void theMessagesOnTheWireComeBackToTheLetter(String strategy) throws IOException {
        Path results = run(strategy, "--trace");

        Shell shell = Shell.run("replay", results, "--messages");
        assertThat(shell.status()).isZero();
        assertThat(shell.out()).isEqualTo(Files.readString(results.resolve("events.jsonl")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "counted", "direct"})
    void everyStageIsWhereTheTraceSaysThatItIs(String strategy) throws IOException {
        Path results = run(strategy, "--trace");
        List<Row> rows = rows(results);
        // away from the outage at 60 s and the crash at 90 s, after which the trace knows the last attempt only
        for (long at : new long[] {30, 150}) {
            JsonNode state = json(results, "--at", at + "s");
            for (String service : new String[] {"police", "trafic", "lampes"}) {
                JsonNode stage = state.path("stages").path(service);
                List<Row> here = rows.stream()
                        .filter(row -> row.text("subscription").equals(service))
                        .filter(row -> row.text("aggregate").isEmpty() || strategy.equals("plain"))
                        .toList();
                long now = at * SECOND;
                long waiting = here.stream()
                        .filter(row -> row.at("entered_ns") <= now)
                        .filter(row -> row.at("dispatched_ns") > now && row.at("ended_ns") > now)
                        .count();
                long inHand = here.stream()
                        .filter(row -> row.at("dispatched_ns") <= now && row.at("ended_ns") > now)
                        .count();
                long handled = here.stream()
                        .filter(row -> row.text("fate").equals("delivered") && row.at("ended_ns") <= now)
                        .count();
                assertThat(stage.path("waiting").asLong())
                        .describedAs(service + " waiting at " + at)
                        .isEqualTo(waiting);
                assertThat(stage.path("in_hand").asLong())
                        .describedAs(service + " in hand at " + at)
                        .isEqualTo(inHand);
                assertThat(stage.path("handled").asLong())
                        .describedAs(service + " handled at " + at)
                        .isEqualTo(handled);
            }
        }
    }

    @Test
    void lightsAreAsTheirLastMessagesSayInBothOrders() throws IOException {
        Path results = run("plain", "--trace");
        Map<String, JsonNode> said = new HashMap<>();
        for (String line : Files.readAllLines(results.resolve("events.jsonl"))) {
            JsonNode message = JsonMapper.shared().readTree(line);
            said.put(message.path("id").asString(), message);
        }
        List<Row> changes = rows(results).stream()
                .filter(row -> row.text("event").equals("feu_circulation_change")
                        && row.text("subscription").equals("trafic"))
                .toList();
        int differing = 0;
        for (long at : new long[] {1, 45, 160}) {
            long now = at * SECOND;
            JsonNode lights = json(results, "--at", at + "s").path("lights");
            Map<String, String> byOffset = new TreeMap<>();
            Map<String, String> byOccurrence = new TreeMap<>();
            changes.stream()
                    .filter(row -> row.at("admitted_ns") <= now)
                    .sorted(Comparator.comparingLong(row -> row.at("admitted_ns")))
                    .forEach(row -> byOffset.put(row.text("instance"), row.text("id")));
            changes.stream()
                    .filter(row -> row.at("occurred_ns") <= now
                            && !row.text("admitted_ns").isEmpty())
                    .sorted(Comparator.comparingLong(row -> row.at("occurred_ns")))
                    .forEach(row -> byOccurrence.put(row.text("instance"), row.text("id")));
            assertThat(lights.size()).isEqualTo(byOccurrence.size());
            for (String instance : byOccurrence.keySet()) {
                JsonNode light = lights.path("controleur_trafic_00" + instance);
                JsonNode last = said.get(byOccurrence.get(instance));
                assertThat(light.at("/by_occurrence/state").asString())
                        .isEqualTo(last.path("nouvel_etat").asString());
                String known = byOffset.get(instance);
                if (known == null) {
                    assertThat(light.path("by_offset").asString()).isEqualTo("unknown");
                } else {
                    assertThat(light.at("/by_offset/message").asString()).isEqualTo(known);
                    assertThat(light.at("/by_offset/state").asString())
                            .isEqualTo(said.get(known).path("nouvel_etat").asString());
                }
                differing += byOccurrence.get(instance).equals(known) ? 0 : 1;
            }
        }
        assertThat(differing).isPositive(); // up to four seconds on the way, and states of two
    }

    @Test
    void offsetsCountEachPartitionsMessagesInTheOrderOfTheirAdmission() throws IOException {
        Path results = run("plain", "--trace");
        LittleDecoder decoder = new LittleDecoder(Files.readAllBytes(results.resolve("journal.bvj")));
        List<String> admitted = decoder.lines.stream()
                .filter(line -> line.kind() == 3)
                .map(line -> decoder.messages.get(line.message()).substring(0, 16) + " " + line.at())
                .toList();
        List<String> traced = rows(results).stream()
                .filter(row -> !row.text("admitted_ns").isEmpty())
                .map(row -> row.text("id") + " " + row.text("admitted_ns"))
                .distinct()
                .toList();

        assertThat(admitted).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(traced);
        long logs = 0;
        for (JsonNode length : json(results, "--at", "end").path("partition_lengths")) {
            logs += length.asLong();
        }
        assertThat(logs).isEqualTo(admitted.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"merged", "crashing"})
    void theFileIsWhatItsDescriptionSays(String strategy) throws IOException {
        Path results = run(strategy, "--trace");
        byte[] octets = Files.readAllBytes(results.resolve("journal.bvj"));
        LittleDecoder decoder = new LittleDecoder(octets);
        List<Row> rows = rows(results);

        assertThat(decoder.footerRecords).isEqualTo(decoder.lines.size());
        assertThat(JsonMapper.shared().readTree(decoder.header).path("strategy").asString())
                .isEqualTo(strategy);
        // every row of the trace is the end of a story
        List<String> ends = decoder.lines.stream()
                .filter(line -> line.kind() == 9)
                .map(line ->
                        decoder.messages.get(line.message()).substring(0, 16) + " " + line.place() + " " + line.at())
                .sorted()
                .toList();
        long end = 180 * SECOND;
        List<String> traced = rows.stream()
                .map(row -> "%s %s %s %d"
                        .formatted(
                                row.text("id"),
                                row.text("subscription"),
                                switch (row.text("fate")) {
                                    case "lost" -> row.text("reason");
                                    case "in_flight" -> "";
                                    default -> row.text("fate");
                                },
                                row.text("ended_ns").isEmpty() ? end : row.at("ended_ns")))
                .sorted()
                .toList();
        assertThat(ends).isEqualTo(traced);
        // and every line of events.jsonl is an occurrence
        assertThat(decoder.lines.stream().filter(line -> line.kind() == 1).count())
                .isEqualTo(Files.readAllLines(results.resolve("events.jsonl")).size());
        long before = 0;
        for (LittleDecoder.Line line : decoder.lines) {
            assertThat(line.at()).isGreaterThanOrEqualTo(before);
            before = line.at();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"counted", "crashing"})
    void aJournalChangesNothing(String strategy) throws IOException {
        Path with = run(strategy, "--trace");
        Path without = folder.resolve(strategy + "-without");
        Shell.run("run", city, "--strategy", strategy, "--no-charts", "--quiet", "--trace", "--out", without);

        for (String file : new String[] {"summary.json", "messages.csv", "events.jsonl"}) {
            assertThat(with.resolve(file)).hasSameTextualContentAs(without.resolve(file));
        }
        assertThat(without.resolve("journal.bvj")).doesNotExist();
    }

    @Test
    void theFirstOfSeveralReplicationsIsJournalledTheSameOnAnyNumberOfThreads() throws IOException {
        byte[] one = Files.readAllBytes(run("plain", "--trace").resolve("journal.bvj"));

        for (String threads : new String[] {"1", "2"}) {
            Path several = run("plain", "--replications", "2", "--threads", threads);
            assertThat(Files.readAllBytes(several.resolve("journal.bvj"))).isEqualTo(one);
        }
    }

    @Test
    void aRunWithoutAJournalTakesTheOldOneAway() {
        Path out = folder.resolve("again");
        Shell.run("run", city, "--no-charts", "--quiet", "--journal", "--out", out);
        assertThat(out.resolve("journal.bvj")).exists();
        Shell.run("run", city, "--no-charts", "--quiet", "--out", out);
        assertThat(out.resolve("journal.bvj")).doesNotExist();
    }

    @Test
    void whatIsDownIsSaidSo() {
        Path results = run("plain", "--trace");

        assertThat(json(results, "--at", "70s").at("/stages/trafic/up").asBoolean())
                .isFalse();
        assertThat(json(results, "--at", "80s").at("/stages/trafic/up").asBoolean())
                .isTrue();
        assertThat(json(results, "--at", "70s").at("/incidents/0/name").asString())
                .isEqualTo("down");
    }
}
