package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.City;
import buzzville.city.Run;
import buzzville.wire.Reading;
import buzzville.wire.WireMessage;
import buzzville.wire.WireReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day that was recorded on the wire happens again. */
class ReplayTest {
    /** Instants of whole milliseconds, since a timestamp on the wire has no more. */
    private static final String CITY = """
            format: 1
            seed: 11
            start: 2024-12-10T08:00:00Z
            duration: 60s
            zones: [nord, sud, est, ouest]
            events:
              accident_route: {priority: critical, key: zone}
              feu_circulation_change: {priority: high, key: instance}
              mouvement_zone_sensible: {key: producer, ttl: exponential(2s)}
              invente: {}
              arrivee_police: {priority: high}
            services:
              police:
                subscribes: [accident_route, mouvement_zone_sensible]
                service-time: exponential(80ms)
                emits: {arrivee_police: {on: accident_route, probability: 80%, after: exponential(3s)}}
              trafic: {subscribes: [feu_circulation_change, arrivee_police, invente], service-time: exponential(20ms)}
            broker: {partitions: key(4), service-time: exponential(5ms)}
            """;

    private static final String LIVE = CITY + """
            producers:
              capteur_collision: {emits: accident_route, count: 5, arrivals: "every(7s, phase=13ms)"}
              controleur_trafic: {emits: feu_circulation_change, count: 20, arrivals: "every(3s, phase=250ms)"}
              capteur_pir: {emits: mouvement_zone_sensible, count: 8, arrivals: "every(1s, phase=1ms)"}
            incidents:
              pile-up: {at: 20s, emit: {event: accident_route, zone: sud, payload: {gravite: mortelle}}}
              thing: {at: 30s, emit: {event: invente, zone: est, payload: {quoi: ["a", 1.50], ou: {x: true}}}}
            """;

    private static final String REPLAY = CITY + """
            producers:
              rejeu: {emits: invente, arrivals: trace(events.jsonl)}
            """;

    @TempDir
    Path folder;

    @Test
    void theReplayOfARunHasTheSameOccurrencesAndTheSameEffects() throws IOException {
        Run live = run(LIVE, "events.jsonl");
        Run again = run(REPLAY, "again.jsonl");

        assertThat(again.summary().occurrencesHash()).isEqualTo(live.summary().occurrencesHash());
        List<String> recorded = Files.readAllLines(folder.resolve("events.jsonl"));
        assertThat(recorded).hasSizeGreaterThan(600);
        assertThat(sorted("again.jsonl")).isEqualTo(sorted("events.jsonl"));
    }

    @Test
    void withoutAStartARecordingBeginsWithItsFirstMessage() throws IOException {
        Files.writeString(folder.resolve("events.jsonl"), """
                {"type":"invente","producteur":"moi","timestamp":"2001-01-01T00:00:07.250Z","priorite":"info"}

                {"type":"invente","producteur":"moi","timestamp":"2001-01-01T00:00:07.000Z","zone":"est","priorite":"info"}
                {"type":"invente","producteur":"moi","timestamp":"2001-01-01T00:00:08.000Z","cause":"00000000000000ff","priorite":"info"}
                """);
        run("""
                format: 1
                duration: 60s
                zones: [nord, sud, est, ouest]
                events: {invente: {}}
                producers: {rejeu: {emits: invente, arrivals: trace(events.jsonl)}}
                services: {trafic: {subscribes: [invente]}}
                """, "again.jsonl");

        List<WireMessage> messages = Files.readAllLines(folder.resolve("again.jsonl")).stream()
                .map(WireReader::read)
                .map(Reading::message)
                .toList();
        assertThat(messages)
                .extracting(message -> message.timestamp().toString())
                .containsExactly("2024-12-10T00:00:00Z", "2024-12-10T00:00:00.250Z");
        assertThat(messages.get(0).place().longitude().doubleValue()).isGreaterThan(2.3522);
    }

