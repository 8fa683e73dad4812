package buzzville.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random schedules, against a list that is sorted by the definition of the order. */
class PendingEventsTest {
    private static final int KINDS = 3;

    /** How far ahead events are scheduled. */
    enum Delays {
        EXPONENTIAL(random -> (long) (-1e6 * StrictMath.log(1 - random.nextDouble()))),
        FEW_VALUES(random -> random.nextInt(4)),
        NONE_MOSTLY(random -> random.nextInt(50) == 0 ? random.nextLong(1000) : 0),
        SAME(random -> 1000),
        NEAR_AND_FAR(
                random -> random.nextInt(10) == 0 ? 30_000_000_000L + random.nextLong(1000) : random.nextLong(1000)),
        EVERY_MAGNITUDE(random -> random.nextLong() >>> 1 + random.nextInt(63) >>> 12),
        UNTIL_THE_END_OF_TIME(
                random -> random.nextInt(3) == 0 ? Long.MAX_VALUE / 2 - random.nextInt(3) : random.nextInt(100)),
        CRESCENDO(random -> 1L << random.nextInt(40));

        final ToLongFunction<SplittableRandom> draw;

        Delays(ToLongFunction<SplittableRandom> draw) {
            this.draw = draw;
        }
    }

    private record Event(long time, long order, int kind, long argument) {}

    /** The same order, taken literally: a sorted queue of objects. */
    private static final class Oracle {
        final PriorityQueue<Event> queue =
                new PriorityQueue<>(Comparator.comparingLong(Event::time).thenComparingLong(Event::order));
        final Map<Long, Event> pending = new HashMap<>();
    }

    private final SplittableRandom random = new SplittableRandom(20241210);
    private final PendingEvents events = new PendingEvents();
    private final Oracle oracle = new Oracle();
    private final Map<Long, Long> ticketOf = new HashMap<>();
    private final List<Long> cancellable = new ArrayList<>();
    private long sequence;
    private long now;

    private void add(long delay) {
        long time = now + delay < 0 ? Long.MAX_VALUE : now + delay;
        long rank = random.nextInt(8) - 4L;
        int kind = random.nextInt(KINDS);
        long argument = sequence++;
        long order = rank << Simulation.RANK_SHIFT | argument << Simulation.KIND_BITS;
        Event event = new Event(time, order, kind, argument);
        oracle.queue.add(event);
        oracle.pending.put(argument, event);
        if (random.nextBoolean()) {
            ticketOf.put(argument, events.addTimer(time, order | kind, argument, argument));
            cancellable.add(argument);
        } else {
            events.add(time, order | kind, argument);
        }
    }

    private void cancelOne() {
        long argument = cancellable.get(random.nextInt(cancellable.size()));
        Event event = oracle.pending.remove(argument);
        if (event != null) {
            oracle.queue.remove(event);
        }
        assertThat(events.cancel(ticketOf.get(argument))).isEqualTo(event != null);
    }

    private void removeOne() {
        Event expected = oracle.queue.poll();
        if (expected == null) {
            assertThat(events.nextLiveTime()).isEqualTo(Long.MAX_VALUE);
            return;
        }
        oracle.pending.remove(expected.argument());
        if (random.nextBoolean()) {
            assertThat(events.nextLiveTime()).isEqualTo(expected.time());
        }
        Event taken;
        do {
            taken = take();
        } while (taken == null);
        assertThat(taken).isEqualTo(expected);
        now = taken.time();
    }

    /** Takes the next event; null if it was cancelled. */
    private Event take() {
        long time = events.nextTime();
        long key = events.firstKey;
        long argument = events.firstArgument;
        events.removeFirst();
        boolean timer = (key & PendingEvents.TIMER) != 0;
        if (timer && !events.endTimer(argument)) {
            return null;
        }
        int kind = (int) (key & PendingEvents.TIMER - 1);
        long order = key >> Simulation.KIND_BITS << Simulation.KIND_BITS;
        return new Event(time, order, kind, timer ? events.timerArgument() : argument);
    }

    private void churn(Delays delays, int steps, double growth, double cancels) {
        for (int step = 0; step < steps; step++) {
            if (random.nextDouble() < cancels && !cancellable.isEmpty()) {
                cancelOne();
            }
            if (random.nextDouble() < 0.5 + growth) {
                add(delays.draw.applyAsLong(random));
            } else {
                removeOne();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void fewEventsLeaveInOrder(Delays delays) {
        churn(delays, 30, 0.5, 0);
        churn(delays, 5_000, 0, 0.1);
        churn(delays, 5_000, -0.5, 0);
    }

    @ParameterizedTest
    @EnumSource
    void aPopulationThatGrowsAndShrinksAgainAndAgainLeavesInOrder(Delays delays) {
        for (int wave = 0; wave < 6; wave++) {
            churn(delays, 400, 0.3, 0.02);
            churn(delays, 400, -0.3, 0.02);
        }
        churn(delays, 8_000, -0.5, 0);
    }

    @ParameterizedTest
    @EnumSource
    void manyEventsLeaveInOrder(Delays delays) {
        churn(delays, 20_000, 0.45, 0);
        churn(delays, 20_000, 0, 0.01);
        churn(delays, 45_000, -0.45, 0);
        assertThat(events.nextLiveTime())
                .isEqualTo(
                        oracle.queue.isEmpty()
                                ? Long.MAX_VALUE
                                : oracle.queue.peek().time());
    }

    @ParameterizedTest
    @EnumSource
    void eventsThatAreNearlyAllCancelledMakeRoomForOthers(Delays delays) {
        for (int i = 0; i < 3_000; i++) {
            add(delays.draw.applyAsLong(random));
            long argument = sequence - 1;
            if (i % 10 != 0 && ticketOf.containsKey(argument)) {
                oracle.queue.remove(oracle.pending.remove(argument));
                assertThat(events.cancel(ticketOf.get(argument))).isTrue();
            }
        }
        churn(delays, 2_000, -0.4, 0.05);
    }

    @Test
    void aSecondPopulationFarBehindTheFirstLeavesInOrder() {
        for (int i = 0; i < 500; i++) {
            add(random.nextLong(1_000));
            add((1L << 50) + random.nextLong(1_000));
            add((1L << 62) + random.nextLong(3));
        }
        churn(Delays.FEW_VALUES, 5_000, -0.3, 0);
    }

    @Test
    void aTicketThatWasNeverGivenCancelsNothing() {
        assertThat(events.cancel(0)).isFalse();
        assertThat(events.cancel(-1)).isFalse();
        assertThat(events.cancel(Long.MIN_VALUE + 3)).isFalse();
        while (cancellable.isEmpty()) {
            add(5);
        }
        assertThat(events.cancel(ticketOf.get(cancellable.get(0)) + (1L << Timers.SLOT_BITS)))
                .isFalse();
    }
}
