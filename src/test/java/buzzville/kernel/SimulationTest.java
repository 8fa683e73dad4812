package buzzville.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private final Simulation simulation = new Simulation();
    private final List<String> diary = new ArrayList<>();

    private EventType noting(String name, Rank rank) {
        return simulation.eventType(name, rank, (now, argument) -> diary.add(now + " " + name + " " + argument));
    }

    @Test
    void eventsHappenInTheOrderOfTheirTimes() {
        EventType bell = noting("bell", Rank.TIMER);
        bell.at(5, 1);
        bell.at(3, 2);
        bell.in(4, 3);

        simulation.runUntil(10);

        assertThat(diary).containsExactly("3 bell 2", "4 bell 3", "5 bell 1");
        assertThat(simulation.events()).isEqualTo(3);
    }

    @Test
    void eventsAtTheSameInstantHappenByRankWhateverWasScheduledFirst() {
        List<String> expected = new ArrayList<>();
        for (Rank rank : Rank.values()) {
            expected.add("7 " + rank + " 0");
        }
        for (int i = Rank.values().length - 1; i >= 0; i--) {
            noting(Rank.values()[i].toString(), Rank.values()[i]).at(7, 0);
        }

        simulation.runUntil(8);

        assertThat(diary).containsExactlyElementsOf(expected);
    }

    @Test
    void eventsAtTheSameInstantAndRankHappenInTheOrderTheyWereScheduled() {
        EventType bell = noting("bell", Rank.TIMER);
        EventType horn = noting("horn", Rank.TIMER);
        bell.at(5, 1);
        horn.at(5, 2);
        bell.at(4, 3);
        bell.at(5, 4);

        simulation.runUntil(6);

        assertThat(diary).containsExactly("4 bell 3", "5 bell 1", "5 horn 2", "5 bell 4");
    }

    @Test
    void anExplicitOrderReplacesTheSchedulingSequence() {
        EventType arrival = noting("arrival", Rank.ARRIVAL);
        arrival.at(5, 30, 1);
        arrival.at(5, EventType.ORDERS - 1, 2);
        arrival.at(5, 0, 3);
        arrival.at(4, 31, 4);

        simulation.runUntil(6);

        assertThat(diary).containsExactly("4 arrival 4", "5 arrival 3", "5 arrival 1", "5 arrival 2");
    }

    @Test
    void anExplicitOrderOutOfRangeIsRefused() {
        EventType arrival = noting("arrival", Rank.ARRIVAL);

        assertThatThrownBy(() -> arrival.at(5, -1, 0))
                .isInstanceOf(InvariantException.class)
                .hasMessage("the order of event 'arrival' must be in [0, 137438953472), but is -1");
        assertThatThrownBy(() -> arrival.at(5, EventType.ORDERS, 0)).isInstanceOf(InvariantException.class);
        assertThat(simulation.pending()).isZero();
    }

    @Test
    void anEventScheduledWithoutDelayHappensLaterInTheSameInstant() {
        EventType second = noting("second", Rank.COMPLETION);
        EventType first = simulation.eventType("first", Rank.ARRIVAL, (now, argument) -> second.in(0, argument));
        first.at(5, 8);
        noting("third", Rank.ARRIVAL).at(5, 9);

        simulation.runUntil(6);

        assertThat(diary).containsExactly("5 second 8", "5 third 9");
    }

    @Test
    void eventsAtExactlyTheBoundDoNotRunAndTheClockStandsAtTheBound() {
        EventType bell = noting("bell", Rank.TIMER);
        bell.at(9, 1);
        bell.at(10, 2);

        simulation.runUntil(10);

        assertThat(diary).containsExactly("9 bell 1");
        assertThat(simulation.now()).isEqualTo(10);
        assertThat(simulation.nextEventTime()).isEqualTo(10);
        assertThat(simulation.pending()).isEqualTo(1);
    }

    @Test
    void aRunGoesOnWhereTheLastOneEnded() {
        EventType bell = noting("bell", Rank.TIMER);
        bell.at(10, 2);
        simulation.runUntil(10);
        simulation.runUntil(10);
        bell.in(0, 3);

        simulation.runUntil(11);

        assertThat(diary).containsExactly("10 bell 2", "10 bell 3");
        assertThat(simulation.nextEventTime()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anEventAtTheEndOfTimeNeverHappensAndTheClockMayStandThere() {
        noting("never", Rank.TIMER).at(Long.MAX_VALUE, 0);
        noting("late", Rank.TIMER).at(Long.MAX_VALUE - 1, 0);

        simulation.runUntil(Long.MAX_VALUE);

        assertThat(diary).containsExactly((Long.MAX_VALUE - 1) + " late 0");
        assertThat(simulation.now()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anEventInThePastIsAFaultThatNamesTheEventAndBothTimes() {
        EventType bell = noting("bell", Rank.TIMER);
        simulation.runUntil(100);

        assertThatThrownBy(() -> bell.at(99, 0))
                .isInstanceOf(InvariantException.class)
                .hasMessage("event 'bell' is scheduled at 99 ns, but it is already 100 ns");
        assertThatThrownBy(() -> bell.in(-1, 0)).isInstanceOf(InvariantException.class);
        assertThatThrownBy(() -> bell.in(Long.MAX_VALUE, 0))
                .isInstanceOf(InvariantException.class)
                .hasMessageEndingWith("(a negative delay, or one beyond the end of time)");
        assertThat(simulation.pending()).isZero();
    }

    @Test
    void theClockDoesNotGoBack() {
        simulation.runUntil(100);

        assertThatThrownBy(() -> simulation.runUntil(99))
                .isInstanceOf(InvariantException.class)
                .hasMessage("cannot run until 99 ns: it is already 100 ns");
    }

    @Test
    void anEventMayNotRunTheSimulation() {
        simulation
                .eventType("loop", Rank.TIMER, (now, argument) -> simulation.runUntil(50))
                .at(7, 0);

        assertThatThrownBy(() -> simulation.runUntil(10))
                .isInstanceOf(InvariantException.class)
                .hasMessage("an event at 7 ns tried to run the simulation that runs it");
    }

    @Test
    void aCancelledEventDoesNotHappen() {
        EventType bell = noting("bell", Rank.TIMER);
        long early = bell.timer(3, 1);
        bell.at(4, 2);

        assertThat(simulation.cancel(early)).isTrue();
        assertThat(simulation.cancel(early)).isFalse();
        assertThat(simulation.pending()).isEqualTo(1);
        assertThat(simulation.nextEventTime()).isEqualTo(4);
        simulation.runUntil(10);

        assertThat(diary).containsExactly("4 bell 2");
        assertThat(simulation.events()).isEqualTo(1);
        assertThat(simulation.pending()).isZero();
    }

    @Test
    void aTicketOfAnEventThatHappenedCancelsNothingEvenWhenItsSlotIsUsedAgain() {
        EventType bell = noting("bell", Rank.TIMER);
        long past = bell.timer(3, 1);
        simulation.runUntil(5);

        assertThat(simulation.cancel(past)).isFalse();
        bell.timer(6, 2);
        assertThat(simulation.cancel(past)).isFalse();
        simulation.runUntil(7);

        assertThat(diary).containsExactly("3 bell 1", "6 bell 2");
    }

    @Test
    void anEventCannotCancelItselfWhileItHappens() {
        long[] ticket = new long[1];
        EventType bell = simulation.eventType(
                "bell", Rank.TIMER, (now, argument) -> diary.add("" + simulation.cancel(ticket[0])));
        ticket[0] = bell.timer(3, 0);

        simulation.runUntil(5);

        assertThat(diary).containsExactly("false");
        assertThat(simulation.pending()).isZero();
    }

    @Test
    void whenAllIsCancelledNothingIsPending() {
        EventType bell = noting("bell", Rank.TIMER);
        List<Long> tickets = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            tickets.add(bell.timer(i * 17L, i));
        }
        tickets.forEach(simulation::cancel);

        assertThat(simulation.nextEventTime()).isEqualTo(Long.MAX_VALUE);
        assertThat(simulation.pending()).isZero();
    }

    @Test
    void anEventCanStopTheRunAndTheClockStaysWithIt() {
        EventType bell = noting("bell", Rank.TIMER);
        simulation
                .eventType("stop", Rank.TIMER, (now, argument) -> simulation.stop())
                .at(5, 0);
        bell.at(4, 1);
        bell.at(5, 2);

        simulation.runUntil(10);

        assertThat(simulation.now()).isEqualTo(5);
        assertThat(diary).containsExactly("4 bell 1");
        simulation.runUntil(10);
        assertThat(diary).containsExactly("4 bell 1", "5 bell 2");
        assertThat(simulation.now()).isEqualTo(10);
    }

    @Test
    void aStopBeforeARunIsNotLost() {
        noting("bell", Rank.TIMER).at(4, 1);

        simulation.stop();
        simulation.runUntil(10);

        assertThat(simulation.now()).isZero();
        assertThat(diary).isEmpty();
    }

    @Test
    void manyKindsOfEventsAreKeptApart() {
        List<EventType> types = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            types.add(noting("type" + i, Rank.TIMER));
        }
        types.get(99).at(1, 0);
        types.get(0).at(2, 0);
        types.get(50).at(3, 0);

        simulation.runUntil(10);

        assertThat(diary).containsExactly("1 type99 0", "2 type0 0", "3 type50 0");
    }
}
