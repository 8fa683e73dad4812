package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.Judgement.Verdict;
import buzzville.city.recovery.Aftermath;
import buzzville.city.recovery.Aftermath.Figure;
import buzzville.city.recovery.Episode;
import buzzville.city.recovery.Window;
import buzzville.message.Priority;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fault costs and how long the city takes to recover from it, with pencil and paper. */
class RecoveryTimelineTest {
    private static final double MS = 1e6;
    private static final double S = 1e9;

    private static Aftermath aftermath(Timeline timeline, String incident) {
        Aftermath aftermath = timeline.summary().aftermaths().get(incident);
        assertThat(aftermath).as(incident).isNotNull();
        return aftermath;
    }

    private static double of(Timeline timeline, String incident, Figure figure) {
        return aftermath(timeline, incident).of(figure, null);
    }

    private static @Nullable Judgement verdict(Timeline timeline, String objective) {
        return timeline.summary().objectives().get(objective);
    }

    @ParameterizedTest
    @CsvSource({"100, 50, 5", "100, 80, 3", "40, 10, 10", "200, 150, 6"})
    void theBacklogOfAnOutageIsThatOfAFluid(int between, int service, int outage) {
        // arrivals a = 1/between, service s = 1/service while it works: aL wait at the end, gone after aL / (s - a)
        Timeline timeline = Timeline.of("""
                        duration: 2min
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "every(%dms, phase=%dms)"}}
                        services: {s: {subscribes: [e], service-time: %dms}}
                        incidents: {down: {at: 10s, for: %ds, outage: {services: [s]}}}
                        """.formatted(between, between / 2, service, outage));
        double waiting = outage * 1000.0 / between;
        double drain = waiting / (1000.0 / service - 1000.0 / between) * S;
        assertThat(of(timeline, "down", Figure.PEAK_BACKLOG)).isEqualTo(waiting);
        // the first of them is taken at once, and a backlog of less than one is none
        assertThat(of(timeline, "down", Figure.TIME_TO_DRAIN)).isBetween(drain - 2 * between * MS * 4, drain);
        assertThat(of(timeline, "down", Figure.BACKLOG_BEFORE)).isZero();
    }

