package buzzville.broker.order;

import buzzville.clock.HybridStamp;
import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Message;
import buzzville.message.Parcels;
import buzzville.message.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * Processes say every now and then that they are still there, so that nobody waits for what they have not sent. What they say
 * travels as messages do, and a broker that is down does not hear it.
 */
public final class Heartbeats {
    /** Who must hear it. */
    public interface Listener {
        /** A process says what time it has, and how many messages it has sent here. */
        void heard(int sender, HybridStamp stamp, int sent, long now);

        /** Whether anybody waits here, so that hearing may help. */
        boolean waits();
    }

    private record Ear(int subscription, Listener listener) {}

    /** One process. */
    private static final class Heart {
        final int number;
        final IntFunction<Message> beat;
        final BooleanSupplier down;
        final List<Ear> ears = new ArrayList<>();
        long every;
        int beats;

        Heart(int number, IntFunction<Message> beat, BooleanSupplier down) {
            this.number = number;
            this.beat = beat;
            this.down = down;
        }
    }

    private final Postmarks marks;
    private final Way way;
    private final BooleanSupplier deaf;
    private final long end;
    private final List<Heart> hearts = new ArrayList<>();
    private final EventType beat;
    private final EventType arrive;
    private final Parcels<Sign> underWay = new Parcels<>();
    private long sent;
    /** Those who have fallen silent because the run is over and nobody waits. */
    private final List<Integer> silent = new ArrayList<>();

    /**
     * Nobody says anything yet.
     *
     * @param way to the broker
     * @param deaf whether the broker is down
     * @param end of the run, virtual nanoseconds: later nobody says anything unless somebody waits
     */
    public Heartbeats(Simulation simulation, Postmarks marks, Way way, BooleanSupplier deaf, long end) {
        this.marks = marks;
        this.way = way;
        this.deaf = deaf;
        this.end = end;
        this.beat = simulation.eventType("order/heartbeat", Rank.TIMER, (now, heart) -> beat((int) heart, now));
        this.arrive =
                simulation.eventType("order/heard", Rank.NETWORK, (now, slot) -> heard(underWay.take((int) slot), now));
    }

    /**
     * A process says something from now on.
     *
     * @param process its number
     * @param beat makes something that travels, for the how-manieth time that it says so
     * @param down whether it cannot
     * @return the number by which to {@link #listen} to it
     */
    public int add(int process, IntFunction<Message> beat, BooleanSupplier down) {
        hearts.add(new Heart(process, beat, down));
        return hearts.size() - 1;
    }

    /** Somebody must hear a process at least every so many nanoseconds; before anything happens. */
    public void listen(int heart, int subscription, long every, Listener listener) {
        Heart one = hearts.get(heart);
        one.ears.add(new Ear(subscription, listener));
        if (one.every == 0) {
            beat.at(every, heart);
        }
        one.every = one.every == 0 ? every : Math.min(one.every, every);
    }

    /** Somebody waits. */
    public void wake(long now) {
        if (!silent.isEmpty()) {
            silent.forEach(heart -> beat.in(hearts.get(heart).every, heart));
            silent.clear();
        }
    }

    /** How many times anybody said that it was still there. */
    public long sent() {
        return sent;
    }

    private void beat(int number, long now) {
        Heart heart = hearts.get(number);
        if (now >= end && heart.ears.stream().noneMatch(ear -> ear.listener().waits())) {
            silent.add(number);
            return;
        }
        beat.in(heart.every, number);
        if (heart.down.getAsBoolean()) {
            return;
        }
        sent++;
        Sign sign = marks.sign(heart.number, now);
        long delay = way.delay(heart.beat.apply(heart.beats++), 0);
        if (delay == 0) {
            heard(sign, now);
        } else if (delay != Way.LOST) {
            arrive.in(delay, underWay.put(sign));
        }
    }

    private void heard(Sign sign, long now) {
        if (deaf.getAsBoolean()) {
            return;
        }
        for (Heart heart : hearts) {
            if (heart.number == sign.sender) {
                heart.ears.forEach(
                        ear -> ear.listener().heard(sign.sender, sign.stamp, sign.sent(ear.subscription()), now));
            }
        }
    }
}
