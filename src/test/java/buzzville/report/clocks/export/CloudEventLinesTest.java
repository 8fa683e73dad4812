package buzzville.report.clocks.export;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.log.Chronicle;
import buzzville.causality.log.Circumstances;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.causality.log.Party;
import buzzville.causality.log.RandomLogs;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CloudEventLinesTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static List<JsonNode> envelopes(EventLog log) throws IOException {
        String text = Logs.text(CloudEventLines::write, log);
        assertThat(text.isEmpty() || text.endsWith("\n")).isTrue();
        return text.lines().map(MAPPER::readTree).toList();
    }

    @Test
    void theBriefsChainInEnvelopes() throws IOException {
        assertThat(Logs.text(CloudEventLines::write, Logs.chain()).lines().skip(1))
                .containsExactly("{\"specversion\":\"1.0\",\"id\":\"m2\","
                        + "\"source\":\"/buzzville/feu-accident/none/42/0/accident\","
                        + "\"type\":\"city.buzzville.accident\",\"time\":\"2024-12-10T14:32:11.000Z\","
                        + "\"datacontenttype\":\"application/json\",\"sequence\":\"0000000001\",\"causationid\":\"m1\","
                        + "\"lamporttimestamp\":102,\"vectorclock\":\"feu=1;accident=1\","
                        + "\"hlc\":\"1733841131200000000.1\",\"data\":{\"type\":\"accident\",\"producteur\":\"accident\","
                        + "\"timestamp\":\"2024-12-10T14:32:11.000Z\",\"id\":\"m2\",\"lamport_timestamp\":102,"
                        + "\"event\":2,\"number\":1,\"local_ns\":11000000000,\"bound_ns\":10000000,"
                        + "\"vector\":{\"feu\":1,\"accident\":1},\"hlc\":{\"l\":11200000000,\"c\":1}}}");
    }

    @Test
    void everyEnvelopeKeepsTheRulesOfTheSpecification() throws IOException {
        for (EventLog log : List.of(
                Logs.chain(),
                Logs.hostile(4),
                RandomLogs.of(5, Logs.rules(LamportClock.Rule.MAX, VectorClock.Rule.COPY, 3), 6, 300, 0.1))) {
            Set<String> identities = new HashSet<>();
            Map<String, String> sequences = new HashMap<>();
            for (JsonNode envelope : envelopes(log)) {
                for (String required : List.of("id", "source", "specversion", "type")) {
                    assertThat(envelope.get(required).isString()).isTrue();
                    assertThat(envelope.get(required).asString()).isNotEmpty();
                }
                assertThat(envelope.get("specversion").asString()).isEqualTo("1.0");
                for (Map.Entry<String, JsonNode> attribute : envelope.properties()) {
                    if (!attribute.getKey().equals("data")) {
                        assertThat(attribute.getKey()).matches("[a-z0-9]{1,20}");
                        assertThat(attribute.getValue().isString()
                                        || attribute.getValue().isInt())
                                .isTrue();
                    }
                }
                String source = envelope.get("source").asString();
                assertThat(URI.create(source).getPath()).startsWith("/buzzville/");
                assertThat(identities.add(source + " " + envelope.get("id").asString()))
                        .isTrue();
                String sequence = envelope.get("sequence").asString();
                assertThat(sequence).hasSize(10).isGreaterThan(sequences.getOrDefault(source, ""));
                sequences.put(source, sequence);
                assertThat(envelope.get("data").isObject()).isTrue();
            }
        }
    }

    /** What the brief's messages have and the log knows. */
    private record Told(String type, String producer, Instant time, long lamport, String id, String incident) {}

    @Test
    void whatTheLogHasOfTheBriefsFieldsComesBackFromTheAttributesAndFromTheData() throws IOException {
        for (EventLog log : List.of(Logs.chain(), Logs.hostile(6), incident())) {
            List<Told> sent = new ArrayList<>();
            for (LoggedEvent event : log.events()) {
                Instant time = Instant.ofEpochSecond(
                        0, log.source().start() + event.stamps().local());
                for (String message : event.sent()) {
                    String about = String.valueOf(event.circumstances().incident());
                    sent.add(new Told(
                            event.what(), log.who(event), time, event.stamps().lamport(), message, about));
                }
            }
            List<Told> attributes = new ArrayList<>();
            List<Told> data = new ArrayList<>();
            for (JsonNode envelope : envelopes(log)) {
                String source = envelope.get("source").asString();
                attributes.add(new Told(
                        envelope.get("type").asString().substring("city.buzzville.".length()),
                        URLDecoder.decode(
                                source.substring(source.lastIndexOf('/') + 1).replace("+", "%2B"),
                                StandardCharsets.UTF_8),
                        Instant.parse(envelope.get("time").asString()),
                        Long.parseLong(envelope.get("lamporttimestamp").asString()),
                        envelope.get("id").asString(),
                        envelope.path("subject").asString("null")));
                JsonNode said = envelope.get("data");
                data.add(new Told(
                        said.get("type").asString(),
                        said.get("producteur").asString(),
                        Instant.parse(said.get("timestamp").asString()),
                        said.get("lamport_timestamp").asLong(),
                        said.get("id").asString(),
                        said.path("incident_id").asString("null")));
            }
            assertThat(attributes).isEqualTo(sent);
            assertThat(data).isEqualTo(sent);
        }
    }

    /** One message of an incident, by a process that has counted beyond 32 bits. */
    private static EventLog incident() {
        Chronicle chronicle = new Chronicle(ClockRules.TEXTBOOK, 10);
        chronicle.process(new Party("capteur", Party.Kind.PRODUCER, Integer.MAX_VALUE));
        Circumstances about = Circumstances.NONE
                .about("INC_20241210_001")
                .withState("rouge")
                .withPlace(2, 7)
                .forwarding("m0");
        int event = chronicle.event(0, Kind.SEND, "accident_route", List.of(), 5, 33_500_000_001L, 10, about);
        chronicle.send(0, event);
        return chronicle.log(Logs.SOURCE);
    }

    @Test
    void whatIsTooLongForAnIntegerIsATextAndIncidentsAreSubjects() throws IOException {
        JsonNode envelope = envelopes(incident()).get(0);

        assertThat(envelope.get("lamporttimestamp").isString()).isTrue();
        assertThat(envelope.get("lamporttimestamp").asString()).isEqualTo("2147483648");
        assertThat(envelope.get("data").get("lamport_timestamp").asLong()).isEqualTo(2_147_483_648L);
        assertThat(envelope.get("time").asString()).isEqualTo("2024-12-10T14:32:33.500000001Z");
        assertThat(envelope.get("subject").asString()).isEqualTo("INC_20241210_001");
        assertThat(envelope.get("correlationid").asString()).isEqualTo("INC_20241210_001");
        assertThat(envelope.get("causationid").asString()).isEqualTo("m0");
        assertThat(envelope.get("data").get("partition").asInt()).isEqualTo(2);
        assertThat(envelope.get("data").get("offset").asInt()).isEqualTo(7);
        assertThat(envelope.get("data").get("state").asString()).isEqualTo("rouge");
    }

    @Test
    void trueTimeIsNotAmongWhatComponentsSay() throws IOException {
        assertThat(Logs.text(CloudEventLines::write, Logs.chain())).doesNotContain("true");
    }

    @Test
    void brokenRulesAreNamed() throws IOException {
        EventLog log = RandomLogs.of(1, Logs.rules(LamportClock.Rule.RECEIVED_ONLY, VectorClock.Rule.MAX, 0), 3, 60, 0);

        assertThat(envelopes(log))
                .isNotEmpty()
                .allMatch(envelope -> envelope.get("brokenrules").asString().equals("lamport: received-only"));
    }
}
