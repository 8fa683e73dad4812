package buzzville.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.city.Timeline;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which orders of delivery would be lost again, and which may block for ever. */
class OrderCheckTest {
    private static final String CITY = """
            duration: 1min
            events: {e: {}, f: {priority: critical}}
            producers: {p: {emits: {mix: {e: 1, f: 1}}, arrivals: every(1s)%s}}
            broker: {%s}
            network: {to-services: %s}
            services: {s: {subscribes: [e, f], %s}}
            """;

    private static String city(String producer, String broker, String network, String service) {
        return CITY.formatted(producer, broker, network == null ? "1ms" : network, service);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "'' | 'aggregation: {a: {of: [e], with: tumbling(5s)}}' | - | 'service-time: 1s' | in 'broker.aggregation'",
                "'' | '' | - | 'service-time: 1s, aggregation: {a: {of: [e], with: tumbling(5s)}}' | in"
                        + " 'services.s.aggregation'",
                "'' | 'journal: {}, partitions: key(4)' | - | 'service-time: 1s, rebalance: eager' | expected no 'rebalance'",
                "'' | '' | - | 'service-time: 1s, dispatch: lifo' | expected 'dispatch: fifo'",
                "'' | '' | - | 'service-time: 1s, dispatch: strict-priority, lanes: {critical: {}, rest: {accepts: [high, normal,"
                        + " info]}}' | expected 'dispatch: fifo'",
                "'' | '' | - | 'service-time: 1s, lanes: {critical: {}, rest: {accepts: [high, normal, info]}}' | expected one lane",
                "'' | '' | - | 'service-time: 1s, lanes: {all: {order: priority}}' | expected 'order: arrival' in the lane",
                "', retry: fixed(attempts=2)' | '' | - | 'service-time: 1s, lanes: {all: {capacity: 3, overflow: drop-oldest}}' |"
                        + " overflow: reject', or an 'outbox'",
                "', retry: fixed(attempts=2)' | '' | - | 'service-time: 1s, lanes: {all: {capacity: 3, overflow:"
                        + " block(max-wait=1s)}}' | overflow: reject', or an 'outbox'",
                "', retry: fixed(attempts=2)' | '' | - | 'service-time: 1s, admission: codel' | expected no 'admission' here",
            })
    void anOrderThatWouldBeLostAgainIsRefusedWithTheReason(
            String producer, String broker, String network, String service, String reason) {
        String order = service.isEmpty() ? "order: fifo" : service + ", order: causal";
        assertThatThrownBy(() -> Timeline.scenario(city(producer, broker, network, order)))
                .hasMessageContaining("services.s.order: ")
                .hasMessageContaining(reason)
                .hasMessageContaining("or 'order: arrival'");
        assertThat(Timeline.scenario(city(producer, broker, network, service.isEmpty() ? "order: arrival" : service)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "causl | did you mean 'causal'?",
                "causal(patient=3s) | did you mean 'patience'?",
                "causal(patience=0s) | patience must be longer than 0s",
                "fifo(patience=-1s) | duration",
                "total(heartbeat=0s) | heartbeat must be longer than 0s",
                "total(heartbeats=1s) | did you mean 'heartbeat'?",
            })
    void whatMakesNoSenseIsRefused(String order, String reason) {
        assertThatThrownBy(() -> Timeline.scenario(city("", "", "1ms", "order: \"" + order + "\"")))
                .hasMessageContaining(reason);
    }

    @Test
    void whateverDoesNotLoseAnOrderIsAllowedBesideIt() {
        for (String service : List.of(
                "order: total",
                "service-time: exponential(1s), workers: 5, prefetch: 3, order: fifo",
                "service-time: 1s, workers: 2, acknowledge: on-receipt, prefetch: 2, order: causal",
                "service-time: 1s, workers: unlimited, order: causal",
                "service-time: 1s, scaling: 'threshold(min=1, max=4, up=5, down=1)', order: causal",
                "service-time: 1s, failure: 10%, attempts: 3, order: causal",
                "service-time: 1s, joins: 5s, leaves: 30s, order: causal",
                "service-time: 1s, admission: 'leaky-bucket(rate=5/s)', order: causal",
                "service-time: 1s, dispatch: strict-priority, order: causal",
                "service-time: 1s, aggregation: {a: {of: [e], with: sample(3)}}, order: causal")) {
            assertThat(Timeline.scenario(city("", "", "exponential(1ms)", service)))
                    .as(service)
                    .isNotNull();
        }
        for (String broker : List.of(
                "'delivery': 'request-response(timeout=1s)'",
                "journal: {}, partitions: key(4)",
                "aggregation: {a: {of: [e], with: sample(3)}}")) {
            assertThat(Timeline.scenario(city("", broker, "1ms", "service-time: 1s, order: causal")))
                    .as(broker)
                    .isNotNull();
        }
        assertThat(Timeline.scenario(city(
                        ", retry: 'fixed(attempts=2)'",
                        "",
                        "1ms",
                        "service-time: 1s, lanes: {all: {capacity: 3, overflow: reject}}, order: causal")))
                .isNotNull();
    }

    @Test
    void whatAnotherHasAcknowledgedCannotGoBack() {
        String city = city("", "", "5ms", "service-time: 1s, workers: 2, acknowledge: %s, order: fifo")
                + "incidents: {c: {at: 5s, for: 1s, %s}}\n";
        assertThatThrownBy(() -> Timeline.scenario(city.formatted("on-receipt", "crash: {workers: {s: 1}}")))
                .hasMessageContaining("expected 'acknowledge: on-finish', or one worker");
        assertThat(Timeline.scenario(city.formatted("on-finish", "crash: {workers: {s: 1}}")))
                .isNotNull();
        assertThat(Timeline.scenario(city.formatted("on-receipt", "outage: {workers: {s: 1}}")))
                .isNotNull();
    }

    @Test
    void noOrderBeginsOrEndsWhileTheCityRuns() {
        assertThatThrownBy(() -> Timeline.scenario(city("", "", "1ms", "service-time: 1s")
                        + "incidents: {c: {at: 5s, change: {services: {s: {order: causal}}}}}\n"))
                .hasMessageContaining("cannot change while the city runs: what is held back waits by the old rule");
        assertThatThrownBy(() -> Timeline.scenario(city("", "", "1ms", "service-time: 1s, order: causal")
                        + "incidents: {c: {at: 5s, change: {services: {s: {dispatch: lifo}}}}}\n"))
                .hasMessageContaining("expected 'dispatch: fifo'");
    }

    @Test
    void whoMayWaitForEverIsWarned(@TempDir Path folder) throws IOException {
        String lossy = city("", "", "1ms", "service-time: 1s, order: %s") + "incidents: {%s}\n";
        String crash = "c: {at: 1s, for: 1s, crash: broker}";
        assertThat(warnings(folder, lossy.formatted("causal", crash)))
                .contains("services.s.order: what is lost on the way here (by 'incidents.c') holds up for ever");
        assertThat(warnings(folder, lossy.formatted("causal(patience=5s)", crash)))
                .doesNotContain("order");
        assertThat(warnings(folder, lossy.formatted("causal", ""))).doesNotContain("order");
        assertThat(warnings(folder, lossy.formatted("\"total(heartbeat=5s, patience=2s)\"", "")))
                .contains("patience is over before a silent sender has been heard of");
        // only the lanes count that a message for this service may come to, and only its own time to live
        String critical = """
                duration: 1min
                events: {e: {priority: critical}, f: {ttl: 5s}}
                producers: {p: {emits: e, arrivals: every(1s)}, q: {emits: f, arrivals: every(1s)}}
                broker: {service-time: 1ms, lanes: {critical: {%s}, rest: {accepts: [high, normal, info], capacity: 9}}}
                services: {s: {subscribes: [e], service-time: 1s, order: causal}, t: {subscribes: [f]}}
                """;
        assertThat(warnings(folder, critical.formatted(""))).doesNotContain("order");
        assertThat(warnings(folder, critical.formatted("capacity: 9"))).contains("('broker.lanes' may be full)");
        assertThat(warnings(folder, "clocks: {broker: participant}\n" + lossy.formatted("causal", "")))
                .contains("merely because it passed first");
    }

    private static String warnings(Path folder, String text) throws IOException {
        Path path = Files.writeString(folder.resolve("city.yaml"), "format: 1\n" + text);
        Problems problems = new Problems();
        ScenarioFile file = ScenarioFile.load(path, problems);
        assertThat(file).isNotNull();
        assertThat(file.scenario(file.defaultStrategy(), List.of(), problems)).isNotNull();
        return String.join("\n", problems.lines());
    }
}
