package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.Message;
import buzzville.metric.BeliefTally;
import buzzville.metric.CommandTally;
import buzzville.metric.HeldTally;
import buzzville.metric.StateTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Traffic lights, to the nanosecond. The light of most tests is green in [0 s, 30 s), amber in [30 s, 33 s), red in
 * [33 s, 60 s), and so on round.
 */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class LightsTimelineTest {
    private static final String ONE_LIGHT = """
            duration: 2min
            events: {change: {}, order: {}, crash: {}, arrival: {}}
            producers:
              light: {emits: change, arrivals: 'cycle({green: 30s, amber: 3s, red: 27s}, phase=0s)'}
            """;

    @Test
    void aLightGoesRoundItsStatesAndTellsOfEachChange() {
        Timeline timeline = Timeline.of(ONE_LIGHT);

        assertThat(changes(timeline))
                .isEqualTo("0 red>green, 30 green>amber, 33 amber>red, 60 red>green, 90 green>amber, 93 amber>red");
        assertThat(seconds(timeline)).isEqualTo("green 60, amber 6, red 54");
        assertThat(timeline.summary().producers().get("light").occurrences()).isEqualTo(6);
    }

    @Test
    void aPhaseIsWhenTheFirstStateBegins() {
        // green from 10 s on; before that the end of the round before: red since 43 s of it, that is 10 - 27 s
        assertThat(changes(light("cycle({green: 30s, amber: 3s, red: 27s}, phase=10s)", "")))
                .isEqualTo("10 red>green, 40 green>amber, 43 amber>red, 70 red>green, 100 green>amber, 103 amber>red");
        assertThat(changes(light("cycle({green: 30s, amber: 3s, red: 27s}, phase=28s)", "")))
                .startsWith("1 amber>red, 28 red>green");
    }

    @Test
    void theTimeInEachStateIsThatOfTheMeasuredInterval() {
        // in [45 s, 120 s): red 15 + 27, green 30, amber 3
        assertThat(seconds(Timeline.of("warmup: 45s\n" + ONE_LIGHT))).isEqualTo("green 30, amber 3, red 42");
    }

    @Test
    void aLightThatStartsLaterHasNoStateBefore() {
        Timeline timeline = light("cycle({green: 30s, amber: 3s, red: 27s}, phase=0s)", ", from: 20s, until: 60s");

        assertThat(changes(timeline)).isEqualTo("20 red>green, 50 green>amber, 53 amber>red");
        assertThat(seconds(timeline)).isEqualTo("green 30, amber 3, red 67"); // it stays as it is when it stops
    }

    @Test
    void everyLightOfACrowdHasAPhaseOfItsOwn() {
        Timeline timeline = Timeline.of("""
                duration: 10min
                zones: [nord, sud]
                events: {change: {}}
                producers: {light: {emits: change, count: 400, arrivals: 'cycle({green: 30s, amber: 3s, red: 27s})'}}
                """);

        assertThat(timeline.rows()).hasSize(400 * 30);
        StateTally states = states(timeline);
        assertThat(states.spent(0).toDouble()).isEqualTo(400 * 300e9);
        assertThat(states.spent(1).toDouble()).isEqualTo(400 * 30e9);
        long early = timeline.rows().stream()
                .filter(row -> row.message().ordinal == 0 && row.message().newState == 0)
                .filter(row -> row.message().occurredAt < 27_000_000_000L)
                .count();
        assertThat(early).isBetween(130L, 230L); // 27/60 of 400 = 180, sd 10
        assertThat(timeline.rows()).allMatch(row -> row.message().zone == row.message().instance % 2);
    }

    @Test
    void aCommandPutsALightIntoAStateAndItsCycleGoesOnMeanwhile() {
        // red from 10 s to 70 s; its own changes at 30, 33 and 60 s are not made; at 70 s its cycle is at green
        Timeline timeline = commanded("a: {at: 10s, emit: order}");

        assertThat(changes(timeline))
                .isEqualTo("0 red>green, 10 green>red!, 70 red>green!, 90 green>amber, 93 amber>red");
        assertThat(seconds(timeline)).isEqualTo("green 30, amber 3, red 87");
        StateTally states = states(timeline);
        assertThat(List.of(states.own(), states.notMade(), states.commanded())).containsExactly(3L, 3L, 2L);
        CommandTally tally = controls(timeline);
        assertThat(tally.response().count()).isEqualTo(1);
        assertThat(tally.response().max()).isZero();
        assertThat(tally.alreadyThere()).isZero();
    }

    @Test
    void whatACommandBringsAboutHasItAsItsCauseAndNothingElseHasOne() {
        Timeline timeline = commanded("a: {at: 10s, emit: order}");
        Message order = timeline.rows().stream()
                .map(Timeline.Row::message)
                .filter(message -> message.kind.name().equals("order"))
                .findFirst()
                .orElseThrow();

        for (Message change : messages(timeline)) {
            long second = change.occurredAt / 1_000_000_000;
            assertThat(change.cause).isEqualTo(second == 10 || second == 70 ? order.identity : 0);
            assertThat(change.incident).isEqualTo(second == 10 || second == 70 ? order.identity : change.identity);
            assertThat(change.rootAt).isEqualTo(second == 70 ? order.occurredAt : change.occurredAt);
        }
        assertThat(messages(timeline).stream().map(message -> message.identity).distinct())
                .hasSize(5);
    }

    @Test
    void theHashOfOccurrencesLeavesOutWhatACommandCaused() {
        String incidents = "incidents: {a: {at: 10s, emit: order}, b: {at: 65s, emit: order}}\n";
        Timeline without = Timeline.of(ONE_LIGHT + incidents + "services: {crew: {subscribes: [order, change]}}\n");
        Timeline with = commanded("a: {at: 10s, emit: order}, b: {at: 65s, emit: order}");

        assertThat(changes(with)).isNotEqualTo(changes(without));
        assertThat(with.summary().occurrencesHash()).isEqualTo(without.summary().occurrencesHash());
    }

    @Test
    void aChangeThatFallsOnTheEndOfAHoldIsTheCyclesOwn() {
        // the order comes before the change of the same instant and keeps it red, to exactly 60 s, when its own cycle
        // comes to
        // green once more
        assertThat(changes(commanded("a: {at: 0s, emit: order}")))
                .isEqualTo("60 red>green, 90 green>amber, 93 amber>red");
    }

    @Test
    void overlappingCommandsHoldUntilTheLastOfThemEnds() {
        // from 10 s to 70 s and from 40 s to 100 s, when its cycle is at red
        Timeline timeline = commanded("a: {at: 10s, emit: order}, b: {at: 40s, emit: order}");

        assertThat(changes(timeline)).isEqualTo("0 red>green, 10 green>red!");
        CommandTally tally = controls(timeline);
        assertThat(tally.response().count()).isEqualTo(2);
        assertThat(tally.alreadyThere()).isEqualTo(1);
        assertThat(tally.response().max()).isZero(); // red since 10 s, before the second occurrence
    }

    @Test
    void aCommandThatFindsALightInItsStateHoldsItThere() {
        // red of its own from 33 s; held until 100 s instead of 60 s
        Timeline timeline = commanded("b: {at: 40s, emit: order}");

        assertThat(changes(timeline)).isEqualTo("0 red>green, 30 green>amber, 33 amber>red");
        assertThat(controls(timeline).alreadyThere()).isEqualTo(1);
    }

    @Test
    void theResponseRunsFromTheOccurrenceThatItGoesBackTo() {
        // crashes at 10 s and 31 s; the centre takes 5 s each and orders; the crew takes 2 s: red at 17 s (7 s later),
        // held to
        // 77 s; the second finds it red, since before its crash
        Timeline timeline = chain("a: {at: 10s, emit: crash}, b: {at: 31s, emit: crash}");
        CommandTally tally = controls(timeline);
        assertThat(tally.response().count()).isEqualTo(2);
        assertThat(tally.response().max()).isEqualTo(7_000_000_000L);
        assertThat(tally.response().mean()).isEqualTo(3.5e9);
        assertThat(tally.otherwise().mean()).isEqualTo(3.5e9);

        // a crash at 29 s: the light turns red of its own at 33 s, 4 s later, before the order reaches it at 36 s
        tally = controls(chain("a: {at: 29s, emit: crash}"));
        assertThat(tally.response().max()).isEqualTo(4_000_000_000L);
        assertThat(tally.alreadyThere()).isEqualTo(1);
    }

    @Test
    void oneLightOfTheZoneObeysAndAllOfThemIfTheyAreToldSo() {
        String city = """
                duration: 1min
                zones: [nord, sud, est]
                events: {change: {}, order: {}}
                producers:
                  light:
                    {emits: change, count: 7, zones: [nord, sud], arrivals: 'cycle({green: 2min, red: 1min}, phase=0s)'}
                incidents:
                  a: {at: 10s, emit: {event: order, zone: sud}}
                  b: {at: 20s, emit: {event: order, zone: est}}
                services:
                  crew: {subscribes: [order], controls: {producer: light, to: red, for: 5s%s}}
                """;

        Timeline one = Timeline.of(city.formatted(""));
        List<Message> obeyed =
                messages(one).stream().filter(message -> message.cause != 0).toList();
        assertThat(obeyed).hasSize(2).allMatch(message -> message.zone == 1);
        assertThat(obeyed.get(0).instance).isEqualTo(obeyed.get(1).instance);
        assertThat(controls(one).nowhere()).isEqualTo(1); // there is no light in the east
        Timeline all = Timeline.of(city.formatted(", all: true"));
        assertThat(messages(all).stream()
                        .filter(message -> message.cause != 0 && message.newState == 1)
                        .map(message -> message.instance))
                .containsExactly(1, 3, 5);
    }

    @Test
    void everythingThatOneOccurrenceLeadsToIsAboutTheSameCrossing() {
        // the order turns the crossing red for 30 s at 11 s, so the ambulance that is due at 20 s passes; all others
        // are green
        for (int at = 1; at <= 30; at++) {
            Timeline timeline = Timeline.of("""
                    duration: 2min
                    events: {change: {}, order: {}, crash: {}, arrival: {}}
                    producers: {light: {emits: change, count: 50, arrivals: 'cycle({green: 5min, red: 1s}, phase=0s)'}}
                    incidents: {a: {at: %dms, emit: crash}}
                    services:
                      centre: {subscribes: [crash], emits: {order: {after: 11s}}}
                      crew: {subscribes: [order], controls: {producer: light, to: red, for: 30s}}
                      ambulance:
                        {subscribes: [crash], emits: {arrival: {after: 20s, held-by: {producer: light, unless: red}}}}
                    """.formatted(at));
            assertThat(held(timeline, "ambulance", "arrival").waits().max()).isZero();
            assertThat(held(timeline, "ambulance", "arrival").waits().count()).isEqualTo(1);
        }
    }

    @Test
    void anEffectWaitsForItsLight() {
        Timeline timeline = Timeline.of(ONE_LIGHT + """
                incidents:
                  a: {at: 10s, emit: crash}
                  b: {at: 40s, emit: crash}
                  c: {at: 86s, emit: crash}
                  d: {at: 62s, emit: crash}
                services:
                  ambulance:
                    {subscribes: [crash], emits: {arrival: {after: 5s, held-by: {producer: light, unless: amber}}}}
                  hospital: {subscribes: [arrival]}
                """);

        // due at 15, 45, 67 and 91 s; amber in [30, 33) and [90, 93): they go at 30, 90, 90 and 91 s
        assertThat(timeline.table("message occurred"))
                .contains("ambulance.0 30000\n", "ambulance.1 90000\n")
                .contains("ambulance.2 90000\n", "ambulance.3 91000\n");
        HeldTally held = held(timeline, "ambulance", "arrival");
        assertThat(held.due()).isEqualTo(4);
        assertThat(held.held()).isEqualTo(3);
        assertThat(held.waits().mean()).isEqualTo((15 + 45 + 23) * 1e9 / 4);
        assertThat(held.waits().max()).isEqualTo(45_000_000_000L);
    }

    @Test
    void anEffectThatStillWaitsAtTheEndIsCounted() {
        Timeline timeline = Timeline.of(ONE_LIGHT + """
                incidents: {a: {at: 90s, emit: crash}}
                services:
                  ambulance:
                    {subscribes: [crash], emits: {arrival: {after: 5s, held-by: {producer: light, unless: amber}}}}
                """);

        HeldTally held = held(timeline, "ambulance", "arrival");
        assertThat(List.of(held.due(), held.held(), held.waiting())).containsExactly(1L, 0L, 1L);
    }

    @Test
    void aBeliefIsWhatWasToldLast() {
        // green in [0, 2), red in [2, 4), green from 4 s on. The panel reads the first from 0 to 1 s, is busy from 1.5
        // to 6 s,
        // and then reads the newest first: green (of 4 s) until 7 s, red (of 2 s) until 8 s.
        // It knows nothing for 1 s, is wrong in [2, 4) and, since it believes the older, in [8, 9).
        BeliefTally arrival = belief("");
        assertThat(arrival.unknown().toDouble()).isEqualTo(1e9);
        assertThat(arrival.wrong().toDouble()).isEqualTo(3e9);
        assertThat(List.of(arrival.updates(), arrival.outOfOrder(), arrival.leftWrong()))
                .containsExactly(3L, 1L, 1L);

        // by occurrence it passes over the older
        BeliefTally occurrence = belief(", by: occurrence");
        assertThat(occurrence.wrong().toDouble()).isEqualTo(2e9);
        assertThat(List.of(occurrence.updates(), occurrence.outOfOrder(), occurrence.leftWrong()))
                .containsExactly(3L, 1L, 0L);
    }

    @Test
    void timeInOtherStatesIsAddedUpOverSeveralChanges() {
        // red in [33, 60), [93, 120); the crash at 20 s is known after 85 s: green or amber for 13 + 33 s, and 12 s of
        // red left
        Timeline timeline = Timeline.of(ONE_LIGHT + """
                incidents: {a: {at: 20s, emit: crash}}
                services:
                  crew: {subscribes: [crash], service-time: 85s, controls: {producer: light, to: red, for: 5s}}
                """);

        assertThat(controls(timeline).otherwise().max()).isEqualTo(46_000_000_000L);
        assertThat(controls(timeline).response().max()).isEqualTo(73_000_000_000L); // red for good since 93 s
    }

    private static BeliefTally belief(String by) {
        Timeline timeline = Timeline.of("""
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
                    believes: {event: change%s}
                """.formatted(by));
        return timeline.summary().lights().beliefs().get("panel");
    }

    private static Timeline light(String arrivals, String more) {
        return Timeline.of("duration: 2min\nevents: {change: {}}\nproducers: {light: {emits: change, arrivals: '"
                + arrivals + "'" + more + "}}\n");
    }

    private static Timeline commanded(String incidents) {
        return Timeline.of(ONE_LIGHT + "incidents: {" + incidents + "}\nservices:\n"
                + "  crew: {subscribes: [order, change], controls: {producer: light, to: red, for: 60s, on: order}}\n");
    }

    private static Timeline chain(String incidents) {
        return Timeline.of(ONE_LIGHT + "incidents: {" + incidents + "}\n" + """
                services:
                  centre: {subscribes: [crash], service-time: 5s, emits: {order: {}}}
                  crew: {subscribes: [order], service-time: 2s, controls: {producer: light, to: red, for: 60s}}
                """);
    }

    private static CommandTally controls(Timeline timeline) {
        return timeline.summary().lights().controls().get("crew");
    }

    private static StateTally states(Timeline timeline) {
        return timeline.summary().lights().states().get("light");
    }

    private static HeldTally held(Timeline timeline, String service, String effect) {
        Map<String, HeldTally> effects = timeline.summary().lights().held().get(service);
        return effects.get(effect);
    }

    private static List<Message> messages(Timeline timeline) {
        return timeline.rows().stream()
                .map(Timeline.Row::message)
                .filter(message -> message.origin.name().equals("light"))
                .toList();
    }

    /** Such as {@code 30 green>amber}; an exclamation mark for what a command brought about. */
    private static String changes(Timeline timeline) {
        List<String> changes = new ArrayList<>();
        for (Message message : messages(timeline)) {
            changes.add(message.occurredAt / 1_000_000_000 + " " + message.origin.state(message.oldState) + ">"
                    + message.origin.state(message.newState) + (message.cause == 0 ? "" : "!"));
        }
        return String.join(", ", changes);
    }

    private static String seconds(Timeline timeline) {
        StateTally states = states(timeline);
        List<String> seconds = new ArrayList<>();
        for (int i = 0; i < states.states().size(); i++) {
            seconds.add(states.states().get(i) + " " + (long) (states.spent(i).toDouble() / 1e9));
        }
        return String.join(", ", seconds);
    }
}
