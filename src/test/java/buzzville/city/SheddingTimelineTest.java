package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.PolicyTally;
import buzzville.metric.PolicyTally.Deed;
import org.junit.jupiter.api.Test;

/** Admission by the length of the queue. */
class SheddingTimelineTest {
    @Test
    void redFollowsTheAverageAndForgetsWhileNothingWaits() {
        // weight 1/2, and thresholds so close that everything is shed from an average of 1.5 on. One worker of 100 ms;
        // arrival: waiting -> average: 0: 0 -> 0; 10: 0 -> 0; 20: 1 -> 0.5; 30: 2 -> 1.25; 40: 3 -> 2.125, shed;
        // 50: 3 -> 2.5625, shed. The others are taken at 100, 200, 300, when the queue is empty. At 500, two service
        // times
        // later: 2.5625 / 4 = 0.64, served at once. At 510 nothing waits: 0.1 service times, 0.64 * 2^-0.1 = 0.60,
        // waits;
        // 520: 1 -> 0.80, waits; 530: 2 -> 1.40, waits; 540: 3 -> 2.20, shed
        Timeline.of("""
                        duration: 2s
                        events: {e: {}}
                        producers:
                          p: {emits: e, arrivals: "at([0ms, 10ms, 20ms, 30ms, 40ms, 50ms, 500ms, 510ms, 520ms, 530ms, 540ms])"}
                        services:
                          s:
                            subscribes: [e]
                            service-time: 100ms
                            admission: 'red(1.4999999, 1.5, 100ms, weight=0.5, max-probability=1%)'
                        """).shows("""
                        message offered started fate
                        p.0 0 0 delivered
                        p.1 10 100 delivered
                        p.2 20 200 delivered
                        p.3 30 300 delivered
                        p.4 40 - shed
                        p.5 50 - shed
                        p.6 500 500 delivered
                        p.7 510 600 delivered
                        p.8 520 700 delivered
                        p.9 530 800 delivered
                        p.10 540 - shed""");
    }

    @Test
    void redIsSilent() {
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms, 0ms, 0ms, 0ms])"}}
                services:
                  s: {subscribes: [e], service-time: 10ms, admission: 'red(0, 1, 10ms, weight=1, max-probability=0.0001%)'}
                """);
        // waiting before: 0, 0, 1 and then always 1, which is the upper threshold
        PolicyTally tally = timeline.summary().policies().get(0).tally();
        assertThat(tally.count(Deed.ADMITTED, 2)).isEqualTo(2);
        assertThat(tally.count(Deed.DROPPED, 2)).isEqualTo(4);
        assertThat(tally.count(Deed.REJECTED, 2)).isZero();
    }

    @Test
    void theLessCriticalAreShedFirst() {
        // one in service, so waiting before: i0 0, n0 1, i1 2 (shed from 2), n1 2, n2 3 (shed from 3), h0 3, c0 4 and
        // on
        Timeline.of("""
                        duration: 1s
                        events: {c: {priority: critical}, h: {priority: high}, n: {priority: normal}, i: {priority: info}}
                        producers:
                          first: {emits: c, arrivals: "at([0ms])"}
                          i: {emits: i, arrivals: "at([1ms, 3ms])"}
                          n: {emits: n, arrivals: "at([2ms, 4ms, 5ms])"}
                          h: {emits: h, arrivals: "at([6ms, 9ms])"}
                          c: {emits: c, arrivals: "at([7ms, 8ms, 10ms])"}
                        services:
                          s:
                            subscribes: [c, h, n, i]
                            service-time: 100ms
                            admission: 'criticality-shedding({info: 2, normal: 3, high: 6})'
                        """).shows("""
                        message offered fate
                        first.0 0 delivered
                        i.0 1 delivered
                        n.0 2 delivered
                        i.1 3 shed
                        n.1 4 delivered
                        n.2 5 shed
                        h.0 6 delivered
                        c.0 7 delivered
                        c.1 8 delivered
                        h.1 9 shed
                        c.2 10 delivered""");
    }
}
