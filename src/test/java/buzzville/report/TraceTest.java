package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.City;
import buzzville.city.Run;
import buzzville.message.Priority;
import buzzville.report.story.StoryChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TraceTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void aRowTellsTheWholeLifeOfAMessage() throws IOException {
        List<Map<String, String>> rows = messages(Runs.BY_HAND);

        assertThat(rows).hasSize(10);
        Map<String, String> second = rows.get(1);
        assertThat(second.get("id")).hasSize(16);
        assertThat(second)
                .containsEntry("event", "feu")
                .containsEntry("priority", "high")
                .containsEntry("producer", "capteur")
                .containsEntry("instance", "0")
                .containsEntry("zone", "sud")
                .containsEntry("key", "sud")
                .containsEntry("subscription", "garde")
                .containsEntry("cause", "")
                .containsEntry("occurred_ns", "" + SECOND)
                .containsEntry("arrived_ns", "" + SECOND)
                .containsEntry("brokered_ns", "")
                .containsEntry("entered_ns", "" + SECOND)
                .containsEntry("dispatched_ns", "" + SECOND * 3 / 2)
                .containsEntry("started_ns", "" + SECOND * 3 / 2)
                .containsEntry("ended_ns", "" + 3 * SECOND)
                .containsEntry("worker", "0")
                .containsEntry("attempts", "1")
                .containsEntry("fate", "delivered")
                .containsEntry("reason", "");
    }

    @Test
    void inAFanOutThatIsHeldBackEachCopyIsRoutedWhenItIsHandedOver() throws IOException {
        // the broker has the first at 100 ms and the second at 200 ms; the desk, 1 s each and room for none, takes them
        // at 100 ms
        // and 1100 ms, and only then the broker goes on: the third is there at 1200 ms and waits for the desk until
        // 2100 ms
        List<Map<String, String>> rows = messages("""
                format: 1
                duration: 2s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: 'at([0ms, 1ms, 2ms])'}}
                broker: {service-time: 100ms}
                services:
                  desk: {subscribes: [e], service-time: 1s, lanes: {all: {capacity: 0, overflow: block}}}
                  app: {subscribes: [e], workers: unlimited, service-time: 10ms}
                """);

        assertThat(rows)
                .extracting(row -> row.get("subscription") + " " + row.get("occurred_ns") + " " + row.get("routed_ns")
                        + " " + row.get("entered_ns") + " " + row.get("fate"))
                .containsExactlyInAnyOrder(
                        "app 0 100000000 100000000 delivered",
                        "app 1000000 200000000 200000000 delivered",
                        "desk 0 100000000 100000000 delivered",
                        "desk 1000000 1100000000 1100000000 in_flight",
                        "app 2000000 1200000000 1200000000 delivered",
                        "desk 2000000   in_flight");
    }

    @Test
    void whatNeverCameIsEmpty() throws IOException {
        List<Map<String, String>> rows = messages(Runs.BY_HAND);

        Map<String, String> lost = rows.stream()
                .filter(row -> row.get("fate").equals("lost"))
                .findFirst()
                .orElseThrow();
        assertThat(lost)
                .containsEntry("occurred_ns", "" + 7 * SECOND)
                .containsEntry("entered_ns", "")
                .containsEntry("started_ns", "")
                .containsEntry("ended_ns", "" + 7 * SECOND)
                .containsEntry("worker", "")
                .containsEntry("reason", "dropped-newest");
        List<Map<String, String>> unfinished =
                rows.stream().filter(row -> row.get("fate").equals("in_flight")).toList();
        assertThat(unfinished).hasSize(3).allSatisfy(row -> assertThat(row).containsEntry("ended_ns", ""));
        assertThat(unfinished)
                .extracting(row -> row.get("started_ns"))
                .containsExactlyInAnyOrder("" + 9 * SECOND, "", "");
    }

    @Test
    void aSpreadsheetComesToTheSameLedger() throws IOException {
        City city = Runs.city(Runs.BUSY, folder);
        Path results = folder.resolve("results");
        Run run;
        try (ResultsFolder files = ResultsFolder.at(results)) {
            city.record(files.trace(Runs.scenario(Runs.BUSY, folder)));
            run = city.finish();
            files.write(run, Runs.context(false));
            files.publish();
        }
        List<Map<String, String>> measured = table(results.resolve("messages.csv")).stream()
                .filter(row -> Long.parseLong(row.get("occurred_ns")) >= 5 * SECOND)
                .filter(row -> row.get("subscription").equals("police"))
                .filter(row -> row.get("priority").equals("info"))
                .toList();

        var tally = run.summary().services().get("police").tally(Priority.INFO);
        assertThat(measured).hasSize((int) tally.offered());
        assertThat(measured.stream().filter(row -> row.get("fate").equals("delivered")))
                .hasSize((int) tally.delivered());
        assertThat(measured.stream().filter(row -> row.get("fate").equals("lost")))
                .hasSize((int) tally.lost());
        assertThat(measured.stream().filter(row -> row.get("reason").equals("expired")))
                .hasSize((int) tally.count(buzzville.metric.Fate.EXPIRED));
    }

    @Test
    void everyOccurrenceIsAWireMessage() throws IOException {
        City city = Runs.city(Runs.BY_HAND.replace("seed: 7", "start: 2024-12-10T15:30:00.25+01:00"), folder);
        Path file = folder.resolve("events.jsonl");
        var scenario = Runs.scenario(Runs.BY_HAND.replace("seed: 7", "start: 2024-12-10T15:30:00.25+01:00"), folder);
        try (EventsJsonl events = new EventsJsonl(file, scenario)) {
            city.record(events);
            city.finish();
        }

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(10);
        JsonNode last = JsonMapper.shared().readTree(lines.get(9));
        assertThat(last.propertyNames())
                .containsExactly("type", "producteur", "timestamp", "id", "localisation", "consommateurs", "priorite");
        assertThat(last.at("/type").asString()).isEqualTo("feu");
        assertThat(last.at("/producteur").asString()).isEqualTo("capteur_000");
        assertThat(last.at("/timestamp").asString()).isEqualTo("2024-12-10T14:30:09.250Z");
        assertThat(last.at("/localisation/latitude").asDouble()).isLessThan(48.8566);
        assertThat(last.at("/consommateurs/0").asString()).isEqualTo("garde");
        assertThat(last.at("/priorite").asString()).isEqualTo("haute");
    }

    @Test
    void consumersAreWrittenWhenTheBrokerHasRoutedAMessageAndALostOneHasNone() throws IOException {
        // one thread, 1.5 s a message and no place to wait: of ten messages a second apart, every other one gets in
        List<JsonNode> events = events(Runs.BY_HAND.replace(
                "services:",
                "broker: {service-time: 1500ms, lanes: {all: {capacity: 0, overflow: drop-newest}}}\nservices:"));

        assertThat(events)
                .extracting(event -> event.at("/timestamp").asString())
                .isSorted()
                .hasSize(10);
        assertThat(events)
                .extracting(event -> event.at("/consommateurs").size())
                .containsExactly(1, 0, 1, 0, 1, 0, 1, 0, 1, 0);
    }

    @Test
    void incidentsAreNumberedInTheOrderOfOccurrenceAndCausesAreNamed() throws IOException {
        List<JsonNode> events = events("""
                format: 1
                start: 2024-12-10T23:59:58Z
                duration: 10s
                events: {accident_route: {priority: critical}, arrivee_police: {}}
                producers: {capteur: {emits: accident_route, arrivals: "every(1s, phase=0s)", until: 4s}}
                services: {police: {subscribes: [accident_route], emits: {arrivee_police: {after: 500ms}}}}
                incidents: {crash: {at: 3s, emit: {event: accident_route, payload: {gravite: grave, nombre_vehicules: 3}}}}
                """);

        List<JsonNode> accidents = events.stream()
                .filter(event -> event.at("/type").asString().equals("accident_route"))
                .toList();
        assertThat(accidents)
                .extracting(event -> event.at("/incident_id").asString())
                .containsExactly(
                        "INC_20241210_001",
                        "INC_20241210_002",
                        "INC_20241211_001",
                        "INC_20241211_002",
                        "INC_20241211_003");
        assertThat(accidents.stream()
                        .filter(event -> event.at("/producteur").asString().equals("incident/crash_000")))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.at("/gravite").asString()).isEqualTo("grave");
                    assertThat(event.at("/nombre_vehicules").asInt()).isEqualTo(3);
                    assertThat(event.at("/victimes_potentielles").asBoolean()).isTrue();
                });
        assertThat(events.stream().filter(event -> event.has("cause")))
                .hasSize(5)
                .allSatisfy(event -> assertThat(accidents)
                        .filteredOn(cause -> cause.at("/id").equals(event.at("/cause")))
                        .singleElement()
                        .satisfies(cause -> assertThat(event.at("/localisation/latitude"))
                                .isEqualTo(cause.at("/localisation/latitude"))));
    }

    @Test
    void aDeviceStaysWhereItIsAlsoWithAnInventedEventAndWhatHappensDoesNot() throws IOException {
        List<JsonNode> events = events("""
                format: 1
                duration: 10s
                zones: [nord, sud]
                events: {bruit: {}, bagarre: {}, ronde: {}}
                producers:
                  micro: {emits: {mix: {bruit: 1, bagarre: 1}}, count: 4, arrivals: every(1s)}
                  rue: {emits: bagarre, arrivals: every(1s), witnesses: {camera: 100ms, passant: 2s}}
                services: {garde: {subscribes: [bruit, bagarre], emits: {ronde: {on: bagarre, after: 1s}}}}
                incidents:
                  fete: {at: 3s, emit: {event: bruit, count: 5, zone: sud}}
                  mise-en-scene: {at: 4s, send: {from: micro, event: bruit, arrives: 5s}}
                """);

        Map<String, Set<JsonNode>> places = new LinkedHashMap<>();
        Map<String, Set<JsonNode>> happenings = new LinkedHashMap<>();
        for (JsonNode event : events) {
            places.computeIfAbsent(event.at("/producteur").asString(), fresh -> new HashSet<>())
                    .add(event.at("/localisation"));
            if (event.has("incident_id")) {
                happenings
                        .computeIfAbsent(event.at("/incident_id").asString(), fresh -> new HashSet<>())
                        .add(event.at("/localisation/latitude"));
            }
        }
        assertThat(List.of("micro_000", "micro_001", "micro_002", "micro_003"))
                .allSatisfy(device -> assertThat(places.get(device)).hasSize(1))
                .extracting(places::get)
                .doesNotHaveDuplicates();
        assertThat(places.get("incident/fete_000")).hasSize(5);
        assertThat(places.get("camera_000")).hasSizeGreaterThan(5);
        // two reports of one happening, and the rounds that follow from them, are from one place
        assertThat(happenings)
                .hasSizeGreaterThan(5)
                .allSatisfy((incident, where) -> assertThat(where).hasSize(1));
    }

    @Test
    void cloudEventsHaveTheWireMessageAsTheirData() throws IOException {
        Path results = folder.resolve("results");
        try (ResultsFolder files = ResultsFolder.at(results)) {
            City city = Runs.city(Runs.BY_HAND, folder);
            city.record(files.trace(Runs.scenario(Runs.BY_HAND, folder), true, StoryChoice.USUAL, null));
            files.write(city.finish(), Runs.context(false));
            assertThat(files.publish()).contains("events.cloudevents.jsonl", "events.jsonl");
        }
        List<String> plain = Files.readAllLines(results.resolve("events.jsonl"));
        List<String> cloud = Files.readAllLines(results.resolve("events.cloudevents.jsonl"));

        assertThat(cloud).hasSameSizeAs(plain);
        for (int i = 0; i < plain.size(); i++) {
            JsonNode event = JsonMapper.shared().readTree(cloud.get(i));
            JsonNode data = JsonMapper.shared().readTree(plain.get(i));
            assertThat(event.at("/data")).isEqualTo(data);
            assertThat(event.at("/specversion").asString()).isEqualTo("1.0");
            assertThat(event.at("/id")).isEqualTo(data.at("/id"));
            assertThat(event.at("/type").asString()).isEqualTo("city.buzzville.feu");
            assertThat(event.at("/source").asString()).isEqualTo("/buzzville/capteur_000");
            assertThat(event.at("/subject").asString()).isEqualTo("sud");
            assertThat(event.at("/time")).isEqualTo(data.at("/timestamp"));
            assertThat(event.at("/datacontenttype").asString()).isEqualTo("application/json");
        }
    }

    private List<JsonNode> events(String yaml) throws IOException {
        Path file = folder.resolve("events.jsonl");
        try (EventsJsonl events = new EventsJsonl(file, Runs.scenario(yaml, folder))) {
            City city = Runs.city(yaml, folder);
            city.record(events);
            city.finish();
        }
        return Files.readAllLines(file).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private List<Map<String, String>> messages(String yaml) throws IOException {
        City city = Runs.city(yaml, folder);
        Path file = folder.resolve("messages.csv");
        try (MessagesCsv messages = new MessagesCsv(file, List.of("nord", "sud"))) {
            city.record(messages);
            city.finish();
        }
        return table(file);
    }

    private static List<Map<String, String>> table(Path file) throws IOException {
        List<List<String>> rows = Csv.read(Files.readString(file));
        List<Map<String, String>> table = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < row.size(); i++) {
                cells.put(rows.get(0).get(i), row.get(i));
            }
            table.add(cells);
        }
        return table;
    }
}