    @Test
    void theExamplesOfTheBriefArePlayedAsTheyArePrinted() throws IOException {
        Path printed = Path.of("src/test/resources/buzzville/wire");
        String light = Files.readString(printed.resolve("feu_circulation_change.json"));
        String accident = Files.readString(printed.resolve("accident_route.json"));
        Files.writeString(folder.resolve("brief.json"), light + "\n" + accident);
        run(CITY.replace("T08:00:00Z", "T14:35:20Z").replace("60s", "2h") + """
                producers: {rejeu: {emits: invente, arrivals: trace(brief.json)}}
                """, "again.jsonl");

        List<WireMessage> again = Files.readAllLines(folder.resolve("again.jsonl")).stream()
                .map(line -> WireReader.read(line).message())
                .filter(message -> message.cause() == null)
                .toList();
        assertThat(again).hasSize(2);
        for (int i = 0; i < 2; i++) {
            WireMessage read = WireReader.read(i == 0 ? light : accident).message();
            assertThat(again.get(i).timestamp()).isEqualTo(read.timestamp());
            assertThat(again.get(i).payload()).isEqualTo(read.payload());
            assertThat(again.get(i).place()).isEqualTo(read.place());
            assertThat(again.get(i).incident()).isEqualTo(read.incident());
        }
    }

    @Test
    void aMessageOfTheBriefMayBePastedUnderEmitAndKeepsItsPlaceAndNumber() throws IOException {
        String accident = Files.readString(Path.of("src/test/resources/buzzville/wire/accident_route.json"))
                .replace("\n", "\n      ")
                .replace("48.8566", "48.8700")
                .replace("_001\",\n        \"local", "_017\",\n        \"local");
        String pasted = CITY.replace("80%", "100%")
                + "producers: {somebody: {emits: invente, arrivals: every(50s)}}\nincidents:\n"
                + "  a: {at: 10s, emit: {event: accident_route, count: 2, payload:\n      " + accident.strip() + "}}\n"
                + "  b: {at: 20s, emit: {event: accident_route, zone: est}}\n";
        run(pasted, "again.jsonl");

        List<WireMessage> messages = Files.readAllLines(folder.resolve("again.jsonl")).stream()
                .map(line -> WireReader.read(line).message())
                .toList();
        WireMessage first = messages.stream()
                .filter(message -> message.type().equals("accident_route"))
                .findFirst()
                .orElseThrow();
        WireMessage next = messages.get(messages.indexOf(first) + 1);
        assertThat(first.timestamp()).hasToString("2024-12-10T08:00:10Z");
        assertThat(first.producer()).isEqualTo("capteur_collision_carrefour_001");
        assertThat(first.incident()).isEqualTo("INC_20241210_017");
        assertThat(first.place().intersection()).isEqualTo("Boulevard Saint-Germain - Rue de Buci");
        assertThat(first.actions().texts()).containsEntry("ambulance", "Vérifier besoin médical sur site");
        assertThat(first.id()).isNotEqualTo(next.id());
        assertThat(next.incident()).isEqualTo(first.incident());
        // what follows happens there and has the number; the next accident has the next
        List<WireMessage> police = messages.stream()
                .filter(message -> message.type().equals("arrivee_police")
                        && first.incident().equals(message.incident()))
                .toList();
        assertThat(police).isNotEmpty().allSatisfy(effect -> {
            assertThat(effect.place().latitude()).isEqualTo(first.place().latitude());
            assertThat(effect.place().address()).endsWith("Boulevard Saint-Germain");
        });
        assertThat(messages).anyMatch(message -> "INC_20241210_018".equals(message.incident()));
        // 48.87 is north of the middle by more than half of a quarter's distance
        assertThat(Runs.scenario(pasted, folder)
                        .geography()
                        .zone(first.place().latitude(), first.place().longitude()))
                .isZero();
    }

    private Run run(String yaml, String file) throws IOException {
        try (EventsJsonl events = new EventsJsonl(folder.resolve(file), Runs.scenario(yaml, folder))) {
            City city = Runs.city(yaml, folder);
            city.record(events);
            return city.finish();
        }
    }

    /** At one instant the recording has the order of producers and incidents, which one player cannot keep. */
    private List<String> sorted(String file) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(file))) {
            return lines.sorted().toList();
        }
    }
}
