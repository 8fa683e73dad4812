package buzzville.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.Timeline;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traffic equations and loads by pencil. Rates per second; every sum stands beside its scenario. */
class LoadAnalysisTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final long MINUTE = 60_000_000_000L;

    private static LoadAnalysis analysis(String scenario) {
        return LoadAnalysis.of(Timeline.scenario(scenario));
    }

    static StageLoad stage(String name, String scenario) {
        return stage(name, analysis(scenario));
    }

    private static StageLoad stage(String name, LoadAnalysis analysis) {
        return analysis.stages().stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** One service of two workers of 10 ms; arrivals as given. */
    static StageLoad one(String producer) {
        return stage("s", """
                duration: 10min
                events: {e: {}}
                producers: {p: {emits: e, %s}}
                services: {s: {subscribes: [e], workers: 2, service-time: exponential(10ms)}}
                """.formatted(producer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            count: 30, arrivals: poisson(2/s)                                         | 60
            count: 30, arrivals: 'every(500ms, jitter=100ms)'                         | 60
            count: 30, arrivals: renewal(erlang(500ms, 4))                            | 60
            count: 30, arrivals: 'on-off(rate=8/s, on=1s, off=3s)'                    | 60
            count: 30, arrivals: 'mmpp(rates=[1/s, 4/s], stays=[2s, 1s])'             | 60
            count: 30, arrivals: 'cycle({red: 1s, green: 500ms})'                     | 40
            count: 30, arrivals: poisson(2/s), batch: 3                               | 180
            count: 30, arrivals: 'at(times=[1s, 2s, 2s])'                             | 0.15
            count: 30, arrivals: poisson(2/s), from: 2min, until: 7min                | 30
            arrivals: closed-loop(10ms)                                               | 100
            arrivals: poisson(60/s), profile: 'sinusoidal(amplitude=50%, period=5min)' | 60
            arrivals: poisson(60/s), profile: 'piecewise(times=[5min], factors=[200%])' | 90
            """)
    void aProducersRateIsItsMeanTimesHowManyThereAre(String producer, double rate) {
        assertThat(one(producer).offered()).isCloseTo(rate, within(1e-3 * rate));
    }

    /** 60/s x 10 ms / 2 = 30 %; it holds to 1 / 0.3 times as much. */
    @Test
    void theLoadIsWorkOverWorkers() {
        StageLoad stage = one("arrivals: poisson(60/s)");

        assertThat(stage.rho()).isCloseTo(0.3, EXACT);
        assertThat(stage.peak()).isCloseTo(0.3, EXACT);
        assertThat(stage.utilization()).isCloseTo(0.3, EXACT);
        assertThat(stage.service()).isCloseTo(0.01, EXACT);
        assertThat(stage.stable()).isCloseTo(1 / 0.3, EXACT);
        assertThat(stage.measured().formula()).isEqualTo(Formula.ERLANG_C);
        assertThat(stage.isUnstable()).isFalse();
    }

    /** Of 40/s in a mix of 3 : 1, 30 are e and 10 f; b gets both, and what a makes of the first. */
    @Test
    void everySubscriptionGetsItsOwnAndEffectsComeBack() {
        LoadAnalysis analysis = analysis("""
                duration: 10min
                events: {e: {}, f: {}, g: {}}
                producers: {p: {emits: {mix: {e: 3, f: 1}}, arrivals: poisson(40/s)}}
                services:
                  a:
                    subscribes: [e]
                    service-time: 1ms
                    emits: {g: {probability: 50%, count: 2}}
                  b:
                    subscribes: [e, f, g]
                    service-time: 2ms
                    service-times: {f: 20ms}
                """);

        assertThat(stage("a", analysis).offered()).isCloseTo(30, EXACT);
        // 30 e, 10 f, 30 x 0.5 x 2 = 30 g: 30 x 2 + 10 x 20 + 30 x 2 ms = 320 ms a second
        assertThat(stage("b", analysis).offered()).isCloseTo(70, EXACT);
        assertThat(stage("b", analysis).rho()).isCloseTo(0.32, EXACT);
    }

    /** x = 10 + 0.5 y and y = 0.5 x: x = 10 / 0.75. */
    @Test
    void effectsThatCauseEachOtherReachAFixedPoint() {
        LoadAnalysis analysis = analysis("""
                duration: 10min
                events: {x: {}, y: {}}
                producers: {p: {emits: x, arrivals: poisson(10/s)}}
                services:
                  a: {subscribes: [x], service-time: 1ms, emits: {y: {probability: 50%}}}
                  b: {subscribes: [y], service-time: 1ms, emits: {x: {probability: 50%}}}
                """);

        assertThat(stage("a", analysis).offered()).isCloseTo(10 / 0.75, EXACT);
        assertThat(stage("b", analysis).offered()).isCloseTo(5 / 0.75, EXACT);
    }

    /** Five sensors take turns over two zones: three and two. The broker's partitions are the zones'. */
    @Test
    void zonesHaveTheirShareOfTheInstances() {
        LoadAnalysis analysis = analysis("""
                duration: 10min
                zones: [north, south]
                events: {e: {}}
                producers: {p: {emits: e, count: 5, arrivals: poisson(10/s)}}
                broker: {partitions: zone, service-time: 5ms}
                services: {s: {subscribes: [e], zones: [south], service-time: 1ms}}
                """);

        assertThat(stage("broker[0]", analysis).rho()).isCloseTo(0.15, EXACT);
        assertThat(stage("broker[1]", analysis).rho()).isCloseTo(0.1, EXACT);
        assertThat(stage("s", analysis).offered()).isCloseTo(20, EXACT);
    }

    /**
     * 60/s at 100/s: 0.6; three times as many in the second and third minute: 1.8. Then 80/s x 120 s = 9600 wait, and go at
     * 40/s in 240 s. It would hold to 1 / 1.8 of it. The load key moves both.
     */
    @Test
    void aSurgeIsAnOverloadWithABacklogThatDrains() {
        String city = """
                duration: 10min
                %s
                events: {e: {}, f: {}}
                producers: {p: {emits: e, arrivals: poisson(60/s)}, other: {emits: f, arrivals: poisson(60/s)}}
                services: {s: {subscribes: [e], service-time: exponential(10ms)}}
                incidents:
                  crowd: {at: 1min, for: 2min, surge: {producers: [p], factor: 3}}
                  idle: {at: 1min, for: 2min, surge: {producers: [other], factor: 3}}
                """;
        LaneLoad lane = stage("s", city.formatted("")).lanes().get(0);

        assertThat(lane.rho()).isCloseTo(0.6 * 0.8 + 1.8 * 0.2, EXACT);
        assertThat(lane.peak()).isCloseTo(1.8, EXACT);
        assertThat(lane.busiest()).isEqualTo(new Interval(MINUTE, 3 * MINUTE));
        assertThat(lane.stable()).isCloseTo(1 / 1.8, EXACT);
        assertThat(lane.overloads()).hasSize(1);
        Overload overload = lane.overloads().get(0);
        assertThat(overload.when()).isEqualTo(new Interval(MINUTE, 3 * MINUTE));
        assertThat(overload.asks()).isCloseTo(1.8, EXACT);
        assertThat(overload.incidents()).containsExactly("crowd");
        Backlog backlog = lane.backlog();
        assertThat(backlog).isNotNull();
        assertThat(backlog.most()).isCloseTo(9600, within(1e-3));
        assertThat(backlog.at()).isEqualTo(3 * MINUTE);
        assertThat(backlog.drained()).isCloseTo(7 * MINUTE, within(1000L));
        assertThat(backlog.lost()).isZero();
        assertThat(stage("s", city.formatted("load: 0.5")).peak()).isCloseTo(0.9, EXACT);
    }

    /** Room for 100: full after 100 / 80 s; of 60 x 480 + 180 x 120 = 50400, 9600 - 100 find it full. */
    @Test
    void aBoundedLaneLosesWhatDoesNotFit() {
        Backlog backlog = stage("s", """
                        duration: 10min
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: poisson(60/s)}}
                        services: {s: {subscribes: [e], service-time: 10ms, lanes: {all: {capacity: 100}}}}
                        incidents: {crowd: {at: 1min, for: 2min, surge: {factor: 3}}}
                        """).lanes().get(0).backlog();

        assertThat(backlog).isNotNull();
        assertThat(backlog.most()).isCloseTo(100, EXACT);
        assertThat(backlog.at()).isCloseTo(MINUTE + 1_250_000_000L, within(10L));
        assertThat(backlog.lost()).isCloseTo(9500 / 50400.0, EXACT);
        assertThat(backlog.drained()).isCloseTo(3 * MINUTE + 2_500_000_000L, within(10L));
    }

    /** Urgent 30/s and 90/s of the rest at 100/s: the first at 0.3, the rest at 1.2; 70 are left for it, so 90 / 70 asked. */
    @Test
    void onlyTheLessUrgentLaneIsUnstable() {
        StageLoad stage = stage("s", """
                duration: 1min
                events: {alarm: {priority: critical}, news: {priority: info}}
                producers:
                  a: {emits: alarm, arrivals: poisson(30/s)}
                  n: {emits: news, arrivals: poisson(90/s)}
                services:
                  s:
                    subscribes: [alarm, news]
                    service-time: exponential(10ms)
                    lanes: {info: {}, critical: {}, normal: {accepts: [high, normal]}}
                    dispatch: strict-priority
                """);

        assertThat(stage.lanes()).extracting(LaneLoad::name).containsExactly("critical", "normal", "info");
        assertThat(stage.lanes().get(0).rho()).isCloseTo(0.3, EXACT);
        assertThat(stage.lanes().get(0).isUnstable()).isFalse();
        assertThat(stage.lanes().get(1).isUnstable()).isFalse();
        LaneLoad info = stage.lanes().get(2);
        assertThat(info.rho()).isCloseTo(1.2, EXACT);
        assertThat(info.overloads().get(0).asks()).isCloseTo(90 / 70.0, EXACT);
        assertThat(info.backlog().drained()).isEqualTo(Backlog.NEVER);
        // 20/s too many for a minute
        assertThat(info.backlog().most()).isCloseTo(1200, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"99.9, false", "100, true", "100.1, true"})
    void aLoadOfOneIsTooMuch(double rate, boolean unstable) {
        assertThat(stage("s", """
                        duration: 1min
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: poisson(%s/s)}}
                        services: {s: {subscribes: [e], service-time: 10ms}}
                        """.formatted(rate)).isUnstable()).isEqualTo(unstable);
    }

    /** Four workers for 20/s x 100 ms: 0.5; three down 2.0, all slow 1.0, all down nobody. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            outage: {workers: {s: 3}}           | 2
            slow: {services: [s], factor: 2}    | 1
            outage: {services: [s]}             | Infinity
            outage: {broker: true}              | Infinity
            crash: broker                       | Infinity
            outage: {network: to-broker}        | 0.5
            """)
    void incidentsChangeWhatAStageCanDo(String incident, double peak) {
        StageLoad stage = stage("s", """
                duration: 10min
                events: {e: {}}
                producers: {p: {emits: e, arrivals: poisson(20/s)}}
                services: {s: {subscribes: [e], workers: 4, service-time: exponential(100ms)}}
                incidents: {trouble: {at: 1min, for: 2min, %s}}
                """.formatted(incident));

        assertThat(stage.peak()).isEqualTo(peak, within(peak < 1000 ? 1e-9 : 0));
        if (peak >= 1) {
            assertThat(stage.lanes().get(0).overloads().get(0).incidents()).containsExactly("trouble");
        }
    }

    /** 100/s, of which 10 % are lost on each way; half of the attempts fail, so 1.75 of three are needed: 141.75/s of work. */
    @Test
    void lossesLightenAndRepetitionsAddToTheLoad() {
        StageLoad stage = stage("s", """
                duration: 1min
                events: {e: {}, f: {}}
                producers: {p: {emits: e, arrivals: poisson(100/s)}}
                network: {to-broker: {loss: 10%}, to-services: {loss: 10%}}
                services:
                  s: {subscribes: [e], service-time: 1ms, failure: 50%, attempts: 3, emits: {f: {}}}
                  t: {subscribes: [f], service-time: 1ms}
                """);

        assertThat(stage.offered()).isCloseTo(100, EXACT);
        assertThat(stage.rate()).isCloseTo(141.75, EXACT);
        assertThat(stage.measured().hindrance()).isEqualTo(Hindrance.FAILURES);
    }

    /** Of ten happenings a second, 9 and 5 are reported; the police, who correlate, act on 1 - 0.1 x 0.5 = 95 % of them once. */
    @Test
    void whoCorrelatesActsOnceForEachIncident() {
        LoadAnalysis analysis = analysis("""
                duration: 1min
                events: {accident: {}, car: {}}
                producers:
                  street:
                    emits: accident
                    arrivals: poisson(10/s)
                    witnesses: {sensor: {probability: 90%}, caller: {probability: 50%}}
                services:
                  police: {subscribes: [accident], correlates: true, service-time: 1ms, emits: {car: {}}}
                  crew: {subscribes: [car], service-time: 1ms}
                """);

        assertThat(stage("police", analysis).offered()).isCloseTo(14, EXACT);
        assertThat(stage("crew", analysis).offered()).isCloseTo(9.5, EXACT);
    }

    /** An effect a minute later is missing in the first minute: 10 x 9 / 10. */
    @Test
    void aDelayedEffectComesLater() {
        LoadAnalysis analysis = analysis("""
                duration: 10min
                events: {e: {}, f: {}}
                producers: {p: {emits: e, arrivals: poisson(10/s)}}
                services:
                  a: {subscribes: [e], service-time: 1ms, emits: {f: {after: 1min}}}
                  b: {subscribes: [f], service-time: 1ms}
                """);

        assertThat(stage("b", analysis).offered()).isCloseTo(9, EXACT);
        assertThat(analysis.assumptions()).doesNotContain(Assumption.MEAN_DELAYS);
    }

    /** 600 at once, each delayed by up to 10 min: 1/s for 10 min, and not 600 at the mean; a worker of 2 s is asked for twice what it can. */
    @Test
    void delaysThatVarySpreadWhatCameAtOnce() {
        LoadAnalysis analysis = analysis("""
                duration: 10min
                events: {e: {}, f: {}}
                producers: {p: {emits: e, arrivals: 'at([0s])'}}
                services:
                  a: {subscribes: [e], service-time: 1ms, emits: {f: {count: 600, after: 'uniform(0s, 10min)'}}}
                  b: {subscribes: [f], service-time: 2s}
                """);

        StageLoad b = stage("b", analysis);
        assertThat(b.offered()).isCloseTo(1, within(0.03));
        assertThat(b.rho()).isCloseTo(2, within(0.06));
        assertThat(b.peak()).isBetween(1.8, 2.4);
    }

    /** With one message at a worker a round trip of 2 x 5 ms is time for nothing else: 40/s x 20 ms = 0.8, of which it works half. */
    @Test
    void aRoundTripKeepsAWorkerFromWorking() {
        StageLoad stage = stage("s", """
                duration: 1min
                events: {e: {}}
                producers: {p: {emits: e, arrivals: poisson(40/s)}}
                network: {to-services: 5ms}
                services: {s: {subscribes: [e], service-time: exponential(10ms)}}
                """);

        assertThat(stage.rho()).isCloseTo(0.8, EXACT);
        assertThat(stage.utilization()).isCloseTo(0.4, EXACT);
        // Pollaczek-Khinchine: E[B] = 20 ms, variance 100 ms^2: 0.8 x 20 x 1.25 / 0.4 = 50 ms
        assertThat(stage.measured().meanWait()).isCloseTo(50e6, within(1e-3));
    }

    @Test
    void whatIsLeftOutIsSaid() {
        assertThat(analysis("""
                        duration: 1min
                        events: {e: {ttl: 1s}}
                        producers: {p: {emits: e, arrivals: closed-loop(1s)}}
                        broker: {backpressure: 'credit(n=1, returns=settled)', service-time: 1ms}
                        services:
                          s:
                            subscribes: [e]
                            service-time: 1ms
                            scaling: 'lag(threshold=10, min=0, max=5, every=10s)'
                        """).assumptions())
                .contains(
                        Assumption.NOTHING_IS_HELD_UP,
                        Assumption.WITHOUT_BACKPRESSURE,
                        Assumption.LOOPS_ANSWERED_AT_ONCE,
                        Assumption.FEWEST_WORKERS,
                        Assumption.NOTHING_EXPIRES);
    }

    /** What breaks at random is no part of the arithmetic, but who has nothing to do with it is told as ever. */
    @Test
    void faultsThatAreLeftOutAreSaidAndConcernThoseWhomTheyMeet() {
        LoadAnalysis analysis = analysis("""
                duration: 1min
                events: {e: {}}
                producers: {p: {emits: e, arrivals: poisson(50/s)}}
                services:
                  s: {subscribes: [e], service-time: exponential(10ms)}
                  t: {subscribes: [e], service-time: exponential(10ms)}
                incidents: {x: {random: {between: 20s, repair: 1s}, outage: {services: [s]}}}
                """);

        assertThat(analysis.assumptions()).contains(Assumption.WITHOUT_TROUBLE);
        assertThat(stage("s", analysis).measured().hindrance()).isEqualTo(Hindrance.TROUBLE);
        // M/M/1: 0.5 x 10 ms / 0.5
        assertThat(stage("t", analysis).measured().meanWait()).isCloseTo(10e6, within(1e-3));
    }
}
