package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.Fate;
import org.junit.jupiter.api.Test;

/** What each kind of fault does to messages, worked out by hand. */
class FaultTimelineTest {
    @Test
    void whoCrashesAbortsItsWorkAndForgetsWhatItHandled() {
        // the first report is handled at 1 s; the crash at 1.5 s takes that memory and the work on the second report,
        // begun
        // at 1.2 s, which waits at the broker and begins anew at 2 s, so it is handled as if it were the first
        String city = """
                duration: 20s
                events: {accident: {}, ambulance: {}}
                producers: {street: {emits: accident, arrivals: "at([0s])", witnesses: {sensor: 0s, call: 1200ms}}}
                services:
                  police: {subscribes: [accident], service-time: 1s, correlates: true, emits: {ambulance: {}}}
                  hospital: {subscribes: [ambulance]}
                incidents: {power: {at: 1500ms, for: 500ms, %s}}
                """;
        Timeline crash =
                Timeline.of(city.formatted("crash: {services: [police]}")).shows("""
                        message service started ended attempts confirms
                        sensor.0 police 0 1000 1 no
                        call.0 police 2000 3000 2 no
                        police.0 hospital 1000 1000 1 no
                        police.1 hospital 3000 3000 1 no""");
        assertThat(crash.summary().incidents().get("power").touches()).containsExactly("police");
        // an outage keeps the memory, and by default the work: 0.7 s of it are left at 2 s
        Timeline.of(city.formatted("outage: {services: [police]}")).shows("""
                        message service started ended attempts confirms
                        sensor.0 police 0 1000 1 no
                        call.0 police 1200 2700 1 yes
                        police.0 hospital 1000 1000 1 no""");
    }

    @Test
    void someWorkersCrashAndTheOthersGoOn() {
        // workers 0 and 1 begin at 0; the crash takes the work of worker 1 back to the queue, where worker 0 finds it
        // at 1 s
        Timeline timeline = Timeline.of("""
                        duration: 20s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0s, 0s])"}}
                        services: {s: {subscribes: [e], workers: 2, service-time: 1s}}
                        incidents: {one: {at: 500ms, for: 5s, crash: {workers: {s: 1}}}}
                        """).shows("""
                        message started ended worker attempts
                        p.0 0 1000 0 1
                        p.1 1000 2000 0 2""");
        assertThat(timeline.summary().incidents().get("one").touches()).containsExactly("s");
    }

    @Test
    void someWorkersAreSlowAndSlownessesMultiply() {
        // worker 1 takes 2 s for what begins at 0 and 6 s for what begins at 2 s
        Timeline.of("""
                        duration: 20s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0s, 0s, 0s, 0s, 0s])"}}
                        services: {s: {subscribes: [e], workers: 2, service-time: 1s}}
                        incidents:
                          one: {at: 0s, slow: {workers: {s: 1}, factor: 2}}
                          two: {at: 1900ms, for: 1s, slow: {workers: {s: 1}, factor: 3}}
                        """).shows("""
                        message started ended worker
                        p.0 0 1000 0
                        p.1 0 2000 1
                        p.2 1000 2000 0
                        p.3 2000 8000 1
                        p.4 2000 3000 0""");
    }

    @Test
    void whatHappensAtAProducerThatIsDownIsSuppressed() {
        Timeline timeline = Timeline.of("""
                        duration: 20s
                        events: {e: {}}
                        producers:
                          p: {emits: e, arrivals: "at([1s, 2s, 3s])"}
                          q: {emits: e, arrivals: "at([2s])"}
                        services: {s: {subscribes: [e]}}
                        incidents: {flat: {at: 2s, for: 1s, outage: {producers: [p]}}}
                        """).shows("""
                        message occurred ended fate
                        p.0 1000 1000 delivered
                        p.1 2000 2000 suppressed
                        q.0 2000 2000 delivered
                        p.2 3000 3000 delivered""");
        assertThat(timeline.summary().services().get("s").all().count(Fate.SUPPRESSED))
                .isEqualTo(1);
        assertThat(timeline.summary().producers().get("p").suppressed()).isEqualTo(1);
        assertThat(timeline.summary().producers().get("p").published()).isEqualTo(2);
        assertThat(timeline.summary().incidents().get("flat").touches()).containsExactly("p");
    }

