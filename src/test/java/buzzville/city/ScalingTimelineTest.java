package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.consumer.Evaluation;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that come and go, worked out with pencil and paper. */
class ScalingTimelineTest {
    private static final double HOUR_IN_MILLIS = 3_600_000;

    /** One worker of 100 ms before five messages. */
    private static final String FIVE = """
            duration: %s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms, 0ms, 0ms])"}}
            services:
              s:
                subscribes: [e]
                service-time: 100ms
                scaling: {kind: threshold, up: 2, max: 3, every: 50ms, cooldown: 0s, start-up: 30ms, %s}
            """;

    @Test
    void aWorkerThatStartsDoesNotExistYetAndOneThatRetiresFinishesFirst() {
        // 4 wait at 50, so a second worker exists at 80; 2 wait at 100, so a third at 130; nobody waits at 200: the
        // third
        // retires and is done at 230; nobody at 250: the second retires and is done at 280
        Timeline timeline =
                Timeline.of(FIVE.formatted("300ms", "rebalance: 0s")).shows("""
                message started ended worker
                p.0 0 100 0
                p.1 80 180 1
                p.2 100 200 0
                p.3 130 230 2
                p.4 180 280 1""");
        assertThat(evaluations(timeline)).isEqualTo("""
                50 4 of 2: 1 -> 2 -> 2 scale up
                100 2 of 2: 2 -> 3 -> 3 scale up
                150 1 of 2: 3 -> 3 -> 3 between down and up
                200 0 of 0: 3 -> 2 -> 2 scale down
                250 0 of 0: 2 -> 1 -> 1 scale down""");
        // existing: 1 for 80 ms, 2 for 50, 3 for 100, 2 for 50, 1 for 20 = 600; starting: 30 + 30; busy: 5 of 100
        ScalingSummary scaling = timeline.summary().scaling().get("s");
        assertThat(scaling.mean()).isEqualTo(2);
        assertThat(scaling.meanStarting()).isEqualTo(0.2);
        assertThat(scaling.min()).isEqualTo(1);
        assertThat(scaling.max()).isEqualTo(3);
        assertThat(scaling.atEnd()).isEqualTo(1);
        assertThat(scaling.ups()).isEqualTo(2);
        assertThat(scaling.downs()).isEqualTo(2);
        assertThat(scaling.workerHours()).isEqualTo(660 / HOUR_IN_MILLIS);
        assertThat(scaling.hoursAtMost()).isEqualTo(900 / HOUR_IN_MILLIS);
        assertThat(timeline.summary().services().get("s").utilization()).isEqualTo(500 / 600.0);
    }

    @Test
    void nobodyTakesAnythingNewForAWhileAfterEachChange() {
        // the second worker exists at 80, pause to 120; the third at 130, pause to 170; those who retire at 250 and at
        // 300
        // make pauses that nothing waits through
        Timeline timeline =
                Timeline.of(FIVE.formatted("340ms", "rebalance: 40ms")).shows("""
                message started ended worker
                p.0 0 100 0
                p.1 120 220 0
                p.2 120 220 1
                p.3 170 270 2
                p.4 220 320 0""");
        assertThat(evaluations(timeline)).isEqualTo("""
                50 4 of 2: 1 -> 2 -> 2 scale up
                100 4 of 2: 2 -> 3 -> 3 scale up
                150 2 of 2: 3 -> 4 -> 3 max
                200 1 of 2: 3 -> 3 -> 3 between down and up
                250 0 of 0: 3 -> 2 -> 2 scale down
                300 0 of 0: 2 -> 1 -> 1 scale down""");
        // existing: 1 for 80, 2 for 50, 3 for 140 (to 270), 2 for 30, 1 for 40
        assertThat(timeline.summary().scaling().get("s").mean()).isEqualTo((80 + 100 + 420 + 60 + 40) / 340.0);
    }

