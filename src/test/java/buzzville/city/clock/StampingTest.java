package buzzville.city.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.causality.HappensBefore;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.causality.log.Party;
import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.city.Timeline;
import buzzville.city.life.Lookout;
import buzzville.clock.Relation;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Stamps of small runs, against what pencil and paper say of them. */
class StampingTest {
    /** A light turns red, which brings about an accident, of which the weather service hears. */
    private static final String CHAIN = """
            duration: 1s
            events: {red: {}, crash: {}}
            producers: {light: {emits: red, arrivals: {kind: at, times: [10ms]}}}
            network: {to-broker: 1ms, to-services: 1ms}
            services:
              accident: {subscribes: [red], service-time: 5ms, emits: {crash: {on: red}}}
              weather: {subscribes: [crash], service-time: 5ms}
            """;

    @Test
    void aChainInStepsHasTheVectorsOfTheBrief() {
        Stamped run = Stamped.of(CHAIN, Stamped.STEP);
        assertThat(run.table()).isEqualTo("""
                light send red >m1 [1,0,0]
                accident receive red m1>m2 [1,1,0]
                weather receive crash m2 [1,1,1]
                """);
        // 10 ms; + 1 ms + 1 ms; service of 5 ms, then 1 ms + 1 ms again
        assertThat(run.events())
                .extracting(LoggedEvent::trueTime)
                .containsExactly(10_000_000L, 12_000_000L, 19_000_000L);
        assertThat(run.events()).extracting(event -> event.stamps().lamport()).containsExactly(1L, 2L, 3L);
        HappensBefore causality = run.causality();
        assertThat(causality.ordered()).isEqualTo(3);
        assertThat(causality.concurrent()).isZero();
    }

    @Test
    void aChainInSeparateEventsHasTheVectorsOfTextbooks() {
        Stamped run = Stamped.of(CHAIN, ClockRules.TEXTBOOK);
        assertThat(run.table()).isEqualTo("""
                light send red >m1 [1,0,0]
                accident receive red m1 [1,1,0]
                accident send crash >m2 [1,2,0]
                weather receive crash m2 [1,2,1]
                weather local crash - [1,2,2]
                """);
        assertThat(run.events())
                .extracting(LoggedEvent::trueTime)
                .containsExactly(10_000_000L, 12_000_000L, 17_000_000L, 19_000_000L, 24_000_000L);
        // the way to the service takes 1 ms, and there is no queue
        assertThat(run.events().get(1).circumstances().arrivedAt()).isEqualTo(12_000_000L);
        assertThat(run.events().get(0).circumstances().incident())
                .isEqualTo(run.events().get(4).circumstances().incident());
    }

    @Test
    void whatIsPutTogetherBringsTheStampsOfAllThatItIsMadeOf() {
        String fan = """
                duration: 1s
                events: {news: {key: zone}}
                zones: [n]
                producers:
                  light: {emits: news, arrivals: {kind: at, times: [10ms]}}
                  accident: {emits: news, arrivals: {kind: at, times: [11ms]}}
                services:
                  weather: {subscribes: [news], service-time: 5ms, aggregation: {w: {of: [news], with: from-first(20ms)}}}
                """;
        Stamped run = Stamped.of(fan, Stamped.STEP);
        assertThat(run.table()).isEqualTo("""
                light send news >m1 [1,0,0]
                accident send news >m2 [0,1,0]
                weather receive news m1,m2 [1,1,1]
                """);
        assertThat(run.causality().ordered()).isEqualTo(2);
        assertThat(run.causality().concurrent()).isEqualTo(1);
    }

    @Test
    void whatIsLeftOutPassesOnWhatItKnows() {
        Scenario scenario = Timeline.scenario(CHAIN);
        Sampling sampling = new Sampling(Set.of("light", "weather"), Set.of(), 1000);
        Stamped run = Stamped.of(scenario, ClockRules.TEXTBOOK, sampling, Set.of(), any -> LocalClock.PERFECT);
        assertThat(run.table()).isEqualTo("""
                light send red >m1 [1,0]
                weather receive crash m2 [1,1]
                weather local crash - [1,2]
                """);
        assertThat(run.events().get(1).circumstances().after()).containsExactly(1);
        assertThat(run.log().processes()).extracting(Party::name).containsExactly("light", "weather");
        assertThat(run.log().leftOut()).isEqualTo(2); // the accident receives and sends
    }

