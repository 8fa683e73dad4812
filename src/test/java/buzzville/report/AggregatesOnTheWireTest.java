package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.report.page.run.SlowMessages;
import buzzville.report.story.StoryChoice;
import buzzville.report.story.Storyteller;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import buzzville.wire.MessageType;
import buzzville.wire.Reading;
import buzzville.wire.WireMessage;
import buzzville.wire.WirePrinter;
import buzzville.wire.WireReader;
import buzzville.wire.WireSchema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What files say of messages that were made of several. */
class AggregatesOnTheWireTest {
    private static final String CITY = """
            format: 1
            start: 2024-12-10T08:00:00Z
            duration: 10s
            zones: [nord]
            events: {statistiques_capteurs: {key: zone}, feu_circulation_change: {key: instance}}
            producers: {carrefour: {emits: feu_circulation_change, arrivals: 'cycle({vert: 1s, rouge: 1s}, phase=100ms)', until: 3s}}
            broker: {aggregation: {bruit: {of: [statistiques_capteurs], with: tumbling(5s), function: %s, field: bruit_db}}}
            services:
              mairie: {subscribes: [statistiques_capteurs], service-time: 1s}
              trafic:
                subscribes: [feu_circulation_change]
                aggregation: {feux: {of: [feu_circulation_change], with: tumbling(5s), function: last}}
            incidents:
              a: {at: 1s, emit: {event: statistiques_capteurs, payload: {bruit_db: 60, passages: 1}}}
              b: {at: 2s, emit: {event: statistiques_capteurs, payload: {bruit_db: 70, passages: 2}}}
              c: {at: 3500ms, emit: {event: statistiques_capteurs, payload: {bruit_db: 62.5, passages: 3}}}
            """;

    @TempDir
    Path folder;

