package buzzville.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.scenario.yaml.toy.At;
import buzzville.scenario.yaml.toy.Constant;
import buzzville.scenario.yaml.toy.Every;
import buzzville.scenario.yaml.toy.Exponential;
import buzzville.scenario.yaml.toy.Lognormal;
import buzzville.scenario.yaml.toy.Mixture;
import buzzville.scenario.yaml.toy.Piecewise;
import buzzville.scenario.yaml.toy.Poisson;
import buzzville.scenario.yaml.toy.Priority;
import buzzville.scenario.yaml.toy.Town;
import buzzville.scenario.yaml.toy.Toys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BindingTest {

    @Test
    void aDocumentBecomesARecordWithItsDefaults() {
        Town town = Toys.town("""
                name: Rainy
                start: 2024-12-10T15:30:00Z
                producers:
                  pir: {emits: move, count: 300, arrivals: every(1s, jitter=200ms)}
                  collision: {emits: crash, arrivals: poisson(0.02/min), drift: -20ppm}
                services:
                  police:
                    subscribes: [move, crash]
                    workers: unlimited
                    service-time: lognormal(mean=40ms, p99=200ms)
                    batch: exponential(5)
                    priority: critical
                    on-time: {within: 100ms, share: 99.9%}
                network: 5 ms
                """);

        assertThat(town.start()).isEqualTo(Instant.parse("2024-12-10T15:30:00Z"));
        assertThat(town.duration()).isEqualTo(1_800_000_000_000L);
        assertThat(town.producers()).containsOnlyKeys("pir", "collision");
        assertThat(town.producers().get("pir"))
                .isEqualTo(new Town.Producer("move", 300, new Every(1_000_000_000, new Constant(2e8)), 0));
        assertThat(town.producers().get("collision"))
                .isEqualTo(new Town.Producer("crash", 1, new Poisson(0.02 / 60), -20));
        assertThat(town.services().get("police"))
                .isEqualTo(new Town.Service(
                        List.of("move", "crash"),
                        Integer.MAX_VALUE,
                        new Lognormal(4e7, null, 2e8),
                        new Exponential(5),
                        Priority.CRITICAL,
                        900,
                        new Town.Goal(100_000_000, 0.999)));
        assertThat(town.network()).isEqualTo(new Town.Link(new Constant(5e6), 0));
    }

    @Test
    void aPolicyIsWrittenAsANameACallOrAMapping() {
        assertThat(arrivals("every(2s)")).isEqualTo(new Every(2_000_000_000, new Constant(0)));
        assertThat(arrivals("every( period = 2s )")).isEqualTo(new Every(2_000_000_000, new Constant(0)));
        assertThat(arrivals("{kind: every, period: 2s, jitter: {kind: exponential, mean: 1ms}}"))
                .isEqualTo(new Every(2_000_000_000, new Exponential(1e6)));
        assertThat(arrivals("every(2s, exponential(1ms))")).isEqualTo(new Every(2_000_000_000, new Exponential(1e6)));
        assertThat(arrivals("every(2s, jitter=mixture([1ms, exponential(2ms)]))"))
                .isEqualTo(new Every(2_000_000_000, new Mixture(List.of(new Constant(1e6), new Exponential(2e6)))));
        assertThat(arrivals("at([1s, 2s])")).isEqualTo(new At(List.of(1_000_000_000L, 2_000_000_000L)));
        assertThat(arrivals("piecewise({0s: 20%, 7h: 150%})"))
                .isEqualTo(new Piecewise(Map.of(0L, 0.2, 25_200_000_000_000L, 1.5)));
    }

    @Test
    void oneTextWillDoWhereAListIsAbbreviated() {
        assertThat(Toys.town("name: x\nzones: nord").zones().names()).containsExactly("nord");
        assertThat(Toys.town("name: x\nzones: [nord, sud]").zones().names()).containsExactly("nord", "sud");
        assertThat(Toys.town("name: x\nzones: {names: [nord]}").zones().names()).containsExactly("nord");
    }

    private static Object arrivals(String text) {
        String yaml = "name: x\nproducers: {p: {emits: e, arrivals: " + text + "}}";
        return Toys.town(yaml).producers().values().iterator().next().arrivals();
    }
}
