package buzzville.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.city.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How services may not read. */
class ReadingCheckTest {
    private static final String CITY = """
            duration: 1min
            events: {e: {}}
            producers: {p: {emits: e, arrivals: every(1s)}}
            broker: {%s}
            services: {s: {subscribes: [e], %s}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "partitions: key(4) | service-time: 1s, acknowledge: on-receipt, commit: every(5s)"
                        + " | services.s.commit: a message that is acknowledged on receipt is committed before it is"
                        + " processed, so nothing is left to commit",
                "delivery: request-response(timeout=1s) | service-time: 1s, commit: after(5)"
                        + " | services.s.commit: a call does not pass the broker",
                "partitions: key(4) | deduplicate: ids(check-time=1ms)"
                        + " | services.s.deduplicate: it has no 'service-time', so its workers take no time for a check",
                "partitions: key(4) | service-time: 1s, rebalance: eager | services.s.rebalance: partitions of a log belong"
                        + " to workers, and the broker keeps none",
                "'journal: {}, partitions: key(4)' | rebalance: eager | services.s.rebalance: its workers are unlimited",
                "'journal: {}, partitions: key(4)' | 'service-time: 1s, workers: unlimited, rebalance: eager'"
                        + " | services.s.rebalance: its workers are unlimited",
                "'journal: {}, partitions: key(4)' | 'service-time: 1s, workers: 4, rebalance: eager,"
                        + " dispatch: {kind: bulkhead, workers: {critical: 2}}'"
                        + " | services.s.rebalance: with 'bulkhead' workers belong to lanes",
                "'delivery: request-response(timeout=1s), journal: {}, partitions: key(4)'"
                        + " | 'service-time: 1s, rebalance: eager' | broker.journal",
                "'journal: {}, partitions: key(4)' | 'service-time: 1s, rebalance: egar' | did you mean 'eager'?",
                "'journal: {}, partitions: key(4)' | 'service-time: 1s, rebalance: eager(pase=3s)' | did you mean 'pause'?",
                "'journal: {}, partitions: key(4)' | 'service-time: 1s, rebalance: cooperative(assignment=range)'"
                        + " | assignment",
                "'journal: {}, partitions: key(4)' | 'service-time: 1s, rebalance: eager(assignment=rang)'"
                        + " | did you mean 'range'?",
                "'journal: {}, partitions: key(4)' | 'service-time: 1s, rebalance: eager(pause=-1s)'"
                        + " | expected a duration that is not negative",
                "'journal: {}, partitions: key(4)' | 'service-time: 1s, rebalance: eager(detect=soon)' | duration",
                "'journal: {}, partitions: key(4)' | 'service-time: 1s, rebalanced: eager' | did you mean 'rebalance'?",
                "'journal: {}, partitions: key(4)' | 'service-time: 1s, rebalance: cooperative, scaling: \"lag(max=4,"
                        + " rebalance=3s)\"' | services.s.rebalance: its 'scaling' has a pause of its own",
                "'' | 'service-time: 1s, commit: evry(5s)' | did you mean 'every'?",
                "'' | 'service-time: 1s, commit: every(0s)' | every must be longer than 0s",
                "'' | 'service-time: 1s, deduplicate: ids(memory=0)' | memory must be at least 1",
                "journal: {retention-check: 0s} | service-time: 1s | retention-check must be longer than 0s",
            })
    void whatMakesNoSenseIsRefusedWithTheReason(String broker, String service, String reason) {
        assertThatThrownBy(() -> Timeline.scenario(CITY.formatted(unquoted(broker), unquoted(service))))
                .hasMessageContaining(reason);
    }

    @Test
    void whatMakesSenseIsRead() {
        ServiceSpec spec = Timeline.scenario(CITY.formatted(
                        "journal: {retention: 30s, retention-check: 10s}, partitions: key(4)",
                        "service-time: 1s, workers: 4, commit: every(5s), deduplicate: \"ids(memory=10, persistent=true)\","
                                + " rebalance: \"eager(assignment=round-robin)\""))
                .services()
                .get("s");
        assertThat(spec).isNotNull();
        assertThat(spec.commit().period()).isEqualTo(5_000_000_000L);
        assertThat(spec.rebalance().detect()).isEqualTo(45_000_000_000L);
        assertThat(spec.rebalance().assign(new int[4], new int[] {0, 1})).containsExactly(0, 1, 0, 1);
    }

    private static String unquoted(String text) {
        return text.strip().replaceAll("^'|'$", "");
    }
}
