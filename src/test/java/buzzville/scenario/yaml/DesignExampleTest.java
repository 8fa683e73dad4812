package buzzville.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The example with which the scenario language is explained can be read as it stands. */
class DesignExampleTest {

    private static Node example() throws IOException {
        try (InputStream in = DesignExampleTest.class.getResourceAsStream("example.yaml")) {
            Problems problems = new Problems();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Node node = SourceReader.parse(text, Source.named("example.yaml"), problems);
            assertThat(problems.lines()).isEmpty();
            return node;
        }
    }

    private static String text(Node document, String... keys) {
        Node node = document;
        for (String key : keys) {
            node = ((Mapping) node).get(key);
        }
        return ((Scalar) node).text();
    }

    @Test
    void everyValueIsWhatItsAuthorMeant() throws IOException {
        Node example = example();

        assertThat(((Mapping) example).entries())
                .containsOnlyKeys(
                        "format",
                        "name",
                        "include",
                        "seed",
                        "start",
                        "duration",
                        "strategy",
                        "events",
                        "producers",
                        "broker",
                        "services",
                        "incidents",
                        "objectives",
                        "strategies");
        assertThat(text(example, "producers", "capteur_pir", "arrivals")).isEqualTo("every(1s, jitter=200ms)");
        assertThat(text(example, "producers", "capteur_collision", "arrivals")).isEqualTo("poisson(0.02/min)");
        assertThat(text(example, "services", "police", "service-time")).isEqualTo("lognormal(mean=40ms, p99=200ms)");
        assertThat(text(example, "events", "accident_route", "label", "fr")).isEqualTo("Accident de la route");
        assertThat(text(example, "objectives", "alarms-fast")).isEqualTo("critical on-time(100ms) >= 99.9%");
        assertThat(text(example, "start")).isEqualTo("2024-12-10T15:30:00Z");
        assertThat(text(example, "incidents", "crowd-at-nord", "surge", "factor"))
                .isEqualTo("10");
    }

    @Test
    void valuesStandWhereTheyAreWritten() throws IOException {
        Positions positions = new Positions(example());

        assertThat(positions.of("producers.capteur_pir.arrivals")).hasToString("example.yaml:15:71");
        assertThat(positions.of("services.police.subscribes[1]")).hasToString("example.yaml:25:34");
        assertThat(positions.ofKey("strategies.priority.broker.lanes.all")).hasToString("example.yaml:43:9");
    }
}
