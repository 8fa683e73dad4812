package buzzville.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.scenario.yaml.toy.Toys;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What an editor that knows the schema says, asked of somebody else's validator. */
class JsonSchemaValidationTest {

    private static final ObjectNode SCHEMA = Toys.TOWN.schema("Toy town");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema VALIDATOR = REGISTRY.getSchema(SCHEMA);
    private static final YAMLMapper YAML = new YAMLMapper();

    private static boolean accepts(String yaml) {
        return VALIDATOR.validate(YAML.readTree(yaml)).isEmpty();
    }

    @Test
    void itIsASchema() {
        Schema meta = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(SCHEMA)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: x, seed: 42, duration: 30min, start: 2024-12-10T15:30:00Z, drain: true}",
                "{name: x, services: {p: {subscribes: [a], workers: unlimited, batch: 5, priority: high}}}",
                "{name: x, services: {p: {subscribes: [a], service-time: 'lognormal(mean=40ms, p99=200ms)'}}}",
                "{name: x, services: {p: {subscribes: [a], service-time: {kind: lognormal, mean: 40ms, sd: 1 ms}}}}",
                "{name: x, producers: {p: {emits: a, arrivals: {kind: every, period: 1s, jitter: exponential(1s)}, drift: -3ppm}}}",
                "{name: x, network: 5 ms}",
                "{name: x, network: {latency: 5ms, loss: 1.5%}}",
                "{name: x, zones: nord}",
                "{name: x, strategies: {none: null, calm: {services: {p: null, q: {workers: null, service-time: {mean: 1s}}}, network: 7ms}}}",
                "{include: [city.yaml], services: {p: {workers: 4}, q: null}}",
            })
    void itAcceptsWhatTheReaderAccepts(String yaml) {
        assertThat(VALIDATOR.validate(YAML.readTree(yaml))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{nmae: x}",
                "{name: x, duration: 5}",
                "{name: x, duration: 5 parsecs}",
                "{name: x, drain: 'yes'}",
                "{name: x, services: {p: {workers: 2}}}",
                "{name: x, services: {p: {subscribes: a}}}",
                "{name: x, services: {p: {subscribes: [a], workers: many}}}",
                "{name: x, services: {p: {subscribes: [a], priority: top}}}",
                "{name: x, services: {p: {subscribes: [a], service-time: lognorml(5ms)}}}",
                "{name: x, services: {p: {subscribes: [a], service-time: 5}}}",
                "{name: x, services: {p: {subscribes: [a], service-time: {mean: 5ms}}}}",
                "{name: x, services: {p: {subscribes: [a], service-time: {kind: constant, mean: 5ms}}}}",
                "{name: x, services: {po lice: {subscribes: [a]}}}",
                "{name: x, strategies: {calm: {services: {p: {wrokers: 1}}}}}",
                "{include: city.yaml}",
            })
    void itRefusesWhatTheReaderRefuses(String yaml) {
        assertThat(accepts(yaml)).isFalse();
    }
}
