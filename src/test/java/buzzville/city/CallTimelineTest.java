package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.metric.CallTally;
import buzzville.metric.CallTally.Count;
import buzzville.metric.Fate;
import buzzville.metric.Handled;
import buzzville.metric.Latency;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Request and response: who is told when, what a caller's wait costs whom, and what becomes of those it gave up. */
class CallTimelineTest {
    private static final String ACCIDENT = """
            duration: 1s
            events: {accident: {}}
            producers: {p: {emits: accident, arrivals: "at([0ms, 20ms])"}}
            network: {to-broker: 5ms, to-services: 3ms}
            services:
              police: {subscribes: [accident], service-time: 10ms}
              ambulance: {subscribes: [accident], service-time: 10ms}
              traffic: {subscribes: [accident], service-time: 10ms}
            """;

    @Test
    void publishedAnAccidentReachesPoliceAmbulanceAndTrafficSimultaneously() {
        // 5 ms to the broker, 3 ms to each service, 10 ms of work
        Timeline timeline = Timeline.of(ACCIDENT).shows("""
                        message service admitted entered started ended
                        p.0 police 5 5 8 18
                        p.0 ambulance 5 5 8 18
                        p.0 traffic 5 5 8 18
                        p.1 police 25 25 28 38
                        p.1 ambulance 25 25 28 38
                        p.1 traffic 25 25 28 38""");
        Handled handled = handled(timeline, "accident");
        assertThat(handled.latency().max()).isEqualTo(18_000_000);
        assertThat(handled.spread().count()).isEqualTo(2);
        assertThat(handled.spread().max()).isZero();
    }

    @Test
    void calledTheyHearOfItOneAfterTheOther() {
        // a request takes 5 + 3 = 8 ms, the work 10 ms, the answer 8 ms: one call is 26 ms; the accident at 20 ms waits
        // until
        // the third call has ended at 78 ms
        Timeline timeline =
                Timeline.of(ACCIDENT + "broker: {delivery: request-response}\n").shows("""
                        message service admitted entered started ended worker
                        p.0 police 0 8 8 18 0
                        p.0 ambulance 0 34 34 44 0
                        p.0 traffic 0 60 60 70 0
                        p.1 police 78 86 86 96 0
                        p.1 ambulance 78 112 112 122 0
                        p.1 traffic 78 138 138 148 0""");
        Handled handled = handled(timeline, "accident");
        // the last of n services is done n (l + s) + (n - 1) l after the call began: 3 x 18 + 2 x 8 = 70 ms
        assertThat(handled.latency().percentile(0.5)).isCloseTo(70e6, within(0.07e6));
        assertThat(handled.latency().max()).isEqualTo(128_000_000); // 58 ms of it spent waiting for its turn
        // (n - 1) (2 l + s) = 2 x 26 ms
        assertThat(handled.spread().mean()).isEqualTo(52e6);

        // police: the first 18 ms after its occurrence, the second 76 = 58 blocked + 8 network + 10 service
        var police = timeline.summary().services().get("police").all();
        assertThat(police.latency(Latency.END_TO_END).max()).isEqualTo(76_000_000);
        assertThat(police.latency(Latency.BLOCKED).max()).isEqualTo(58_000_000);
        assertThat(police.latency(Latency.NETWORK).mean()).isEqualTo(8e6);
        assertThat(police.latency(Latency.SOJOURN).mean()).isEqualTo(10e6);
        // traffic: 128 = 58 for its turn and 52 while the others were called, 8 network, 10 service
        var traffic = timeline.summary().services().get("traffic").all();
        assertThat(traffic.latency(Latency.BLOCKED).max()).isEqualTo(110_000_000);
        // the producer was busy from 0 to 156 ms of 1 s
        CallTally calls = calls(timeline, "p");
        assertThat(calls.busyShare()).isCloseTo(0.156, within(1e-12));
        assertThat(calls.count(Count.CALLS)).isEqualTo(6);
        assertThat(calls.count(Count.ANSWERED)).isEqualTo(6);
        assertThat(timeline.summary().producers().get("p").heldFor().exact()).isEqualTo(58_000_000);
    }

    @Test
    void concurrentCallsOfOneInstanceDoNotWaitForEachOther() {
        Timeline.of(ACCIDENT + "broker: {delivery: request-response(concurrency=2)}\n")
                .shows("""
                        message service admitted started ended
                        p.0 police 0 8 18
                        p.0 ambulance 0 34 44
                        p.0 traffic 0 60 70
                        p.1 police 20 28 38
                        p.1 ambulance 20 54 64
                        p.1 traffic 20 80 90""");
    }

