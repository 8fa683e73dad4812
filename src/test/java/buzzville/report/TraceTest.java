package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.City;
import buzzville.city.Run;
import buzzville.message.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        assertThat(last.propertyNames()).containsExactly("type", "producteur", "timestamp", "id", "zone", "priorite");
        assertThat(last.at("/type").asString()).isEqualTo("feu");
        assertThat(last.at("/producteur").asString()).isEqualTo("capteur_000");
        assertThat(last.at("/timestamp").asString()).isEqualTo("2024-12-10T14:30:09.250Z");
        assertThat(last.at("/zone").asString()).isEqualTo("sud");
        assertThat(last.at("/priorite").asString()).isEqualTo("haute");
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
