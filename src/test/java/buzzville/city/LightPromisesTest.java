package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Objectives about traffic lights; the light is green in [0 s, 30 s), amber in [30 s, 33 s), red in [33 s, 60 s), and so on. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class LightPromisesTest {
    private static final String ONE_LIGHT = """
            events: {change: {}, order: {}, crash: {}, arrival: {}}
            producers:
              light: {emits: change, arrivals: 'cycle({green: 30s, amber: 3s, red: 27s}, phase=0s)'}
            """;

    /** The centre takes 5 s and orders, the crew takes 2 s. */
    private static final String CHAIN = """
            duration: 2min
            """ + ONE_LIGHT + """
            services:
              centre: {subscribes: [crash], service-time: 5s, emits: {order: {}}}
              crew: {subscribes: [order], service-time: 2s, controls: {producer: light, to: red, for: 60s}}
            """;

    @Test
    void theResponseIsThatOfEachLightThatWasCommanded() {
        // ordered red at 17 s, 7 s after the crash, and held to 77 s; the second crash, at 31 s, finds it so
        Timeline timeline = Timeline.of(CHAIN + """
                incidents: {a: {at: 10s, emit: crash}, b: {at: 31s, emit: crash}}
                objectives:
                  mean: crew response mean = 3.5s
                  kept: crew response max <= 7s
                  broken: crew response max < 7s
                  anywhere: response p50 <= 0s
                """);

        assertThat(verdicts(timeline)).isEqualTo("mean PASS, kept PASS, broken FAIL, anywhere PASS");
        assertThat(actual(timeline, "mean")).isEqualTo(3.5e9);
        assertThat(actual(timeline, "broken")).isEqualTo(7e9);
    }

    @Test
    void aCommandThatIsLostIsInfinitelyLate() {
        // the first makes it red at 70 s, held to 170 s; the second waits and finds it so at 130 s; the third has no
        // room
        Timeline timeline = Timeline.of("duration: 3min\n" + ONE_LIGHT + """
                services:
                  crew:
                    subscribes: [order]
                    lanes: {all: {capacity: 1}}
                    service-time: 60s
                    controls: {producer: light, to: red, for: 100s}
                incidents:
                  a: {at: 10s, emit: order}
                  b: {at: 11s, emit: order}
                  c: {at: 12s, emit: order}
                objectives:
                  mean: crew response mean = 59.5s
                  median: crew response p50 < 61s
                  most: crew response p99 < 1h
                  longest: crew response max < 1h
                """);

        assertThat(verdicts(timeline)).isEqualTo("mean PASS, median PASS, most FAIL, longest FAIL");
        assertThat(timeline.summary().objectives().get("most").reason()).isEqualTo(new Reason.Missing(1, 0, 3));
    }

    @Test
    void anUnfinishedCommandBreaksAMaximumOnceWhatLedToItIsOlder() {
        // a crash at 28 s: red of its own at 33 s, before the order at 35 s. One at 113.5 s is ordered at 118.5 s and
        // unfinished at 120 s: 6.5 s after the crash
        Timeline timeline = Timeline.of(CHAIN + """
                incidents: {a: {at: 28s, emit: crash}, b: {at: 113500ms, emit: crash}}
                objectives:
                  kept: crew response max <= 7s
                  broken: crew response max <= 6s
                  most: crew response p99 <= 7s
                """);

        assertThat(verdicts(timeline)).isEqualTo("kept PASS, broken FAIL, most FAIL");
        assertThat(actual(timeline, "kept")).isEqualTo(5e9);
    }

    @Test
    void theDelayIsThatOfAllEffectsThatWaitForALight() {
        // due at 15, 45, 67 and 91 s; amber in [30, 33) and [90, 93): they go at 30, 90, 90 and 91 s
        String city = "duration: 2min\n" + ONE_LIGHT + """
                services:
                  ambulance:
                    {subscribes: [crash], emits: {arrival: {after: 5s, held-by: {producer: light, unless: amber}}}}
                  hospital: {subscribes: [arrival]}
                objectives:
                  mean: ambulance held mean = 20.75s
                  longest: ambulance held max <= 45s
                  most: held p99 < 46s
                incidents:
                  a: {at: 10s, emit: crash}
                  b: {at: 40s, emit: crash}
                  c: {at: 86s, emit: crash}
                  d: {at: 62s, emit: crash}
                """;

        assertThat(verdicts(Timeline.of(city))).isEqualTo("mean PASS, longest PASS, most PASS");
        // one is due at 118 s and waits at the end: for 2 s, but nobody knows how much longer
        assertThat(verdicts(Timeline.of(city + "  e: {at: 113s, emit: crash}\n")))
                .isEqualTo("mean PASS, longest PASS, most FAIL");
        // one is due at 94 s and has waited for 50 s when all is over, before the next amber at 150 s
        assertThat(verdicts(Timeline.of(city.replace("2min", "144s") + "  e: {at: 89s, emit: crash}\n")))
                .isEqualTo("mean PASS, longest FAIL, most FAIL");
    }

    @Test
    void aBeliefIsWrongForAShareOfTheTimeInWhichThereIsOne() {
        // green in [0, 2), red in [2, 4), green from 4 s on. The panel reads the first from 0 to 1 s, is busy from 1.5
        // to
        // 6 s, and then reads the newest first: green until 7 s, red (of 2 s) until 8 s. It is wrong in [2, 4) and,
        // since it
        // believes the older, in [8, 9): 3 s of 8. By occurrence only in [2, 4)
        String city = """
                duration: 9s
                events: {change: {}, errand: {}}
                producers: {light: {emits: change, until: 5s, arrivals: 'cycle({green: 2s, red: 2s}, phase=0s)'}}
                incidents: {a: {at: 1500ms, emit: errand}}
                services:
                  panel:
                    subscribes: [change, errand]
                    service-time: 1s
                    service-times: {errand: 4500ms}
                    dispatch: lifo
                    believes: {event: change, by: %s}
                objectives:
                  share: panel belief-wrong <= 37.5%%
                  tight: belief-wrong < 37.5%%
                  none: panel updates-left-wrong = 0
                """;

        Timeline arrival = Timeline.of(city.formatted("arrival"));
        assertThat(verdicts(arrival)).isEqualTo("share PASS, tight FAIL, none FAIL");
        assertThat(actual(arrival, "share")).isEqualTo(0.375);
        assertThat(actual(arrival, "none")).isEqualTo(1);
        Timeline occurrence = Timeline.of(city.formatted("occurrence"));
        assertThat(verdicts(occurrence)).isEqualTo("share PASS, tight PASS, none PASS");
        assertThat(actual(occurrence, "share")).isEqualTo(0.25);
    }

    @Test
    void whereNothingHappensNothingIsMet() {
        // the light shows red for half an hour; the crash is handled after the end
        Timeline timeline = Timeline.of("""
                duration: 1min
                events: {change: {}, crash: {}, order: {}, arrival: {}}
                producers:
                  light: {emits: change, arrivals: 'cycle({green: 1h, red: 1h}, phase=30min)'}
                  centre: {emits: order, arrivals: 'at([50s])', from: 5s, until: 1min}
                incidents: {a: {at: 59s, emit: crash}}
                services:
                  crew:
                    subscribes: [crash, change]
                    service-time: 5s
                    controls: {producer: light, to: red, for: 1s}
                    believes: {event: change}
                  ambulance:
                    {subscribes: [crash], service-time: 5s, emits: {arrival: {held-by: {producer: light, unless: red}}}}
                  guard: {subscribes: [order], service-time: 1min, controls: {producer: light, to: red, for: 1s}}
                  hospital: {subscribes: [arrival]}
                objectives:
                  response: crew response max < 1h
                  mean: guard response mean < 1h
                  held: ambulance held max < 1h
                  share: crew belief-wrong < 100%
                  none: crew updates-left-wrong = 0
                """);

        assertThat(verdicts(timeline)).isEqualTo("response FAIL, mean FAIL, held NO_DATA, share NO_DATA, none NO_DATA");
    }

    @Test
    void replicationsAddUpWithoutCountingAnythingTwice() {
        String city = CHAIN + """
                incidents: {a: {at: 10s, emit: crash}}
                objectives: {mean: crew response mean = 7s}
                """;
        RunSummary one = Timeline.of(city).summary();
        RunSummary other = Timeline.of(city).summary();

        one.exams().get("mean").add(other.exams().get("mean"));
        one.lights().add(other.lights());
        assertThat(one.lights().controls().get("crew").response().count()).isEqualTo(2);
        Evidence evidence = one.exams().get("mean").evidence().get(0);
        assertThat(evidence.actual()).isEqualTo(7e9);
        assertThat(evidence.holds()).isTrue();
    }

    private static double actual(Timeline timeline, String objective) {
        return timeline.summary().objectives().get(objective).actual();
    }

    private static String verdicts(Timeline timeline) {
        List<String> verdicts = new ArrayList<>();
        timeline.summary().objectives().forEach((name, judgement) -> verdicts.add(name + " " + judgement.verdict()));
        return String.join(", ", verdicts);
    }
}