    @Test
    void itIsBackWhenTheLastMessageThatWasTooLateHasBeenDelivered() {
        Timeline timeline = Timeline.of("""
                        duration: 60s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "every(100ms, phase=50ms)"}}
                        services: {s: {subscribes: [e], service-time: 50ms}}
                        incidents: {down: {at: 10s, for: 5s, outage: {services: [s]}}}
                        objectives: {quick: on-time(1s) > 50%, in-time: during down rto <= 9.9s, soon: during down rto < 9.9s}
                        """);
        // 10.05 to 14.95 s: 50 of them wait. The i-th is served at 15 + 0.05 i s, i = 1, 2, ..., having occurred at
        // 9.95 + 0.1 i s,
        // so it takes 5.05 - 0.05 i s: the 80th is the last to take more than 1 s, at 19 s, which is 9 s after the
        // beginning.
        assertThat(of(timeline, "down", Figure.TIME_BACK)).isEqualTo(9 * S);
        // k services after 15 s, 49 - k + (arrivals by then) wait: with k = 2m, 49 - 2m + m, none for m = 49, at 19.9 s
        assertThat(of(timeline, "down", Figure.TIME_TO_DRAIN)).isEqualTo(4.9 * S);
        assertThat(of(timeline, "down", Figure.RTO)).isEqualTo(9.9 * S);
        assertThat(of(timeline, "down", Figure.TIME_TO_DETECT)).isEqualTo(50 * MS);
        assertThat(of(timeline, "down", Figure.DELAYED)).isEqualTo(50);
        assertThat(of(timeline, "down", Figure.LOST)).isZero();
        assertThat(of(timeline, "down", Figure.RPO)).isZero();
        assertThat(verdict(timeline, "in-time").verdict()).isEqualTo(Verdict.PASS);
        assertThat(verdict(timeline, "soon").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aCrashLosesWhatOccursMeanwhileAndThePointOfRecoveryReachesAsFarAsTheLastOfThem() {
        // at 5, 6 and 7 s the broker is down; at 8 s it is up again before what occurs then. An alarm at 6.5 s is lost
        // too.
        Timeline timeline = Timeline.of("""
                        duration: 20s
                        events: {news: {priority: info}, alarm: {priority: critical}}
                        producers:
                          p: {emits: news, arrivals: "every(1s, phase=0s)"}
                          q: {emits: alarm, arrivals: "at([1.5s, 6.5s])"}
                        services: {s: {subscribes: [news, alarm], service-time: 100ms}}
                        incidents: {crash: {at: 5s, for: 3s, crash: broker}}
                        objectives:
                          all: during crash lost = 4
                          urgent: critical during crash lost <= 1
                          span: during crash rpo <= 2s
                        """);
        Aftermath crash = aftermath(timeline, "crash");
        assertThat(crash.lost().of(Priority.INFO)).isEqualTo(3);
        assertThat(crash.lost().of(Priority.CRITICAL)).isEqualTo(1);
        assertThat(crash.of(Figure.LOST, Priority.CRITICAL)).isEqualTo(1);
        assertThat(crash.of(Figure.RPO, null)).isEqualTo(2 * S);
        assertThat(crash.of(Figure.TIME_TO_DETECT, null)).isZero(); // what occurs at 5 s is lost at once
        assertThat(crash.of(Figure.TIME_TO_DRAIN, null)).isZero();
        assertThat(crash.of(Figure.RTO, null)).isEqualTo(3 * S);
        assertThat(timeline.summary().passed()).isTrue();
    }

    @Test
    void whatWaitedIsLostAsFarBackAsTheEarliestOccurred() {
        // the desk is down from 2 s, so those of 2.5 and 3.5 s wait at the broker, which crashes at 4.2 s for 0.1 s:
        // 4.2 - 2.5 s
        // are missing; if it is down for 1.4 s, that of 4.5 s is lost too, and that of 5.5 s: 5.5 - 2.5 s
        for (String[] each : new String[][] {{"100ms", "2", "1.7"}, {"1400ms", "4", "3"}}) {
            Timeline timeline = Timeline.of(TWO.formatted("12s", "250ms") + """
                        incidents:
                          down: {at: 2s, for: 7s, outage: {services: [s]}}
                          crash: {at: 4200ms, for: %s, crash: broker}
                        """.formatted(each[0]));
            assertThat(of(timeline, "crash", Figure.LOST)).isEqualTo(Double.parseDouble(each[1]));
            assertThat(of(timeline, "crash", Figure.RPO)).isEqualTo(Double.parseDouble(each[2]) * S);
            // of the outage, which loses them too, from 2 s on: 3.5 - 2 s and 5.5 - 2 s
            assertThat(of(timeline, "down", Figure.RPO)).isEqualTo(each[1].equals("2") ? 1.5 * S : 3.5 * S);
        }
    }

    @Test
    void ifOneMessageIsLostThePointOfRecoveryIsHowFarItIsFromTheFault() {
        Timeline timeline = Timeline.of("""
                        duration: 9s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([1s, 2s, 3s])"}}
                        services: {s: {subscribes: [e]}}
                        incidents: {crash: {at: 1500ms, for: 1s, crash: broker}}
                        objectives: {kept: during crash rpo = 0s}
                        """);
        // what occurred at 2 s, of a fault at 1.5 s
        assertThat(of(timeline, "crash", Figure.RPO)).isEqualTo(0.5 * S);
        assertThat(timeline.summary().passed()).isFalse();
    }

    @Test
    void whatIsLostOfTheVeryInstantOfTheFaultIsNotNothing() {
        Timeline timeline = Timeline.of("""
                        duration: 9s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([1s, 2s, 3s])"}}
                        services: {s: {subscribes: [e]}}
                        incidents: {crash: {at: 2s, for: 1s, crash: broker}}
                        objectives: {kept: during crash rpo = 0s}
                        """);
        assertThat(of(timeline, "crash", Figure.LOST)).isEqualTo(1);
        assertThat(of(timeline, "crash", Figure.RPO)).isEqualTo(1);
        assertThat(timeline.summary().passed()).isFalse();
    }

    /** Every second from 0.5 s on, work of 0.25 s. */
    private static final String TWO = """
            duration: %s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "every(1s, phase=500ms)"}}
            services: {s: {subscribes: [e], service-time: %s}}
            """;

    @Test
    void overlappingFaultsAreEachMeasuredFromWhatWaitedBeforeThem() {
        Timeline timeline = Timeline.of(TWO.formatted("30s", "250ms") + """
                        incidents:
                          first: {at: 2s, for: 4s, outage: {services: [s]}}
                          second: {at: 4s, for: 5s, outage: {services: [s]}}
                        """);
        // Down from 2 to 9 s: those of 2.5 to 8.5 s wait, 7 of them; 2 just before 4 s. From 9 s on:
        //   9: 6   9.25: 5   9.5: 4 + 1   9.75: 4   10: 3   10.25: 2   10.5: 1 + 1   10.75: 1   11: 0
        assertThat(of(timeline, "first", Figure.BACKLOG_BEFORE)).isZero();
        assertThat(of(timeline, "second", Figure.BACKLOG_BEFORE)).isEqualTo(2);
        assertThat(of(timeline, "first", Figure.PEAK_BACKLOG)).isEqualTo(7);
        assertThat(of(timeline, "second", Figure.PEAK_BACKLOG)).isEqualTo(7);
        assertThat(of(timeline, "first", Figure.TIME_TO_DRAIN)).isEqualTo((11 - 6) * S);
        assertThat(of(timeline, "second", Figure.TIME_TO_DRAIN)).isEqualTo(1.25 * S);
        // 1 waits at 2.5 s, more than ever; 3 at 4.5 s
        assertThat(of(timeline, "first", Figure.TIME_TO_DETECT)).isEqualTo(0.5 * S);
        assertThat(of(timeline, "second", Figure.TIME_TO_DETECT)).isEqualTo(0.5 * S);
        // none of them is delivered before 9 s: 4 occurred before 6 s, 7 before 9 s
        assertThat(of(timeline, "first", Figure.DELAYED)).isEqualTo(4);
        assertThat(of(timeline, "second", Figure.DELAYED)).isEqualTo(7);
        // no objective has a bound, so the city is back when the backlog is gone
        assertThat(of(timeline, "first", Figure.RTO)).isEqualTo(9 * S);
        assertThat(of(timeline, "second", Figure.RTO)).isEqualTo(6.25 * S);
    }

    @Test
    void beforeAFaultAtZeroNothingWaited() {
        Timeline timeline = Timeline.of(TWO.formatted("10s", "250ms") + """
                        incidents: {late-start: {at: 0s, for: 2s, outage: {services: [s]}}}
                        """);
        // those of 0.5 and 1.5 s wait; the second until 2.25 s
        assertThat(of(timeline, "late-start", Figure.BACKLOG_BEFORE)).isZero();
        assertThat(of(timeline, "late-start", Figure.PEAK_BACKLOG)).isEqualTo(2);
        assertThat(of(timeline, "late-start", Figure.TIME_TO_DETECT)).isEqualTo(0.5 * S);
        assertThat(of(timeline, "late-start", Figure.TIME_TO_DRAIN)).isEqualTo(0.25 * S);
    }

    @Test
    void aFaultThatLastsToTheEndIsNeverRecoveredFromUnlessTheRunDrains() {
        String incidents = "incidents: {down: {at: 4s, outage: {services: [s]}}}\n";
        Timeline cut = Timeline.of(TWO.formatted("8s", "250ms") + incidents);
        assertThat(of(cut, "down", Figure.TIME_TO_DRAIN)).isNaN();
        assertThat(of(cut, "down", Figure.RTO)).isNaN();
        assertThat(aftermath(cut, "down").recovered()).isFalse();
        assertThat(of(cut, "down", Figure.PEAK_BACKLOG)).isEqualTo(4);
        assertThat(of(cut, "down", Figure.DELAYED)).isZero();

        // those of 4.5 to 7.5 s wait; the last of them is taken at 8.75 s
        Timeline drained = Timeline.of("drain: true\n" + TWO.formatted("8s", "250ms") + incidents);
        assertThat(of(drained, "down", Figure.TIME_TO_DRAIN)).isEqualTo(0.75 * S);
        assertThat(of(drained, "down", Figure.RTO)).isEqualTo(4.75 * S);
        assertThat(of(drained, "down", Figure.DELAYED)).isEqualTo(4);
    }

    @Test
    void aBacklogThatIsStillThereAtTheEndKeepsNoPromise() {
        Timeline timeline = Timeline.of(TWO.formatted("12s", "900ms") + """
                        incidents: {down: {at: 2s, for: 6s, outage: {services: [s]}}}
                        objectives:
                          back: during down rto < 1h
                          drained: during down time-to-drain < 1h
                          seen: during down time-to-detect <= 500ms
                          peak: during down peak-backlog <= 6
                        """);
        assertThat(verdict(timeline, "back").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict(timeline, "back").reason()).isInstanceOf(Reason.NotRecovered.class);
        assertThat(verdict(timeline, "drained").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict(timeline, "seen").verdict()).isEqualTo(Verdict.PASS);
        assertThat(verdict(timeline, "peak").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aMessageThatIsStillUnderWayAndTooLateKeepsTheCityFromBeingBack() {
        // the one of 2.5 s is taken at 3 s, when nobody waits any more, and would be done at 12 s
        Timeline timeline = Timeline.of("""
                        duration: 10s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([2.5s])"}}
                        services: {s: {subscribes: [e], service-time: 9s}}
                        incidents: {down: {at: 2s, for: 1s, outage: {services: [s]}}}
                        objectives: {quick: max < 1s}
                        """);
        assertThat(of(timeline, "down", Figure.TIME_TO_DRAIN)).isZero();
        assertThat(of(timeline, "down", Figure.TIME_BACK)).isNaN();
        assertThat(of(timeline, "down", Figure.RTO)).isNaN();
        assertThat(aftermath(timeline, "down").drained()).isTrue();
        assertThat(aftermath(timeline, "down").recovered()).isFalse();
    }

    @Test
    void aFaultThatNobodyNoticesIsOverWhenItIsOver() {
        Timeline timeline = Timeline.of("""
                        duration: 10s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([1s, 8s])"}}
                        services: {s: {subscribes: [e], service-time: 100ms}}
                        incidents: {quiet: {at: 2s, for: 3s, outage: {services: [s]}}}
                        objectives: {seen: during quiet time-to-detect < 1s, fast: p50 < 1s}
                        """);
        assertThat(of(timeline, "quiet", Figure.TIME_TO_DETECT)).isNaN();
        assertThat(verdict(timeline, "seen").verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(of(timeline, "quiet", Figure.TIME_TO_DRAIN)).isZero();
        assertThat(of(timeline, "quiet", Figure.TIME_BACK)).isZero(); // it never left its objectives
        assertThat(of(timeline, "quiet", Figure.RTO)).isEqualTo(3 * S);
    }

    @Test
    void whatIsServedAfterItHasBeenDeliveredIsDuplicated() {
        // attempts at 0, 40 and 80 ms, served until 50, 100 and 150 ms: the first delivers. One waits just before 45
        // ms, and so no
        // more than before wait at 150 ms, where the last of them counts still.
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {priority: high}}
                        producers: {p: {emits: e, arrivals: "at([0ms])", retry: "fixed(attempts=3, delay=10ms)"}}
                        broker: {delivery: request-response(timeout=30ms)}
                        services: {s: {subscribes: [e], service-time: 50ms}}
                        incidents: {odd: {at: 45ms, for: 105ms, slow: {services: [s], factor: 1}}}
                        objectives: {twice: high during odd duplicated = 2}
                        """);
        assertThat(of(timeline, "odd", Figure.BACKLOG_BEFORE)).isEqualTo(1);
        assertThat(of(timeline, "odd", Figure.DUPLICATED)).isEqualTo(2);
        assertThat(aftermath(timeline, "odd").duplicated().of(Priority.HIGH)).isEqualTo(2);
        assertThat(timeline.summary().passed()).isTrue();
    }

    @Test
    void whatOnlyOccursAtOneInstantLeavesNoAftermath() {
        Timeline timeline = Timeline.of(TWO.formatted("5s", "250ms") + "incidents: {now: {at: 1s, emit: e}}\n");
        assertThat(timeline.summary().aftermaths()).isEmpty();
    }

    @Test
    void whatComesAtRandomHasAWindowForEachTime() {
        // down from 3 to 4 s and from 7 to 8 s; those of 3.5 and 7.5 s wait for half a second each, the second of them
        // unnoticed
        Timeline timeline = Timeline.of(TWO.formatted("12s", "250ms") + """
                        incidents: {flaky: {random: {between: 3s, repair: 1s, until: 10s}, outage: {services: [s]}}}
                        objectives: {back: during flaky rto <= 1s, late: during flaky delayed = 2}
                        """);
        Aftermath flaky = aftermath(timeline, "flaky");
        assertThat(flaky.episodes().stream().map(episode -> episode.window().from()))
                .containsExactly((long) (3 * S), (long) (7 * S));
        assertThat(flaky.of(Figure.TIME_TO_DETECT, null)).isEqualTo(0.5 * S);
        assertThat(flaky.episodes().get(1).timeToDetect()).isNaN();
        assertThat(flaky.of(Figure.RTO, null)).isEqualTo(S);
        assertThat(timeline.summary().passed()).isTrue();

        Timeline never = Timeline.of(TWO.formatted("12s", "250ms") + """
                        incidents: {flaky: {random: {between: 30s, repair: 1s}, outage: {services: [s]}}}
                        objectives: {back: during flaky rto <= 1s}
                        """);
        assertThat(aftermath(never, "flaky").happened()).isFalse();
        assertThat(of(never, "flaky", Figure.RTO)).isNaN();
        assertThat(of(never, "flaky", Figure.LOST)).isZero();
        assertThat(verdict(never, "back").verdict()).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void aGroupIsOnWhileOneOfItsFaultsIs() {
        Timeline timeline = Timeline.of(TWO.formatted("12s", "250ms") + """
                        incidents:
                          storm:
                            at: 2s
                            group:
                              every: 5s
                              times: 2
                              faults:
                                a: {at: 0s, for: 1s, outage: {services: [s]}}
                                b: {at: 500ms, for: 1s, outage: {services: [s]}}
                        """);
        // at 3.5 s the one of 2.5 s is taken and the next comes, which waits until 3.75 s
        Aftermath storm = aftermath(timeline, "storm");
        assertThat(storm.episodes().stream().map(Episode::window))
                .containsExactly(
                        new Window("storm", (long) (2 * S), (long) (3.5 * S)),
                        new Window("storm", (long) (7 * S), (long) (8.5 * S)));
        assertThat(storm.of(Figure.TIME_TO_DRAIN, null)).isEqualTo(0.25 * S);
        assertThat(storm.of(Figure.RTO, null)).isEqualTo(1.75 * S);
        assertThat(of(timeline, "storm/1/a", Figure.TIME_TO_DRAIN)).isEqualTo(0.75 * S);
    }

    @Test
    void lossesEndTheTimeUntilTheCityIsBackWhereAnObjectiveBoundsALatency() {
        // room for one: of those of 2.5, 3.5, ... 6.5 s the first waits until 7 s, the others are lost, the last of
        // them at 6.5 s
        String text = """
                duration: 30s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "every(1s, phase=500ms)"}}
                services: {s: {subscribes: [e], service-time: 100ms, lanes: {all: {capacity: 1, overflow: reject}}}}
                incidents: {down: {at: 2s, for: 5s, outage: {services: [s]}}}
                """;
        Timeline timeline = Timeline.of(text + "objectives: {quick: p50 < 5s}\n");
        assertThat(of(timeline, "down", Figure.LOST)).isEqualTo(4);
        assertThat(of(timeline, "down", Figure.RPO))
                .isEqualTo(4.5 * S); // those of 3.5 to 6.5 s, of an outage from 2 s on
        // the one that waited took 4.6 s, which is not too late
        assertThat(of(timeline, "down", Figure.TIME_BACK)).isEqualTo(4.5 * S);
        assertThat(of(timeline, "down", Figure.RTO)).isEqualTo(5 * S);
        Episode episode = aftermath(timeline, "down").episodes().get(0);
        assertThat(episode.detected()).isEqualTo((long) (2.5 * S));
        assertThat(episode.drained()).isEqualTo((long) (7 * S));
        assertThat(of(timeline, "down", Figure.DELAYED)).isCloseTo(1, within(0.0));
    }
}
