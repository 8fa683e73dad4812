package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.consumer.Pace;
import org.junit.jupiter.api.Test;

/** A channel that lets so many messages through each second. */
class PaceTimelineTest {
    @Test
    void messagesStartNoSoonerThanAGapAfterTheOneBefore() {
        // 4/s: gaps of 250 ms. Three at once; one 100 ms after the gate would be free; one 100 ms too soon
        Timeline.of("""
                        duration: 10s
                        events: {sms: {}}
                        producers: {p: {emits: sms, arrivals: "at([0ms, 0ms, 0ms, 850ms, 1s])"}}
                        services: {gateway: {subscribes: [sms], workers: unlimited, service-time: 1s, rate: 4/s}}
                        """).shows("""
                        message occurred entered dispatched started ended
                        p.0 0 0 0 0 1000
                        p.1 0 0 250 250 1250
                        p.2 0 0 500 500 1500
                        p.3 850 850 850 850 1850
                        p.4 1000 1000 1100 1100 2100""");
    }

    @Test
    void theRateIsThatOfAllWorkersTogetherAndTheyMayBeTheNarrowerPlace() {
        // two workers of 400 ms behind a gate of 100 ms: 0, 100, then each when a worker is free, 400, 500, 800
        Timeline.of("""
                        duration: 10s
                        events: {sms: {}}
                        producers: {p: {emits: sms, arrivals: "at([0ms, 0ms, 0ms, 0ms, 0ms])"}}
                        services: {gateway: {subscribes: [sms], workers: 2, service-time: 400ms, rate: 10/s}}
                        """).shows("""
                        message dispatched worker ended
                        p.0 0 0 400
                        p.1 100 1 500
                        p.2 400 0 800
                        p.3 500 1 900
                        p.4 800 0 1200""");
    }

    @Test
    void whatTakesNoTimeIsPacedToo() {
        Timeline.of("""
                        duration: 10s
                        events: {sms: {priority: info}, alarm: {priority: critical}}
                        producers:
                          p: {emits: sms, arrivals: "at([0ms, 0ms, 0ms])"}
                          q: {emits: alarm, arrivals: "at([150ms])"}
                        services:
                          gateway:
                            subscribes: [sms, alarm]
                            rate: 10/s
                            dispatch: strict-priority
                            lanes: {critical: {}, others: {accepts: [high, normal, info], capacity: 2}}
                        """).shows("""
                        message entered ended fate
                        p.0 0 0 delivered
                        p.1 0 100 delivered
                        p.2 0 300 delivered
                        q.0 150 200 delivered""");
    }

    @Test
    void theGapCountsFromDispatchWhateverTheWayAndEachAttemptPassesTheGate() {
        Timeline.of("""
                        duration: 10s
                        events: {sms: {}}
                        producers: {p: {emits: sms, arrivals: "at([0ms, 0ms])"}}
                        network: {to-services: 30ms}
                        services:
                          gateway:
                            subscribes: [sms]
                            workers: unlimited
                            service-time: 10ms
                            rate: 10/s
                            failure: 100%
                            attempts: 2
                        """).shows("""
                        message dispatched started ended attempts fate
                        p.0 200 230 240 2 dead-lettered
                        p.1 300 330 340 2 dead-lettered""");
    }

    @Test
    void anOutageHoldsThePacedBackAndOpensToOneAtATime() {
        Timeline.of("""
                        duration: 10s
                        events: {sms: {}}
                        producers: {p: {emits: sms, arrivals: "at([0ms, 0ms, 0ms])"}}
                        services: {gateway: {subscribes: [sms], workers: unlimited, service-time: 10ms, rate: 10/s}}
                        incidents: {cut: {at: 50ms, for: 1s, outage: {services: [gateway]}}}
                        """).shows("""
                        message started
                        p.0 0
                        p.1 1050
                        p.2 1150""");
    }

    @Test
    void theGapIsRoundedUpSoThatTheRateIsNeverExceeded() {
        assertThat(Pace.gap(200)).isEqualTo(5_000_000);
        assertThat(Pace.gap(3)).isEqualTo(333_333_334);
        assertThat(Pace.gap(1e9)).isEqualTo(1);
    }
}
