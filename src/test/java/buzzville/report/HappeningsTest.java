package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.City;
import buzzville.city.Run;
import buzzville.experiment.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the files of a run say of happenings, their witnesses, and what follows from them. */
class HappeningsTest {
    /**
     * By hand: an accident at 1 s, reported at 1.1 s and, by telephone, at 4 s; handled at 2.1 s and, as a confirmation, at
     * 5 s; messages to three citizens at 2.6 s, handled at 2.7, 2.8 and 2.9 s. An accident at 7 s, known at 7.1 and 10 s.
     */
    private static final String ACCIDENTS = """
            format: 1
            duration: 9s
            events: {accident: {priority: critical}, sms: {priority: normal}}
            producers:
              street:
                emits: accident
                arrivals: "at([1s, 7s])"
                witnesses: {sensor: 100ms, call: 3s}
            services:
              police:
                subscribes: [accident]
                service-time: 1s
                correlates: true
                watch-order: true
                emits: {sms: {count: 3, after: 500ms}}
              line: {subscribes: [sms], service-time: 100ms}
            """;

    @TempDir
    Path folder;

    @Test
    void theSummaryCountsHappeningsReportsAndConfirmations() throws IOException {
        JsonNode json = JsonMapper.shared().readTree(SummaryJson.text(Runs.of(ACCIDENTS, folder)));
        JsonNode street = json.at("/producers/street");
        assertThat(street.at("/occurrences").asInt()).isEqualTo(2);
        assertThat(street.at("/published").asInt()).isEqualTo(4);
        assertThat(street.at("/unnoticed").asInt()).isZero();
        assertThat(street.at("/witnesses/call/reports").asInt()).isEqualTo(2);
        JsonNode police = json.at("/services/police");
        assertThat(police.at("/priorities/critical/confirmations").asInt()).isEqualTo(1);
        assertThat(police.at("/all/confirmations").asInt()).isEqualTo(1);
        assertThat(police.at("/all/in_flight").asInt()).isEqualTo(1);
        assertThat(json.at("/services/line/all").has("confirmations")).isFalse();
        assertThat(json.at("/services/line").has("order")).isFalse();
        JsonNode order = police.at("/order");
        assertThat(order.at("/arrivals").asInt()).isEqualTo(3);
        assertThat(order.at("/out_of_order").asInt()).isZero();
        assertThat(order.at("/inversions").asInt()).isZero();
        assertThat(order.at("/max_displacement_ms").asInt()).isZero();
    }

    @Test
    void theSummaryKnowsWhenTheLastOneHadIt() throws IOException {
        JsonNode json = JsonMapper.shared().readTree(SummaryJson.text(Runs.of(ACCIDENTS, folder)));
        // of the first accident after 1.7, 1.8 and 1.9 s, of the second likewise
        JsonNode event = json.at("/events/sms");
        assertThat(event.at("/deliveries").asInt()).isEqualTo(6);
        assertThat(event.at("/since_happening_ms/mean").asString()).isEqualTo("1800");
        assertThat(event.at("/since_happening_ms/max").asString()).isEqualTo("1900");
        assertThat(json.at("/services/line/all/latency_ms/since_happening/max").asString())
                .isEqualTo("1900");
        assertThat(json.at("/services/line/all/latency_ms/end_to_end/max").asString())
                .isEqualTo("300");
        assertThat(json.at("/services/police/all/latency_ms").has("since_happening"))
                .isFalse();
        assertThat(json.at("/events/accident").has("since_happening_ms")).isFalse();
    }

    @Test
    void aRowSaysWhichIncidentItIsAboutAndWhenThatHappened() throws IOException {
        City city = Runs.city(ACCIDENTS, folder);
        Path file = folder.resolve("messages.csv");
        try (MessagesCsv csv = new MessagesCsv(file, List.of())) {
            city.record(csv);
            city.finish();
        }
        List<String> lines = Files.readAllLines(file);
        List<String> columns = List.of(lines.get(0).split(","));
        assertThat(lines.get(0))
                .endsWith(",fate,reason,incident,published_ns,root_ns,detection_ns,confirms,aggregate,originals");
        List<Map<String, String>> rows = lines.stream()
                .skip(1)
                .map(line -> row(columns, line.split(",", -1)))
                .toList();
        Map<String, String> sensor = rows.get(0);
        Map<String, String> call = rows.stream()
                .filter(row -> row.get("producer").equals("call"))
                .findFirst()
                .orElseThrow();
        Map<String, String> sms = rows.stream()
                .filter(row -> row.get("event").equals("sms"))
                .findFirst()
                .orElseThrow();
        assertThat(sensor)
                .containsEntry("producer", "sensor")
                .containsEntry("occurred_ns", "1000000000")
                .containsEntry("published_ns", "1100000000")
                .containsEntry("detection_ns", "100000000")
                .containsEntry("root_ns", "1000000000")
                .containsEntry("confirms", "");
        assertThat(call)
                .containsEntry("incident", sensor.get("incident"))
                .containsEntry("occurred_ns", "1000000000")
                .containsEntry("published_ns", "4000000000")
                .containsEntry("confirms", "1");
        assertThat(call.get("id")).isNotEqualTo(sensor.get("id"));
        assertThat(sms)
                .containsEntry("incident", sensor.get("incident"))
                .containsEntry("cause", sensor.get("id"))
                .containsEntry("root_ns", "1000000000")
                .containsEntry("occurred_ns", "2600000000")
                .containsEntry("detection_ns", "0");
        Map<String, String> unpublished = rows.get(rows.size() - 1);
        assertThat(unpublished)
                .containsEntry("fate", "in_flight")
                .containsEntry("published_ns", "")
                .containsEntry("detection_ns", "");
    }

    @Test
    void thePageHasTheirTables() throws IOException {
        Run run = Runs.of(ACCIDENTS, folder);
        String page =
                HtmlReport.text(new HtmlReport.Story(Findings.of(run), "Accidents", Runs.context(false), null), null);
        assertThat(page)
                .contains(
                        "Since the happening", "Order of arrival", "unnoticed", "only confirmed", "– sensor", "1.9 s");
    }

    private static Map<String, String> row(List<String> columns, String[] cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), cells[i]);
        }
        return row;
    }
}