    @Test
    void aPauseThatMeetsAnotherEndsWithIt() {
        // decided at 20 and 40, so workers exist at 60, after p.2 was taken in the same instant, and at 80: pauses from
        // 60 to
        // 100 and from 80 to 120
        Timeline.of("""
                duration: 200ms
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms, 0ms])"}}
                services:
                  s:
                    subscribes: [e]
                    service-time: 30ms
                    scaling: {kind: threshold, up: 1, max: 3, every: 20ms, cooldown: 0s, start-up: 40ms, rebalance: 40ms}
                """).shows("""
                message started ended worker
                p.0 0 30 0
                p.1 30 60 0
                p.2 60 90 0
                p.3 120 150 0""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on-finish", "on-receipt"})
    void aWorkerThatRetiresFinishesWhatItHasPrefetched(String acknowledge) {
        // p.0 and p.2 are with worker 0, p.1 and p.3 with worker 1, which retires at 50 and is done at 200
        Timeline timeline = Timeline.of("""
                duration: 500ms
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms, 0ms, 120ms, 130ms])"}}
                services:
                  s:
                    subscribes: [e]
                    workers: 2
                    prefetch: 2
                    acknowledge: %s
                    service-time: 100ms
                    scaling: {kind: threshold, up: 6, down: 5, max: 2, every: 50ms}
                """.formatted(acknowledge)).shows("""
                message started ended worker
                p.0 0 100 0
                p.1 0 100 1
                p.2 100 200 0
                p.3 100 200 1
                p.4 200 300 0
                p.5 300 400 0""");
        assertThat(timeline.summary().scaling().get("s").mean()).isEqualTo((2 * 200 + 300) / 500.0);
    }

    @Test
    void aWorkerExistsUntilItsLastAcknowledgementHasArrived() {
        // dispatched at 0, received at 10, done at 110, acknowledged at 120
        Timeline timeline = Timeline.of("""
                duration: 200ms
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 0ms])"}}
                network: {to-services: 10ms}
                services:
                  s:
                    subscribes: [e]
                    workers: 2
                    service-time: 100ms
                    scaling: {kind: threshold, up: 6, max: 2, every: 5ms}
                """);
        assertThat(timeline.summary().scaling().get("s").mean()).isEqualTo((2 * 120 + 80) / 200.0);
    }

    @Test
    void thoseWhoStillStartAreGivenUpFirst() {
        // p.1 waits at 50, so a second worker is to exist at 250; nobody waits at 100, and it never will
        Timeline timeline = Timeline.of("""
                duration: 300ms
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms])"}}
                services:
                  s:
                    subscribes: [e]
                    service-time: 40ms
                    scaling: {kind: threshold, up: 1, max: 3, every: 50ms, cooldown: 0s, start-up: 200ms}
                """).shows("""
                message started ended worker
                p.0 0 40 0
                p.1 40 80 0
                p.2 80 120 0""");
        ScalingSummary scaling = timeline.summary().scaling().get("s");
        assertThat(scaling.max()).isEqualTo(1);
        assertThat(scaling.meanStarting()).isEqualTo(50 / 300.0);
        assertThat(scaling.workerHours()).isCloseTo(350 / HOUR_IN_MILLIS, within(1e-15));
    }

    private static final String SLEEPER = """
            duration: %s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "at([10ms, 210ms])"}}
            services:
              s:
                subscribes: [e]
                service-time: 50ms
                scaling: {kind: lag, threshold: 1, min: 0, max: 2, every: 100ms, cooldown: 150ms, cap: none, down-stabilization: 0s}
            """;

    @Test
    void aServiceThatSleepsLetsMessagesWaitForTheNextEvaluation() {
        Timeline timeline = Timeline.of(SLEEPER.formatted("600ms")).shows("""
                message entered started ended worker
                p.0 10 10 60 0
                p.1 210 300 350 0""");
        assertThat(evaluations(timeline)).isEqualTo("""
                100 0 of 1: 1 -> 0 -> 1 min
                200 0 of 1: 1 -> 0 -> 0 cooldown is over
                300 1 of 1: 0 -> 1 -> 1 activated
                400 0 of 1: 1 -> 0 -> 1 min
                500 0 of 1: 1 -> 0 -> 0 cooldown is over""");
        ScalingSummary scaling = timeline.summary().scaling().get("s");
        assertThat(scaling.mean()).isEqualTo(400 / 600.0);
        assertThat(scaling.min()).isZero();
    }

    @Test
    void whileTheCityIsDrainedAServiceThatHasNobodyGetsOneWorkerAndNothingElseIsDecided() {
        Timeline timeline =
                Timeline.of("drain: true\n" + SLEEPER.formatted("250ms")).shows("""
                message entered started ended worker
                p.0 10 10 60 0
                p.1 210 300 350 0""");
        assertThat(timeline.run().evaluations()).hasSize(2);
        assertThat(timeline.summary().scaling().get("s").mean()).isEqualTo(200 / 250.0);
    }

    @Test
    void utilisationIsThatSinceTheLastEvaluation() {
        // two workers of 600 ms: busy all of [0, 600), so 60 % of the first second; with a target of 40 % that is a
        // ratio of
        // 1.5: 3 workers. Then 600 ms of one of three: 20 %, ratio 0.5: 2 workers
        Timeline timeline = Timeline.of("""
                duration: 2500ms
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 1200ms])"}}
                services:
                  s:
                    subscribes: [e]
                    workers: 2
                    service-time: 600ms
                    scaling: {kind: target-utilization, target: 40%, max: 9, every: 1s, down-stabilization: 0s}
                """);
        assertThat(evaluations(timeline)).isEqualTo("""
                1000 0.6 of 0.4: 2 -> 3 -> 3 scale up
                2000 0.2 of 0.4: 3 -> 2 -> 2 scale down""");
    }

    @ParameterizedTest
    @CsvSource({
        "finish, p.0 0 100 1 0; p.1 160 260 1 0; p.2 160 260 1 1",
        "freeze, p.0 0 200 1 0; p.1 160 260 1 1; p.2 200 300 1 0",
        "abort, p.0 160 260 2 0; p.1 160 260 1 1; p.2 260 360 1 0"
    })
    void whoComesDuringAnOutageOfTheServiceIsDownToo(String inService, String rows) {
        // the second worker exists at 80, in the middle of the outage from 60 to 160
        Timeline timeline = Timeline.of("""
                duration: 600ms
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms])"}}
                services:
                  s:
                    subscribes: [e]
                    service-time: 100ms
                    scaling: {kind: threshold, up: 1, max: 2, every: 50ms, cooldown: 1h, start-up: 30ms}
                incidents: {down: {at: 60ms, for: 100ms, in-service: %s, outage: {services: [s]}}}
                """.formatted(inService))
                .shows("message started ended attempts worker\n" + rows.replace("; ", "\n"));
        assertThat(timeline.summary().scaling().get("s").mean()).isEqualTo((80 + 2 * 520) / 600.0);
    }

    @Test
    void anOutageOfSomeMeetsTheHighestOfThoseThatThereAreThen() {
        // worker 1 takes p.1 at 20 and worker 2 p.2 at 40; both go down at 50, and no others come for them
        Timeline.of("""
                duration: 600ms
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms, 60ms])"}}
                services:
                  s:
                    subscribes: [e]
                    service-time: 100ms
                    scaling: {kind: threshold, up: 1, max: 3, every: 20ms, cooldown: 0s}
                incidents: {down: {at: 50ms, for: 200ms, in-service: abort, outage: {workers: {s: 2}}}}
                """).shows("""
                message started ended attempts worker
                p.0 0 100 1 0
                p.1 100 200 2 0
                p.2 200 300 2 0
                p.3 250 350 1 1""");
    }

    @Test
    void aWorkerThatRetiresFrozenExistsUntilItHasFinished() {
        // worker 1 is frozen from 20 to 120 with 80 ms to go, retires at 50, and is done at 200
        Timeline timeline = Timeline.of("""
                duration: 400ms
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 0ms])"}}
                services:
                  s:
                    subscribes: [e]
                    workers: 2
                    service-time: 100ms
                    scaling: {kind: threshold, up: 1, max: 2, every: 50ms}
                incidents: {down: {at: 20ms, for: 100ms, in-service: freeze, outage: {services: [s]}}}
                """).shows("""
                message started ended worker
                p.0 0 200 0
                p.1 0 200 1""");
        assertThat(timeline.summary().scaling().get("s").mean()).isEqualTo((2 * 200 + 200) / 400.0);
    }

    @Test
    void aWorkerThatRetiresAndIsAbortedIsGoneAtOnce() {
        // worker 1 retires at 50; at 70 its work is given back, and it exists no more
        Timeline timeline = Timeline.of("""
                duration: 400ms
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 0ms])"}}
                services:
                  s:
                    subscribes: [e]
                    workers: 2
                    service-time: 100ms
                    scaling: {kind: threshold, up: 6, max: 2, every: 50ms}
                incidents: {down: {at: 70ms, for: 10ms, in-service: abort, outage: {services: [s]}}}
                """).shows("""
                message started ended attempts worker
                p.0 80 180 2 0
                p.1 180 280 2 0""");
        assertThat(timeline.summary().scaling().get("s").mean()).isEqualTo((2 * 70 + 330) / 400.0);
    }

    @Test
    void eachInstanceScalesByItselfAndPricesAddUp() {
        Timeline timeline = Timeline.of("""
                duration: 1h
                events: {e: {}, f: {}}
                producers: {p: {emits: e, arrivals: "at([0ms])"}}
                prices: {worker-hour: 2, currency: CHF, services: {t: 0.5}}
                services:
                  s: {subscribes: [e], instances: 2, workers: 3, service-time: 1s, scaling: "threshold(up=9, max=4, every=30min)"}
                  t: {subscribes: [e], workers: 8, service-time: 1s}
                  free: {subscribes: [e], workers: unlimited, service-time: 1s}
                  timeless: {subscribes: [e]}
                """);
        assertThat(timeline.run().evaluations()).extracting(Evaluation::service).containsExactly("s[0]", "s[1]");
        assertThat(timeline.summary().scaling()).containsOnlyKeys("s", "t");
        // 3 for half an hour, then 2, in both: 5 hours for 2 each; 8 hours for 0.5 each
        ScalingSummary scaled = timeline.summary().scaling().get("s");
        assertThat(scaled.workerHours()).isEqualTo(5);
        assertThat(scaled.cost()).isEqualTo(10);
        assertThat(scaled.costAtMost()).isEqualTo(16);
        assertThat(scaled.min()).isEqualTo(4);
        assertThat(timeline.summary().scaling().get("t").cost()).isEqualTo(4);
        assertThat(timeline.summary().scaling().get("t").policy()).isEqualTo("fixed");
    }

    @Test
    void onlyTheMeasuredIntervalIsPaidFor() {
        // 4 to 30 min, 3 to 60 min, 2 to 90 min; measured from 45 to 90 min: 15 min of 3 and 30 min of 2
        Timeline timeline = Timeline.of("""
                duration: 90min
                warmup: 45min
                events: {e: {}}
                producers: {p: {emits: e, arrivals: never}}
                services: {s: {subscribes: [e], workers: 4, service-time: 1s, scaling: "threshold(up=9, max=4, every=30min)"}}
                objectives:
                  cheap: s worker-hours <= 1.75
                  cheaper: worker-hours < 1.75
                  idle: s utilization = 0
                """);
        ScalingSummary scaling = timeline.summary().scaling().get("s");
        assertThat(scaling.workerHours()).isEqualTo(1.75);
        assertThat(scaling.max()).isEqualTo(3);
        assertThat(scaling.min()).isEqualTo(2);
        assertThat(timeline.summary().objectives().get("cheap").verdict()).isEqualTo(Judgement.Verdict.PASS);
        assertThat(timeline.summary().objectives().get("cheaper").verdict()).isEqualTo(Judgement.Verdict.FAIL);
        assertThat(timeline.summary().objectives().get("cheaper").actual()).isEqualTo(1.75);
        assertThat(timeline.summary().objectives().get("idle").verdict()).isEqualTo(Judgement.Verdict.PASS);
    }

    private static String evaluations(Timeline timeline) {
        List<Evaluation> rows = timeline.run().evaluations();
        return rows.stream()
                .map(row -> Timeline.ms(row.at()) + " " + figure(row.metric()) + " of " + figure(row.target()) + ": "
                        + row.current() + " -> " + row.raw() + " -> " + row.applied() + " " + row.reason())
                .collect(Collectors.joining("\n"));
    }

    private static String figure(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