    private Run run(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("scenario.yaml"), text);
        Problems problems = new Problems();
        ScenarioFile source = Objects.requireNonNull(ScenarioFile.load(file, problems));
        Scenario scenario = source.scenario(source.defaultStrategy(), List.of(), problems);
        assertThat(problems.lines()).isEmpty();
        City city = CityPlanner.plan(Objects.requireNonNull(scenario), ScenarioFile.PLAIN, 0);
        try (EventsJsonl events = new EventsJsonl(folder.resolve("events.jsonl"), scenario);
                MessagesCsv messages = new MessagesCsv(
                        folder.resolve("messages.csv"),
                        List.copyOf(scenario.zones().keySet()))) {
            city.record(
                    new Recorders(messages, events, new Storyteller(scenario, StoryChoice.USUAL), new SlowMessages()));
            return city.finish();
        }
    }

    private List<WireMessage> aggregates() throws IOException {
        List<WireMessage> messages = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("events.jsonl"))) {
            Reading reading = WireReader.read(line);
            assertThat(reading.mistakes()).as(line).isEmpty();
            WireMessage message = Objects.requireNonNull(reading.message());
            assertThat(WirePrinter.line(message)).isEqualTo(line);
            JsonNode schema = WireSchema.of(Objects.requireNonNull(MessageType.of(message.type())));
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema)
                            .validate(JsonMapper.shared().readTree(line)))
                    .as(line)
                    .isEmpty();
            if (message.merged() != null) {
                messages.add(message);
            }
        }
        return messages;
    }

    @Test
    void anAggregateSaysHowManyWhenAndWhat() throws IOException {
        // (60 + 70 + 62.5) / 3 = 64.1666...
        for (String[] expected : List.of(
                new String[] {"mean", "\"fonction\":\"moyenne\"", "\"valeur\":64.167"},
                new String[] {"max", "\"fonction\":\"maximum\"", "\"valeur\":70"},
                new String[] {"min", "\"fonction\":\"minimum\"", "\"valeur\":60"})) {
            run(CITY.formatted(expected[0]));
            String line = WirePrinter.line(aggregates().stream()
                    .filter(message -> message.type().equals("statistiques_capteurs"))
                    .findFirst()
                    .orElseThrow());
            assertThat(line)
                    .contains("\"timestamp\":\"2024-12-10T08:00:01.000Z\"")
                    .contains("\"producteur\":\"bruit\"")
                    .contains("\"passages\":3")
                    .contains("\"agregat\":{\"nom\":\"bruit\"," + expected[1]
                            + ",\"champ\":\"bruit_db\",\"originaux\":3,\"premier\":\"2024-12-10T08:00:01.000Z\","
                            + "\"dernier\":\"2024-12-10T08:00:03.500Z\"," + expected[2] + "}")
                    .contains("\"consommateurs\":[\"mairie\"]");
        }
    }

    @Test
    void countingSaysHowManyAndTheLastStateIsAllOfTheMessage() throws IOException {
        run(CITY.formatted("count").replace(", field: bruit_db", ""));
        List<WireMessage> aggregates = aggregates(); // the window of the lights opened first
        assertThat(WirePrinter.line(aggregates.get(1))).contains("\"fonction\":\"nombre\",\"originaux\":3,");
        assertThat(aggregates.get(1).merged().value()).isEqualByComparingTo("3");
        // vert at 0.1, rouge at 1.1, vert at 2.1: from rouge to vert in all
        assertThat(WirePrinter.line(aggregates.get(0)))
                .contains("\"producteur\":\"carrefour_000\"")
                .contains("\"ancien_etat\":\"rouge\",\"nouvel_etat\":\"vert\"")
                .contains("\"fonction\":\"dernier\",\"originaux\":3,")
                .doesNotContain("valeur");
    }

    @Test
    void aReplayMakesTheAggregatesAgain() throws IOException {
        Run live = run(CITY.formatted("max"));
        Files.copy(folder.resolve("events.jsonl"), folder.resolve("recorded.jsonl"));
        String city = CITY.formatted("max");
        Run again = run(city.substring(0, city.indexOf("producers:"))
                + "producers: {rejeu: {emits: statistiques_capteurs, arrivals: trace(recorded.jsonl)}}\n"
                + city.substring(city.indexOf("broker:"), city.indexOf("incidents:")));
        assertThat(live.summary().messages()).isEqualTo(6);
        assertThat(again.summary().messages()).isEqualTo(6);
        assertThat(aggregates()).hasSize(2);
    }

    @Test
    void aRowOfAnOriginalNamesItsAggregateWhichHasRowsOfItsOwn() throws IOException {
        run(CITY.formatted("mean"));
        List<List<String>> csv = Csv.read(Files.readString(folder.resolve("messages.csv")));
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> cells : csv.subList(1, csv.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(csv.get(0).get(i), cells.get(i));
            }
            rows.add(row);
        }
        assertThat(csv.get(0)).endsWith("aggregate", "originals");
        Map<String, String> whole = rows.stream()
                .filter(row -> row.get("producer").equals("bruit"))
                .findFirst()
                .orElseThrow();
        assertThat(whole)
                .containsEntry("fate", "delivered")
                .containsEntry("originals", "3")
                .containsEntry("aggregate", "")
                .containsEntry("instance", "")
                .containsEntry("zone", "nord")
                .containsEntry("key", "nord")
                .containsEntry("occurred_ns", "1000000000")
                .containsEntry("entered_ns", "5000000000")
                .containsEntry("ended_ns", "6000000000");
        assertThat(rows.stream().filter(row -> row.get("aggregate").equals(whole.get("id"))))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("fate", "merged")
                        .containsEntry("originals", "")
                        .containsEntry("ended_ns", "6000000000"));
    }

    @Test
    void theSummaryHasTheBooksOfEachAggregationByPlaceAndName() throws IOException {
        JsonNode tree = JsonMapper.shared().readTree(SummaryJson.text(run(CITY.formatted("mean"))));
        JsonNode bruit = tree.get("aggregations").get("broker").get("bruit");
        assertThat(bruit.get("policy").asString()).isEqualTo("tumbling");
        assertThat(bruit.get("function").asString()).isEqualTo("mean");
        assertThat(bruit.get("originals").asInt()).isEqualTo(3);
        assertThat(bruit.get("aggregates").get("emitted").asInt()).isEqualTo(1);
        assertThat(bruit.get("aggregates").get("delivered").asInt()).isEqualTo(1);
        assertThat(bruit.get("reduction").asDouble()).isEqualTo(3);
        assertThat(bruit.get("information_lost").asInt()).isEqualTo(2);
        // waits of 4, 3 and 1.5 s; it occurred at 1 and ended at 6
        assertThat(bruit.get("added_latency_ms").get("max").asDouble()).isEqualTo(4000);
        assertThat(bruit.get("end_to_end_ms").get("mean").asDouble()).isEqualTo(5000);
        JsonNode feux = tree.get("aggregations").get("trafic").get("feux");
        assertThat(feux.get("transitions_lost").asInt()).isEqualTo(2);
    }
}