    @Test
    void oneWitnessMayBeDownAndTheOthersTell() {
        Timeline.of("""
                        duration: 20s
                        events: {e: {}}
                        producers: {street: {emits: e, arrivals: "at([1s])", witnesses: {sensor: 0s, call: 2s}}}
                        services: {s: {subscribes: [e]}}
                        incidents: {flat: {at: 0s, for: 2s, crash: {producers: [sensor]}}}
                        """).shows("""
                        message occurred ended fate
                        sensor.0 1000 1000 suppressed
                        call.0 1000 3000 delivered""");
    }

    @Test
    void aSlowProducerReportsLessOften() {
        // every 1 s; from 2.5 s on half as fast: the arrival at 3 s is half a period away and comes at 3.5 s, then at
        // 5.5 s
        Timeline.of("""
                        duration: 7s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "every(1s, phase=0s)"}}
                        services: {s: {subscribes: [e]}}
                        incidents: {tired: {at: 2500ms, for: 3s, slow: {producers: [p], factor: 2}}}
                        """).shows("""
                        message occurred
                        p.0 0
                        p.1 1000
                        p.2 2000
                        p.3 3500
                        p.4 5500
                        p.5 6500""");
    }

    private static final String QUARTERS = """
            duration: 20s
            zones: [north, south]
            events: {e: {}}
            producers:
              p: {emits: e, zones: [north], arrivals: "at([0s, 1s])"}
              q: {emits: e, zones: [south], arrivals: "at([0s, 1s])"}
            broker: {partitions: zone, service-time: 400ms%s}
            services: {s: {subscribes: [e]}}
            incidents: {%s}
            """;

    @Test
    void onePartitionStopsAndTheOtherGoesOn() {
        // north has worked 0.2 s of 0.4 s when it stops until 1.5 s
        Timeline timeline = Timeline.of(
                        QUARTERS.formatted("", "stop: {at: 200ms, for: 1300ms, outage: {partitions: [north]}}"))
                .shows("""
                        message brokered ended
                        p.0 0 1700
                        q.0 0 400
                        p.1 1700 2100
                        q.1 1000 1400""");
        assertThat(timeline.summary().incidents().get("stop").touches()).containsExactly("broker[0]");
    }

    @Test
    void threadsOfAllPartitionsFinishWhatTheyHaveOfTheOneThatStops() {
        // p.0 goes through; the thread takes q.0 at 0.4 s and finds p.1 at 1.5 s
        Timeline.of(QUARTERS.formatted(
                        ", threads-of: broker", "stop: {at: 200ms, for: 1300ms, outage: {partitions: [north]}}"))
                .shows("""
                        message brokered ended
                        p.0 0 400
                        q.0 400 800
                        p.1 1500 1900
                        q.1 1000 1400""");
    }

    @Test
    void onePartitionIsSlow() {
        Timeline.of(QUARTERS.formatted("", "tired: {at: 0s, for: 1s, slow: {partitions: [north], factor: 2}}"))
                .shows("""
                        message brokered ended
                        p.0 0 800
                        q.0 0 400
                        p.1 1000 1400
                        q.1 1000 1400""");
    }

    @Test
    void theNetworkBetweenTwoPartiesIsCut() {
        // nothing of p reaches the broker from 1 s to before 2 s; q is another party
        Timeline timeline = Timeline.of("""
                        duration: 20s
                        events: {e: {}}
                        producers:
                          p: {emits: e, arrivals: "at([0s, 1s, 2s])"}
                          q: {emits: e, arrivals: "at([1s])"}
                        services: {s: {subscribes: [e]}}
                        incidents: {cut: {at: 1s, for: 1s, network: {between: [p, broker], partition: true}}}
                        """).shows("""
                        message occurred fate
                        p.0 0 delivered
                        p.1 1000 network
                        q.0 1000 delivered
                        p.2 2000 delivered""");
        assertThat(timeline.summary().incidents().get("cut").touches()).containsExactly("network/to-broker");
    }

