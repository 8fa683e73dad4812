package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Timeline.Row;
import buzzville.metric.Fate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prefetch, acknowledgement and the hop between queue and worker. */
class PrefetchTimelineTest {
    private static final String FAR = """
            duration: 1s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms, 0ms])"}}
            network: {to-services: 10ms}
            services: {s: {subscribes: [e], service-time: 20ms, %s}}
            """;

    @Test
    void withPrefetchOneTheRoundTripIsIdleTime() {
        // there 10, work 20, back 10: one message in 40 ms
        Timeline.of(FAR.formatted("prefetch: 1")).shows("""
                        message dispatched received started ended waited
                        p.0 0 10 10 30 0
                        p.1 40 50 50 70 40
                        p.2 80 90 90 110 80
                        p.3 120 130 130 150 120""");
    }

    @Test
    void withPrefetchTwoTheRoundTripIsHidden() {
        // two are sent at 0; the acknowledgement of the first is back at 40, just in time: the third is there at 50
        Timeline.of(FAR.formatted("prefetch: 2")).shows("""
                        message dispatched received started ended waited
                        p.0 0 10 10 30 0
                        p.1 0 10 30 50 20
                        p.2 40 50 50 70 40
                        p.3 60 70 70 90 60""");
    }

    @Test
    void acknowledgedOnReceiptTheQueueIsEmptiedAsFastAsMessagesTravel() {
        // each is acknowledged when it comes, so that the next leaves 20 ms after the last and waits with the worker
        Timeline.of(FAR.formatted("prefetch: 1, acknowledge: on-receipt")).shows("""
                        message dispatched received started ended waited
                        p.0 0 10 10 30 0
                        p.1 20 30 30 50 20
                        p.2 40 50 50 70 40
                        p.3 60 70 70 90 60""");
    }

    @Test
    void acknowledgedOnReceiptTheIdleWorkerIsStillPreferred() {
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms, 21ms])"}}
                        services: {s: {subscribes: [e], workers: 2, service-time: 20ms, acknowledge: on-receipt}}
                        """).shows("""
                        message dispatched started ended worker
                        p.0 0 0 20 0
                        p.1 1 1 21 1
                        p.2 2 20 40 0
                        p.3 21 21 41 1""");
    }

    @Test
    void acknowledgedOnReceiptAnUnlimitedPoolStillHasAWorkerForEveryMessage() {
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 25ms])"}}
                        services: {s: {subscribes: [e], workers: unlimited, service-time: 20ms, acknowledge: on-receipt}}
                        """).shows("""
                        message dispatched started ended worker
                        p.0 0 0 20 0
                        p.1 1 1 21 1
                        p.2 25 25 45 0""");
    }

    @Test
    void whatReachesADeadWorkerIsNotAcknowledged() {
        // sent at 0 and 1; the first is there at 10 and in service when the worker dies at 15; the second gets there at
        // 20,
        // goes back to the queue and is sent again when the worker is up at 40
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 10ms])"}}
                        network: {to-services: 10ms}
                        services: {s: {subscribes: [e], prefetch: 2, service-time: 20ms, acknowledge: on-receipt}}
                        incidents: {down: {at: 15ms, for: 25ms, in-service: abort, outage: {services: [s]}}}
                        """).shows("""
                        message dispatched received started ended fate
                        p.0 0 10 10 15 crashed
                        p.1 40 50 50 70 delivered""");
    }

    @Test
    void aFailedMessageDoesNotOvertakeWhatItsWorkerHasInHand() {
        // a fails at 10 and goes to the tail; the worker goes on with b, which it holds, and a gets the place in hand
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 1ms])"}}
                        services: {s: {subscribes: [e], prefetch: 2, service-time: 10ms, failure: 100%, attempts: 2}}
                        """).shows("""
                        message dispatched started ended attempts waited fate
                        p.0 10 20 30 2 10 dead-lettered
                        p.1 20 30 40 2 19 dead-lettered""");
    }

    @Test
    void aMessageExpiresInTheWorkersHandsIfItsTurnComesTooLate() {
        // the second is in hand from 1 on; its service would start at 20, its deadline was 1 + 15; the third is in time
        Timeline.of("""
                        duration: 1s
                        events: {e: {ttl: 15ms}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 5ms])"}}
                        services: {s: {subscribes: [e], prefetch: 2, service-time: 20ms}}
                        """).shows("""
                        message entered dispatched started ended attempts fate
                        p.0 0 0 0 20 1 delivered
                        p.1 1 1 - 20 0 expired
                        p.2 5 20 20 40 1 delivered""");
    }

    @Test
    void anAcknowledgementIsNotLostAndTakesItsTime() {
        Timeline timeline = Timeline.of("""
                duration: 10s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms])", batch: 100}}
                network: {to-services: {latency: 10ms, loss: 50%}}
                services: {s: {subscribes: [e], service-time: 1ms}}
                """);
        List<Row> inTurn = timeline.rows().stream()
                .sorted(Comparator.comparingLong(row -> row.copy().dispatchedAt))
                .toList();
        int delivered = 0;
        for (int i = 0; i + 1 < inTurn.size(); i++) {
            if (inTurn.get(i).fate() == Fate.DELIVERED) {
                delivered++;
                long next = inTurn.get(i + 1).copy().dispatchedAt;
                assertThat(next - inTurn.get(i).endedAt()).isEqualTo(10_000_000);
            }
        }
        assertThat(delivered).isBetween(30, 70);
    }
}
