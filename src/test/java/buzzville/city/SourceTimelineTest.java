package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When producers speak, to the nanosecond. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class SourceTimelineTest {
    @Test
    void aSurgeSqueezesTheTimeThatIsLeftToTheNextArrival() {
        // own time runs 10 times as fast from 2500 ms to 2700 ms: 500 ms of own time take 50 ms, then 1000 ms take 100
        // ms;
        // at 2700 ms own time is 4500 ms, so the arrival at own 5000 ms comes at 3200 ms
        assertThat(instants("""
                        duration: 5s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "every(1s, phase=0s)"}}
                        incidents: {rush: {at: 2500ms, for: 200ms, surge: {factor: 10}}}
                        """)).isEqualTo("0 1000 2000 2550 2650 3200 4200");
    }

    @Test
    void aSurgeMayBeGivenAsANewPeriod() {
        // from 1 s to 100 ms is a factor of 10: at 1000 ms the incident comes first and the arrival keeps its instant;
        // at 1250 ms own time is 3.5 s, and the half second to the next arrival takes as long again
        assertThat(instants("""
                        duration: 2s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "every(1s, phase=0s)"}}
                        incidents: {rush: {at: 1s, for: 250ms, surge: {every: 100ms}}}
                        """)).isEqualTo("0 1000 1100 1200 1750");
    }

    @Test
    void aSurgeReachesAnArrivalThatWouldOtherwiseHaveComeTooLate() {
        // the arrival at 20 s lies behind 'until'; the surge moves it to 11 s + 9 s / 100 = 11.09 s, the next to 11.19
        // s ...
        assertThat(instants("""
                        duration: 30s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "every(10s, phase=0s)", until: 12s}}
                        incidents: {rush: {at: 11s, for: 300ms, surge: {factor: 100}}}
                        """)).isEqualTo("0 10000 11090 11190 11290");
    }

    @Test
    void surgesMultiply() {
        // factor 2 on [1 s, 3 s), factor 3 on [2 s, 3 s): own time at 2 s is 3 s, at 3 s it is 9 s
        assertThat(instants("""
                        duration: 3500ms
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "every(2s, phase=0s)"}}
                        incidents:
                          a: {at: 1s, for: 2s, surge: {factor: 2}}
                          b: {at: 2s, for: 1s, surge: {factor: 3, producers: [p]}}
                        """)).isEqualTo("0 1500 2166.666666 2500 2833.333333");
    }

    @Test
    void aProducerSpeaksFromOnAndUntilShortOf() {
        assertThat(instants("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "every(100ms, phase=0s)", from: 250ms, until: 450ms}}
                        """)).isEqualTo("250 350");
    }

    @Test
    void whatWouldHappenExactlyAtTheEndDoesNot() {
        assertThat(instants("""
                        duration: 30ms
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([10ms, 30ms, 29.999999ms])"}}
                        """)).isEqualTo("10 29.999999");
    }

    @Test
    void aClosedLoopBeginsByThinkingAndThinksAgainWhenItsMessageHasEnded() {
        // thinks 10, served 5, thinks 10, served 5 ...
        assertThat(instants("""
                        duration: 60ms
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: closed-loop(10ms)}}
                        services: {s: {subscribes: [e], service-time: 5ms}}
                        """)).isEqualTo("10 25 40 55");
    }

    @Test
    void aClosedLoopWhoseMessagesEndAtOnceThinksAgainAtOnce() {
        assertThat(instants("""
                        duration: 35ms
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: closed-loop(10ms)}}
                        """)).isEqualTo("10 20 30");
    }

    @Test
    void aClosedLoopWaitsForTheWholeOfItsBatch() {
        // two messages at 10, served until 15 and 20; then at 30, served until 35 and 40
        assertThat(instants("""
                        duration: 60ms
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: closed-loop(10ms), batch: 2}}
                        services: {s: {subscribes: [e], service-time: 5ms}}
                        """)).isEqualTo("10 10 30 30 50 50");
    }

    @Test
    void everyInstanceComesWithItsBatchInTheOrderOfTheFileThenOfInstances() {
        Timeline.of("""
                        duration: 1s
                        zones: [nord, sud]
                        events: {e: {}}
                        producers:
                          b: {emits: e, count: 3, arrivals: "at([10ms])"}
                          a: {emits: e, arrivals: "at([10ms, 5ms])", batch: 2, zones: [sud]}
                        """).shows("""
                        message occurred zone
                        a[0].0 5 1
                        a[0].1 5 1
                        b[0].0 10 0
                        b[1].0 10 1
                        b[2].0 10 0
                        a[0].2 10 1
                        a[0].3 10 1""");
    }

    @Test
    void whatAnIncidentEmitsComesInItsPlaceAmongIncidentsOfTheInstant() {
        // both messages are in service when the outage of the same instant aborts them; it would have kept them waiting
        // had it stood before
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {}
                        services: {s: {subscribes: [e], workers: 2, service-time: 5ms}}
                        incidents:
                          alert: {at: 10ms, emit: {event: e, count: 2}}
                          down: {at: 10ms, for: 20ms, outage: {services: [s]}, in-service: abort}
                          late: {at: 10ms, emit: e}
                        """).shows("""
                        message occurred entered started ended worker attempts
                        incident/alert.0 10 10 30 35 0 2
                        incident/alert.1 10 10 30 35 1 2
                        incident/late.0 10 10 35 40 0 1""");
    }

    private static String instants(String scenario) {
        return String.join(
                " ", Timeline.of(scenario).table("occurred").lines().skip(1).toList());
    }
}