    @Test
    void aMessageThatIsTriedAgainIsReceivedAgainAndDoneOnlyOnce() {
        Stamped run = Stamped.of("""
                duration: 1s
                events: {e: {}, f: {}}
                producers: {p: {emits: e, arrivals: {kind: at, times: [10ms]}}}
                services:
                  s: {subscribes: [e], service-time: 5ms, failure: 100%, attempts: 3, emits: {f: {on: e}}}
                """, ClockRules.TEXTBOOK);
        assertThat(run.table()).isEqualTo("""
                p send e >m1 [1,0]
                s receive e m1 [1,1]
                s receive e m1 [1,2]
                s receive e m1 [1,3]
                """);
    }

    @Test
    void whoIsCalledReceivesWhatItsCallerSendsWhenItHasTimeToCall() {
        // the second is called for when the first has been answered: 10 ms + 1 ms there + 5 ms + 1 ms back
        Stamped run = Stamped.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: {kind: at, times: [10ms, 11ms]}}}
                network: {to-services: 1ms}
                broker: {delivery: request-response(timeout=100ms)}
                services: {s: {subscribes: [e], service-time: 5ms}}
                """, ClockRules.TEXTBOOK);
        assertThat(run.table()).isEqualTo("""
                p send e >m1 [1,0]
                s receive e m1 [1,1]
                s local e - [1,2]
                p send e >m2 [2,0]
                s receive e m2 [2,3]
                s local e - [2,4]
                """);
        assertThat(run.events())
                .extracting(event -> event.trueTime() / 1_000_000)
                .containsExactly(10L, 11L, 16L, 17L, 18L, 23L);
    }

    @Test
    void whatFollowsLaterIsSentByTheStepThatReceivedItsCauseOrByAnEventOfItsOwn() {
        String text = CHAIN.replace("{on: red}", "{on: red, after: 100ms, count: 2}");
        Stamped steps = Stamped.of(text, Stamped.STEP);
        assertThat(steps.table()).isEqualTo("""
                light send red >m1 [1,0,0]
                accident receive red m1>m2,m3 [1,1,0]
                weather receive crash m2 [1,1,1]
                weather receive crash m3 [1,1,2]
                """);
        Stamped events = Stamped.of(text, ClockRules.TEXTBOOK);
        assertThat(events.table()).startsWith("""
                light send red >m1 [1,0,0]
                accident receive red m1 [1,1,0]
                accident send crash >m2 [1,2,0]
                accident send crash >m3 [1,3,0]
                """);
        assertThat(events.events().get(2).trueTime()).isEqualTo(117_000_000L); // 12 ms + 5 ms + 100 ms
    }

    @Test
    void aPhoneCallBringsThingsAboutAndNoClockKnowsOfIt() {
        Scenario scenario = Timeline.scenario(CHAIN);
        Stamped run =
                Stamped.of(scenario, ClockRules.TEXTBOOK, Sampling.USUAL, Set.of("red"), any -> LocalClock.PERFECT);
        assertThat(run.table()).isEqualTo("""
                light send red >m1 [1,0,0]
                accident receive red - [0,1,0]
                accident send crash >m2 [0,2,0]
                weather receive crash m2 [0,2,1]
                weather local crash - [0,2,2]
                """);
        assertThat(run.events().get(1).circumstances().hidden()).containsExactly(1);
        assertThat(run.causality().relation(0, 1)).isEqualTo(Relation.CONCURRENT);
    }

    @Test
    void aLightHearsACommandBeforeItChangesAndChangesByItselfOtherwise() {
        String text = """
                duration: 30s
                zones: [n]
                events: {crash: {}, light: {}}
                producers:
                  a: {emits: crash, arrivals: {kind: at, times: [5s]}}
                  l: {emits: light, arrivals: 'cycle({green: 10s, red: 10s}, phase=0s)'}
                services:
                  s: {subscribes: [crash], service-time: 1s, controls: {producer: l, to: red, for: 2s}}
                  w: {subscribes: [light]}
                """;
        Stamped run = Stamped.of(text, ClockRules.TEXTBOOK);
        // at 0 s it turns green; at 6 s it obeys, at 8 s it is let go and green again; at 10 s red, at 20 s green by
        // itself
        assertThat(run.table()).isEqualTo("""
                l send light >m1 [0,1,0,0]
                w receive light m1 [0,1,0,1]
                w local light - [0,1,0,2]
                a send crash >m2 [1,0,0,0]
                s receive crash m2 [1,0,1,0]
                s send crash >m3 [1,0,2,0]
                l receive light m3 [1,2,2,0]
                l send light >m4 [1,3,2,0]
                w receive light m4 [1,3,2,3]
                w local light - [1,3,2,4]
                l send light >m5 [1,4,2,0]
                w receive light m5 [1,4,2,5]
                w local light - [1,4,2,6]
                l send light >m6 [1,5,2,0]
                w receive light m6 [1,5,2,7]
                w local light - [1,5,2,8]
                l send light >m7 [1,6,2,0]
                w receive light m7 [1,6,2,9]
                w local light - [1,6,2,10]
                """);
        assertThat(run.events().stream()
                        .filter(event -> event.kind() == LoggedEvent.Kind.SEND && event.process() == 1)
                        .map(event -> event.circumstances().state()))
                .containsExactly("green", "red", "green", "red", "green");
        assertThat(Stamped.of(text, Stamped.STEP).table()).contains("""
                a send crash >m2 [1,0,0,0]
                s receive crash m2>m3 [1,0,1,0]
                l receive light m3>m4 [1,2,1,0]
                w receive light m4 [1,2,1,2]
                """);
    }

    @Test
    void aWitnessIsAProcessOfItsOwnAndAnIncidentToo() {
        Stamped run = Stamped.of("""
                duration: 1s
                events: {e: {}}
                producers:
                  p: {emits: e, count: 2, witnesses: {w: {after: 10ms}, v: {}}, arrivals: {kind: at, times: [10ms, 20ms]}}
                services: {s: {subscribes: [e]}}
                incidents: {fire: {at: 100ms, emit: {event: e, count: 2}}}
                """, Stamped.STEP);
        assertThat(run.log().processes())
                .extracting(Party::name)
                .containsExactly("w[0]", "v[0]", "w[1]", "v[1]", "incident/fire", "s");
        assertThat(run.events().stream()
                        .filter(event -> event.kind() == LoggedEvent.Kind.SEND)
                        .map(run.log()::who)
                        .toList())
                .contains("v[0]", "w[0]", "incident/fire");
    }

    @Test
    void whatStandsInAnOutboxHasNotLeftYetAndWhatIsSentAgainHasLeftBefore() {
        // one at a time: the second may go when the first is acknowledged, after 10 ms there and back
        Stamped run = Stamped.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: {kind: at, times: [10ms, 11ms]}, outbox: 'outbox(timeout=6ms, in-flight=1)'}}
                network: {to-broker: 5ms}
                services: {s: {subscribes: [e]}}
                """, Stamped.STEP);
        List<LoggedEvent> sends = run.events().stream()
                .filter(event -> event.kind() == LoggedEvent.Kind.SEND)
                .toList();
        assertThat(sends).extracting(event -> event.trueTime() / 1_000_000).containsExactly(10L, 20L);
        assertThat(run.events().stream()
                        .flatMap(event -> event.received().stream())
                        .distinct())
                .containsExactly("m1", "m2");
    }

    @Test
    void whatAnIncidentIsAboutCanBeWrittenDownAlone() {
        Scenario scenario = Timeline.scenario("""
                duration: 1s
                events: {e: {}, f: {}}
                producers: {p: {emits: e, arrivals: every(10ms)}}
                services: {s: {subscribes: [e], service-time: 1ms, emits: {f: {on: e}}}, t: {subscribes: [f], service-time: 1ms}}
                incidents: {fire: {at: 95ms, emit: {event: e, count: 2}}}
                clocks: {log: {incidents: [fire]}}
                """);
        Stamping stamping = Stamping.of(scenario, Objects.requireNonNull(scenario.clocks()));
        City city = CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0, Lookout.NOBODY, stamping);
        Run run = city.finish();
        EventLog log = city.eventLog("fires", "0");
        assertThat(log.events())
                .extracting(event -> log.who(event) + " " + event.kind())
                .containsExactly(
                        "incident/fire SEND",
                        "s RECEIVE",
                        "incident/fire SEND",
                        "s RECEIVE",
                        "s SEND",
                        "t RECEIVE",
                        "s SEND",
                        "t RECEIVE",
                        "t LOCAL",
                        "t LOCAL");
        assertThat(log.leftOut()).isGreaterThan(300);
        assertThat(log.source().seed()).isEqualTo(run.summary().seed());
    }

    @Test
    void aCityThatNobodyStampsHasNoLog() {
        City city = CityPlanner.plan(Timeline.scenario(CHAIN), ScenarioFile.PLAIN, 0);
        city.finish();
        assertThatThrownBy(() -> city.eventLog("x", "0")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatTheNetworkBringsTwiceIsReceivedTwiceAndDoneOnce() {
        Stamped run = Stamped.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: {kind: at, times: [10ms]}}}
                services: {s: {subscribes: [e], service-time: 5ms}}
                incidents: {twice: {at: 0s, for: 1s, network: {from: [broker], to: [services], duplicate: 100%}}}
                """, ClockRules.TEXTBOOK);
        assertThat(run.table()).isEqualTo("""
                p send e >m1 [1,0]
                s receive e m1 [1,1]
                s receive e m1 [1,2]
                s local e - [1,3]
                """);
    }

    @Test
    void oneMessageMayBeReceivedByManyEachForItself() {
        Stamped run = Stamped.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: {kind: at, times: [10ms]}}}
                services: {s: {subscribes: [e], instances: 2}, t: {subscribes: [e]}}
                """, Stamped.STEP);
        assertThat(run.table()).isEqualTo("""
                p send e >m1 [1,0,0,0]
                s[0] receive e m1 [1,1,0,0]
                s[1] receive e m1 [1,0,1,0]
                t receive e m1 [1,0,0,1]
                """);
    }

    @Test
    void aJournalGivesWhatIsReceivedItsPlace() {
        Stamped run = Stamped.of("""
                duration: 1s
                events: {e: {key: zone}}
                zones: [n, s]
                producers: {p: {emits: e, count: 2, arrivals: {kind: at, times: [10ms, 20ms]}}}
                broker: {journal: {}, partitions: zone}
                services: {s: {subscribes: [e]}}
                """, Stamped.STEP);
        assertThat(run.events().stream()
                        .filter(event -> event.kind() == LoggedEvent.Kind.RECEIVE)
                        .map(event -> event.circumstances().partition() + "/"
                                + event.circumstances().offset()))
                .containsExactly("0/0", "1/0", "0/1", "1/1");
    }

    @Test
    void whatIsLeftOutOfAStepPassesOnWhatWasKnownWhenItWasReceived() {
        // in steps, the effect of e knows of e alone, though f was received before it was sent; so it must be when s is
        // left out
        String text = """
                duration: 1s
                events: {e: {}, f: {}, g: {}}
                producers:
                  p: {emits: e, arrivals: {kind: at, times: [10ms]}}
                  q: {emits: f, arrivals: {kind: at, times: [11ms]}}
                services:
                  s: {subscribes: [e, f], service-time: 5ms, emits: {g: {on: e}}}
                  t: {subscribes: [g]}
                """;
        Scenario scenario = Timeline.scenario(text);
        Sampling sampling = new Sampling(Set.of("p", "q", "t"), Set.of(), 100);
        Stamped run = Stamped.of(scenario, Stamped.STEP, sampling, Set.of(), any -> LocalClock.PERFECT);
        assertThat(run.table()).isEqualTo("""
                p send e >m1 [1,0,0]
                q send f >m2 [0,1,0]
                t receive g m3 [1,0,1]
                """);
        assertThat(Stamped.of(text, Stamped.STEP).table()).isEqualTo("""
                p send e >m1 [1,0,0,0]
                s receive e m1>m3 [1,0,1,0]
                q send f >m2 [0,1,0,0]
                s receive f m2 [1,1,2,0]
                t receive g m3 [1,0,1,1]
                """);
    }
}