    @Test
    void whoeverCallsInVainGoesOnAtTheTimeoutAndTheRequestIsServedAllTheSame() {
        // s needs 50 ms, its caller waits 30 ms: it gives up at 30 ms and calls t, which has no such trouble; the next
        // occurrence waits from 5 to 32 ms and finds s busy: served from 50 to 100 ms, its caller long gone
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 5ms])"}}
                        broker: {delivery: request-response(timeout=30ms)}
                        services: {s: {subscribes: [e], service-time: 50ms}, t: {subscribes: [e], service-time: 2ms}}
                        """).shows("""
                        message service admitted entered started ended fate
                        p.0 s 0 0 0 50 delivered
                        p.0 t 0 30 30 32 delivered
                        p.1 s 32 32 50 100 delivered
                        p.1 t 32 62 62 64 delivered""");
        CallTally calls = calls(timeline, "p");
        assertThat(calls.count(Count.TIMEOUTS)).isEqualTo(2);
        assertThat(calls.count(Count.GIVEN_UP)).isEqualTo(2);
        assertThat(calls.count(Count.LATE)).isEqualTo(2);
        assertThat(calls.count(Count.ANSWERED)).isEqualTo(2);
        assertThat(calls.count(Count.WASTED)).isZero();
    }

    @Test
    void anAnswerAtTheVeryTimeoutIsTooLate() {
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms])"}}
                        broker: {delivery: request-response(timeout=30ms)}
                        services: {s: {subscribes: [e], service-time: 30ms}}
                        """);
        assertThat(calls(timeline, "p").count(Count.TIMEOUTS)).isEqualTo(1);
        assertThat(calls(timeline, "p").count(Count.ANSWERED)).isZero();
    }

    @Test
    void aRetryIsOneMoreAttemptAtTheSameExpectationAndWhatIsServedAfterTheFirstIsWasted() {
        // attempts at 0, 40 (= 30 + 10) and 80 ms; s needs 50 ms for each: 0-50, 50-100, 100-150. The first delivers at
        // 50 ms,
        // though nobody waits for it; the answer at 100 ms is to the attempt of 40 ms, given up at 70 ms; the third
        // attempt is given up at 110 ms and served until 150 ms. Two of three services are wasted.
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}, f: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms])", retry: "fixed(attempts=3, delay=10ms)"}}
                        broker: {delivery: request-response(timeout=30ms)}
                        services:
                          s: {subscribes: [e], service-time: 50ms, emits: {f: {on: e}}}
                          t: {subscribes: [f]}
                        """).shows("""
                        message service started ended attempts fate
                        p.0 s 0 50 1 delivered
                        s.0 t 50 50 1 delivered""");
        CallTally calls = calls(timeline, "p");
        assertThat(calls.count(Count.CALLS)).isEqualTo(3);
        assertThat(calls.count(Count.RETRIES)).isEqualTo(2);
        assertThat(calls.count(Count.TIMEOUTS)).isEqualTo(3);
        assertThat(calls.count(Count.LATE)).isEqualTo(1);
        assertThat(calls.count(Count.WASTED)).isEqualTo(2);
        assertThat(calls.wastedTime().exact()).isEqualTo(100_000_000);
        var s = timeline.summary().services().get("s");
        assertThat(s.all().offered()).isEqualTo(1);
        assertThat(s.all().delivered()).isEqualTo(1);
        assertThat(calls.busyShare()).isCloseTo(0.110, within(1e-12));
    }

    @Test
    void aRefusalComesBackAsAnAnswerAndTheNextAttemptMayFindRoom() {
        // p's request occupies the only worker from 1 to 21 ms, q's is refused at 2 ms, which q hears at 3 ms; it tries
        // again
        // at 13 ms (refused again, heard at 15) and at 25 ms
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers:
                          p: {emits: e, arrivals: "at([0ms])"}
                          q: {emits: e, arrivals: "at([1ms])", retry: "fixed(attempts=4, delay=10ms)"}
                        broker: {delivery: request-response}
                        network: {to-services: 1ms}
                        services: {s: {subscribes: [e], service-time: 20ms, lanes: {all: {capacity: 0, overflow: reject}}}}
                        """).shows("""
                        message offered started ended attempts fate
                        p.0 1 1 21 1 delivered
                        q.0 26 26 46 1 delivered""");
        CallTally calls = calls(timeline, "q");
        assertThat(calls.count(Count.REFUSED)).isEqualTo(2);
        assertThat(calls.count(Count.TIMEOUTS)).isZero();
        var tally = timeline.summary().services().get("s").all();
        assertThat(tally.meanAttempts()).isEqualTo((1 + 3) / 2.0);
        // 45 ms from the occurrence: 24 until the third attempt was sent, 1 on the way, 20 of service
        assertThat(tally.latency(Latency.BLOCKED).max()).isEqualTo(24_000_000);
    }

    @Test
    void whatSilenceSwallowsEndsWhenTheLastAttemptIsGivenUp() {
        // two attempts at 0 and 40 ms; the network loses both; the caller is sure at 70 ms
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms])", retry: "fixed(attempts=2, delay=10ms)"}}
                        broker: {delivery: request-response(timeout=30ms)}
                        network: {to-services: {loss: 100%}}
                        services: {s: {subscribes: [e], service-time: 1ms}, t: {subscribes: [e], service-time: 1ms}}
                        """).shows("""
                        message service ended fate
                        p.0 s 70 network
                        p.0 t 140 network""");
        assertThat(calls(timeline, "p").count(Count.GIVEN_UP)).isEqualTo(2);
        assertThat(timeline.summary().services().get("s").all().count(Fate.NETWORK))
                .isEqualTo(1);
        assertThat(timeline.summary().broker().all().delivered()).isEqualTo(1); // its caller began with it
    }

    @Test
    void anOpenBreakerStopsCallsAtOnce() {
        // two timeouts of 10 ms open it at 20 ms for 100 ms; the calls of 30 and 40 ms are not made and cost nothing;
        // that of
        // 130 ms is on trial, s is up again since 100 ms, and the breaker closes
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers:
                          p:
                            emits: e
                            arrivals: "at([0ms, 10ms, 30ms, 40ms, 130ms, 150ms])"
                            breaker: circuit-breaker(window=2, minimum=2, open=100ms, trials=1)
                        broker: {delivery: request-response(timeout=10ms)}
                        network: {}
                        services: {s: {subscribes: [e], service-time: 1ms, lanes: {all: {capacity: 0, overflow: drop-newest}}}}
                        incidents: {down: {at: 0ms, for: 100ms, outage: {services: [s]}}}
                        """).shows("""
                        message ended fate
                        p.0 0 dropped-newest
                        p.1 10 dropped-newest
                        p.2 30 suppressed
                        p.3 40 suppressed
                        p.4 131 delivered
                        p.5 151 delivered""");
        CallTally calls = calls(timeline, "p");
        assertThat(calls.count(Count.STOPPED)).isEqualTo(2);
        assertThat(calls.count(Count.CALLS)).isEqualTo(4);
    }

    @Test
    void whatIsStillOutAtTheEndIsFoundWhereverItIs() {
        // p.0 called s, which is served until 60 ms; t is not called yet; p.1 waits for its turn
        Timeline.of("""
                        duration: 40ms
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 5ms])", retry: fixed}}
                        broker: {delivery: request-response(timeout=30ms)}
                        services: {s: {subscribes: [e], service-time: 60ms}, t: {subscribes: [e], service-time: 2ms}}
                        """).shows("""
                        message service started fate
                        p.0 s 0 in-flight
                        p.0 t - in-flight
                        p.1 s - in-flight
                        p.1 t - in-flight""");
    }

    @Test
    void theBrokersTroublesAreNoneOfTheCallers() {
        Timeline.of("""
                        duration: 1s
                        events: {e: {}, f: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 20ms])"}}
                        broker: {delivery: request-response}
                        services:
                          s: {subscribes: [e], service-time: 10ms, emits: {f: {on: e}}}
                          t: {subscribes: [f]}
                        incidents: {down: {at: 5ms, for: 10ms, crash: broker}}
                        """).shows("""
                        message service ended fate
                        p.0 s 10 delivered
                        s.0 t 10 crashed
                        p.1 s 30 delivered
                        s.1 t 30 delivered""");
    }

    @Test
    void attemptsOfAMessageAreThoseOfIndependentFailures() {
        // a call fails if the request or the answer is lost: p = 1 - 0.8^2 = 0.36; with at most n = 4 attempts a
        // message costs
        // (1 - p^n) / (1 - p) of them on average: 1.53626; and is given up with p^n = 0.0168
        Timeline timeline = Timeline.of("""
                        duration: 20000s
                        events: {e: {}}
                        producers:
                          p: {emits: e, count: 2, arrivals: every(1s), retry: "fixed(attempts=4, delay=0s)"}
                        broker: {delivery: request-response(timeout=10ms)}
                        network: {to-services: {loss: 20%}}
                        services: {s: {subscribes: [e], service-time: 1ms, workers: 2}}
                        """);
        double p = 0.36;
        double attempts = (1 - p * p * p * p) / (1 - p);
        CallTally calls = calls(timeline, "p");
        double messages = timeline.summary().producers().get("p").occurrences();
        // the standard deviation of one message's attempts is 0.85, of the mean of 40000 of them 0.0043
        assertThat(calls.count(Count.CALLS) / messages).isCloseTo(attempts, within(0.02));
        assertThat(calls.count(Count.GIVEN_UP) / messages).isCloseTo(p * p * p * p, within(0.0032));
    }

    private static Handled handled(Timeline timeline, String event) {
        return timeline.summary().events().get(event).handled();
    }

    private static CallTally calls(Timeline timeline, String producer) {
        return Objects.requireNonNull(
                timeline.summary().producers().get(producer).calls());
    }
}
