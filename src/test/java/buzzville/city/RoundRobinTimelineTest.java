package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Timeline.Row;
import buzzville.metric.Fate;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Deficit round robin: lanes share bytes. */
class RoundRobinTimelineTest {
    private static final String WAITING = """
            duration: 2s
            events: {small: {priority: critical, size: 200B}, big: {priority: normal, size: 800B}}
            producers:
              first: {emits: big, arrivals: "at([0ms])"}
              s: {emits: small, arrivals: "at([1ms])", batch: 10}
              b: {emits: big, arrivals: "at([1ms])", batch: 3}
            services:
              d:
                subscribes: [small, big]
                service-time: 10ms
                lanes: {critical: {}, rest: {accepts: [high, normal, info]}}
                dispatch: %s
            """;

    private static String served(Timeline timeline) {
        return timeline.rows().stream()
                .filter(row -> row.fate() == Fate.DELIVERED)
                .sorted(Comparator.comparingLong(row -> row.copy().startedAt))
                .map(row -> row.message(false))
                .collect(Collectors.joining(" "));
    }

    @Test
    void eachTurnAddsTheQuantumAndWhatIsLeftIsKept() {
        // deficits: s 500: two, 100 left. b 500 < 800. s 600: three, 0. b 1000: one, 200. s 500: two, 100. b 700 < 800.
        // s 600: three, and its lane is empty. b 1200: one, 400 left; 400 < 800; b 900: one
        assertThat(served(Timeline.of(WAITING.formatted("deficit-round-robin(500B)"))))
                .isEqualTo("first.0 s.0 s.1 s.2 s.3 s.4 b.0 s.5 s.6 s.7 s.8 s.9 b.1 b.2");
    }

    @Test
    void quantaAreShares() {
        // s 200 a turn: one; b 1600 a turn: two; s: one; b: one, empty; then only s
        assertThat(served(Timeline.of(WAITING.formatted("'deficit-round-robin(200B, quanta={rest: 1600B})'"))))
                .isEqualTo("first.0 s.0 b.0 b.1 s.1 b.2 s.2 s.3 s.4 s.5 s.6 s.7 s.8 s.9");
    }

    @Test
    void aTinyQuantumTakesManyRoundsAndIsStillFair() {
        // by the byte: s is served in the rounds 200, 400, 600 and 800, b in round 800, after s in the same round
        assertThat(served(Timeline.of(WAITING.formatted("deficit-round-robin(1B)"))))
                .isEqualTo("first.0 s.0 s.1 s.2 s.3 b.0 s.4 s.5 s.6 s.7 b.1 s.8 s.9 b.2");
    }

    @Test
    void lanesThatAreNeverEmptyShareTheBytesWhateverTheirSizes() {
        // 60 s of 10 ms services make 6000; the lanes get equal bytes, so 4 of 200 B for each of 800 B: 4800 and 1200
        Timeline timeline = Timeline.of("""
                duration: 60s
                events: {small: {priority: critical, size: 200B}, big: {priority: normal, size: 800B}}
                producers:
                  s: {emits: small, arrivals: "every(8ms, phase=0s)"}
                  b: {emits: big, arrivals: "every(40ms, phase=0s)"}
                services:
                  d:
                    subscribes: [small, big]
                    service-time: 10ms
                    lanes: {critical: {}, rest: {accepts: [high, normal, info]}}
                    dispatch: deficit-round-robin
                """);
        assertThat(bytes(timeline, "s") - bytes(timeline, "b")).isBetween(-2500L, 2500L);
        assertThat(bytes(timeline, "s") + bytes(timeline, "b")).isGreaterThan(1_900_000);
    }

    private static long bytes(Timeline timeline, String producer) {
        return timeline.rows().stream()
                .filter(row -> row.fate() == Fate.DELIVERED
                        && row.message().origin.name().equals(producer))
                .map(Row::message)
                .mapToLong(message -> message.kind.size())
                .sum();
    }

    @Test
    void aLaneThatGrowsOldUnservedComesBackAtTheEndWithNothing() {
        // old.0 expires at 15 unserved; its lane wakes again at 21, behind s, whose turn it then is, and without a
        // deficit:
        // at 10: s 300: s.0 (100 left). At 20: 100 < 200; b is gone; s 400: s.1 (200), at 30 s.2 (0).
        // At 40: s 0 < 200; b 300 < 400; s 300: s.3, empty. At 50: b 600: b.0
        Timeline timeline = Timeline.of("""
                duration: 2s
                events:
                  small: {priority: critical, size: 200B}
                  big: {priority: normal, size: 400B}
                  fresh: {priority: normal, size: 400B, ttl: 14ms}
                producers:
                  first: {emits: small, arrivals: "at([0ms])"}
                  s: {emits: small, arrivals: "at([1ms])", batch: 4}
                  old: {emits: fresh, arrivals: "at([1ms])"}
                  b: {emits: big, arrivals: "at([21ms])"}
                services:
                  d:
                    subscribes: [small, big, fresh]
                    service-time: 10ms
                    lanes: {critical: {}, rest: {accepts: [high, normal, info]}}
                    dispatch: deficit-round-robin(300B)
                """);
        assertThat(served(timeline)).isEqualTo("first.0 s.0 s.1 s.2 s.3 b.0");
    }
}
