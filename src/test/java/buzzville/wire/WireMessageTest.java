package buzzville.wire;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.Message;
import buzzville.message.Priority;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireMessageTest {
    static final List<String> OF_THE_BRIEF = Examples.OF_THE_BRIEF;

    private static final int MANY = 2000;

    @ParameterizedTest
    @FieldSource("OF_THE_BRIEF")
    void theExamplesOfTheBriefAreReadAndPrintedBackLetterForLetter(String type) throws IOException {
        String text = Examples.ofTheBrief(type);
        Reading reading = WireReader.read(text);

        assertThat(reading.mistakes()).isEmpty();
        assertThat(WirePrinter.pretty(reading.message())).isEqualTo(text);
    }

    @Test
    void theExamplesSayWhatTheClassDiagramHas() throws IOException {
        WireMessage light =
                WireReader.read(Examples.ofTheBrief("feu_circulation_change")).message();
        assertThat(light.payload()).isEqualTo(new TrafficLightChange("CREF_002", "vert", "rouge", 45));
        assertThat(light.priority()).isEqualTo(Priority.HIGH);
        assertThat(light.lamport()).isEqualTo(1042);
        assertThat(light.actions().recommended()).isFalse();

        WireMessage accident =
                WireReader.read(Examples.ofTheBrief("accident_route")).message();
        AccidentDetection detection = (AccidentDetection) accident.payload();
        assertThat(detection.kind()).isEqualTo("collision_legere");
        assertThat(detection.severityLevel()).isEqualTo(2);
        assertThat(accident.incident()).isEqualTo("INC_20241210_001");
        assertThat(accident.place().latitude()).isEqualTo(new BigDecimal("48.8566"));
        assertThat(accident.consumers()).hasSize(5).startsWith("service_police_urgence_17");
        assertThat(accident.actions().recommended()).isTrue();
    }

    @Test
    void aCrossingMayBeANumberAsInTheDiagramAndIsWrittenAsInTheExample() throws IOException {
        String text = Examples.ofTheBrief("feu_circulation_change");
        Reading reading = WireReader.read(text.replace("\"CREF_002\"", "2"));

        assertThat(WirePrinter.pretty(reading.message())).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPrintedIsReadBackTheSame(MessageType type) {
        Composer composer = Examples.composer(1);
        for (int n = 0; n < MANY; n++) {
            Message message = Examples.message(type, n);
            String incident = type.isIncident() ? "INC_20241210_" + (1000 + n) : null;
            List<String> consumers = n % 3 == 0 ? null : n % 3 == 1 ? List.of() : List.of("police", "appli_citoyens");
            WireMessage wire = composer.compose(message, incident, consumers);

            String line = WirePrinter.line(wire);
            Reading reading = WireReader.read(line);

            assertThat(reading.mistakes()).as(line).isEmpty();
            assertThat(reading.message()).isEqualTo(wire);
            assertThat(WirePrinter.line(reading.message())).isEqualTo(line);
            assertThat(WireReader.read(WirePrinter.pretty(wire)).message()).isEqualTo(wire);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theZoneOfAMessageFollowsFromItsCoordinates(MessageType type) {
        Composer composer = Examples.composer(2);
        for (int n = 0; n < MANY; n++) {
            Message message = Examples.message(type, n);
            Place place = composer.compose(message, null, null).place();

            assertThat(Examples.PARIS.zone(place.latitude(), place.longitude())).isEqualTo(message.zone);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMessageSaysTheSameWheneverItIsAsked(MessageType type) {
        Composer once = Examples.composer(3);
        Composer again = Examples.composer(3);
        List<String> lines = java.util.stream.IntStream.range(0, 50)
                .mapToObj(n -> WirePrinter.line(once.compose(Examples.message(type, n), null, null)))
                .toList();
        for (int n = 49; n >= 0; n--) {
            assertThat(WirePrinter.line(again.compose(Examples.message(type, n), null, null)))
                    .isEqualTo(lines.get(n));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"zone\":\"nord\",\"mesures\":[1,2.50,{\"a\":null,\"b\":[]},true],\"texte\":\"l'é\\\"té\\n\\u0001\\ud800\"}",
                "{\"vide\":{},\"exposant\":1200,\"petit\":0.00012}",
            })
    void anInventedTypeSaysWhatItLikes(String fields) {
        String text = "{\"type\":\"inventé\",\"producteur\":\"moi\",\"timestamp\":\"2024-12-10T15:30:00.000Z\","
                + (fields.equals("{}") ? "" : fields.substring(1, fields.length() - 1) + ",")
                + "\"priorite\":\"info\"}";
        Reading reading = WireReader.read(text);

        assertThat(reading.mistakes()).isEmpty();
        assertThat(WirePrinter.line(reading.message())).isEqualTo(text);
    }
}
