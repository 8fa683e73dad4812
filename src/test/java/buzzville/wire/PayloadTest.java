package buzzville.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.message.Content;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.random.Mix;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** That made-up messages make sense. */
class PayloadTest {
    private static final int MANY = 20_000;

    private static <T> List<T> drawn(MessageType type, Class<T> payload) {
        Composer composer = Examples.composer(5);
        return IntStream.range(0, MANY)
                .mapToObj(n ->
                        composer.compose(Examples.message(type, n), null, null).payload())
                .map(payload::cast)
                .toList();
    }

    @Test
    void aLightGoesThroughItsColoursAndIsAlwaysWhereItWas() {
        Composer composer = Examples.composer(6);
        for (int instance = 0; instance < 9; instance++) {
            TrafficLightChange before = null;
            Place place = null;
            for (int turn = 0; turn < 12; turn++) {
                Message message = Examples.message(MessageType.FEU_CIRCULATION_CHANGE, instance + 9 * turn);
                WireMessage wire = composer.compose(message, null, null);
                TrafficLightChange change = (TrafficLightChange) wire.payload();
                assertThat(List.of("vertorange", "orangerouge", "rougevert"))
                        .contains(change.oldState() + change.newState());
                if (before != null) {
                    assertThat(change.oldState()).isEqualTo(before.newState());
                    assertThat(change.crossing()).isEqualTo(before.crossing());
                    assertThat(wire.place()).isEqualTo(place);
                }
                before = change;
                place = wire.place();
            }
        }
    }

    @Test
    void accidentsAreOftenSlightAndVictimsGoWithGravity() {
        List<AccidentDetection> accidents = drawn(MessageType.ACCIDENT_ROUTE, AccidentDetection.class);

        // five sigma of a share of p among n: 5 (p (1 - p) / n)^(1/2), 0.017 here
        assertThat(share(accidents, a -> a.kind().equals("collision_legere"))).isCloseTo(0.40, within(0.018));
        assertThat(share(accidents, a -> a.kind().equals("carambolage"))).isCloseTo(0.03, within(0.007));
        assertThat(accidents).allSatisfy(a -> {
            assertThat(a.vehicles()).isPositive();
            if (a.severityLevel() >= 3) {
                assertThat(a.victims()).isTrue();
            }
            if (a.kind().equals("carambolage")) {
                assertThat(a.vehicles()).isGreaterThanOrEqualTo(3);
            }
            if (a.kind().equals("collision_legere")) {
                assertThat(a.severityLevel()).isLessThanOrEqualTo(2);
            }
        });
    }

    @Test
    void aLeakIsAlwaysAboveItsThresholdAndOnlyWhatBurnsExplodes() {
        assertThat(drawn(MessageType.FUITE_GAZ, GasLeak.class)).allSatisfy(leak -> {
            assertThat(leak.concentration()).isGreaterThanOrEqualTo(leak.threshold());
            if (leak.gas().equals("monoxyde_carbone")) {
                assertThat(leak.explosive()).isFalse();
            }
            assertThat(leak.explosive()).isEqualTo(leak.perimeter() >= 200);
        });
    }

    @Test
    void stormsBlowAndHeatIsHot() {
        assertThat(drawn(MessageType.ALERTE_METEO, WeatherAlert.class)).allSatisfy(alert -> {
            if (alert.kind().equals("tempete") && alert.intensity().equals("rouge")) {
                assertThat(alert.wind()).isGreaterThanOrEqualTo(130);
            }
            if (alert.kind().equals("canicule")) {
                assertThat(alert.temperature().doubleValue()).isGreaterThan(20);
            }
        });
    }

    @Test
    void whatIsGivenStandsAndTheRestStaysAsItWas() {
        ObjectNode fields = (ObjectNode) JsonMapper.shared().readTree("{\"nombre_vehicules\": 7}");
        Origin giving = new Origin() {
            @Override
            public String name() {
                return "source_de_accident_route";
            }

            @Override
            public Content content(Message message) {
                return Given.fields(fields);
            }
        };
        Composer composer = Examples.composer(7);
        for (int n = 0; n < 100; n++) {
            Message plain = Examples.message(MessageType.ACCIDENT_ROUTE, n);
            Message given = new Message(
                    Mix.combine(MessageType.ACCIDENT_ROUTE.ordinal(), n),
                    plain.kind,
                    giving,
                    plain.instance,
                    plain.ordinal,
                    plain.zone,
                    0,
                    plain.occurredAt);
            AccidentDetection drawn =
                    (AccidentDetection) composer.compose(plain, null, null).payload();
            AccidentDetection said =
                    (AccidentDetection) composer.compose(given, null, null).payload();

            assertThat(said)
                    .isEqualTo(
                            new AccidentDetection(drawn.kind(), 7, drawn.severity(), drawn.victims(), drawn.traffic()));
        }
    }

    private static <T> double share(List<T> all, java.util.function.Predicate<T> some) {
        return all.stream().filter(some).count() / (double) all.size();
    }
}