    @Test
    void latenciesAddUpAndACutWins() {
        // 100 ms of its own, 200 ms and 300 ms on top, and 300 ms on the way to the service; at 2 s everything is cut
        Timeline.of("""
                        duration: 20s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0s, 1s, 2s])"}}
                        network: {to-broker: 100ms}
                        services: {s: {subscribes: [e]}}
                        incidents:
                          one: {at: 0s, network: {from: [p], to: [broker], latency: 200ms}}
                          two: {at: 1s, network: {latency: 300ms}}
                          cut: {at: 2s, network: {from: ["*"], to: [broker], partition: true}}
                        """).shows("""
                        message arrived ended fate
                        p.0 300 300 delivered
                        p.1 1600 1900 delivered
                        p.2 - 2000 network""");
    }

    @Test
    void anAcknowledgementWaitsUntilTheNetworkIsWhole() {
        // served from 0 to 1 s; the acknowledgement passes at 3 s, when the cut ends, and only then the next is
        // dispatched
        Timeline.of("""
                        duration: 20s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0s, 0s])"}}
                        services: {s: {subscribes: [e], service-time: 1s}}
                        incidents: {cut: {at: 500ms, for: 2500ms, network: {between: [s, broker], partition: true}}}
                        """).shows("""
                        message dispatched ended
                        p.0 0 1000
                        p.1 3000 4000""");
    }

    @Test
    void onlyTheZoneThatIsNamedIsFarAway() {
        Timeline.of("""
                        duration: 20s
                        zones: [north, south]
                        events: {e: {}, f: {}}
                        producers: {p: {emits: e, count: 2, arrivals: "at([0s])"}}
                        services:
                          s: {subscribes: [e], emits: {f: {}}}
                          t: {subscribes: [f]}
                        incidents: {far: {at: 0s, network: {between: [north, broker], latency: 50ms}}}
                        """).shows("""
                        message zone service ended
                        p[0].0 0 s 50
                        p[1].0 1 s 0
                        s[0].0 1 t 0
                        s[0].1 0 t 50""");
    }

    @Test
    void poisonFailsAtEveryAttemptAndIsPutAside() {
        Timeline timeline = Timeline.of("""
                        duration: 20s
                        events: {e: {}, f: {}}
                        producers:
                          p: {emits: e, arrivals: "at([0s, 5s])"}
                          q: {emits: f, arrivals: "at([0s])"}
                        services:
                          s: {subscribes: [e, f], service-time: 1s, attempts: 3}
                          t: {subscribes: [e], service-time: 1s}
                        incidents: {bad: {at: 0s, for: 5s, poison: {events: [e], services: [s]}}}
                        """).shows("""
                        message service started ended attempts fate
                        p.0 s 3000 4000 3 dead-lettered
                        p.0 t 0 1000 1 delivered
                        q.0 s 1000 2000 1 delivered
                        p.1 s 5000 6000 1 delivered
                        p.1 t 5000 6000 1 delivered""");
        assertThat(timeline.summary().incidents().get("bad").touches()).containsExactly("s");
    }

    @Test
    void aGroupRepeatsItsFaults() {
        Timeline timeline = Timeline.of("""
                        duration: 20s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "every(1s, phase=500ms)"}}
                        services: {s: {subscribes: [e], service-time: 100ms}}
                        incidents:
                          storm:
                            at: 2s
                            group:
                              faults:
                                down: {at: 0s, for: 1s, outage: {services: [s]}}
                                slow: {at: 1s, for: 1s, slow: {services: [s], factor: 3}}
                              every: 10s
                              times: 2
                        objectives:
                          once: during storm/1/down delivered = 1
                          twice: during storm/2/slow max = 300ms
                          all: during storm offered = 12
                        """);
        RunSummary summary = timeline.summary();
        assertThat(summary.incidents().keySet())
                .containsExactly("storm/1/down", "storm/1/slow", "storm/2/down", "storm/2/slow");
        assertThat(summary.incidents().get("storm/2/slow").from()).isEqualTo(13_000_000_000L);
        assertThat(summary.incidents().get("storm/2/slow").until()).isEqualTo(14_000_000_000L);
        summary.objectives()
                .forEach((name, judgement) ->
                        assertThat(judgement.verdict()).as(name).isEqualTo(Judgement.Verdict.PASS));
        // what occurs at 2.5 s begins at 3 s, when the outage ends, which is before slowness begins
        assertThat(timeline.rows().get(2).endedAt()).isEqualTo(3_100_000_000L);
        assertThat(timeline.rows().get(3).endedAt()).isEqualTo(3_800_000_000L);
    }
}
