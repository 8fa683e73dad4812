package buzzville.city;

import buzzville.city.recovery.Aftermath;
import buzzville.codec.Codec;
import buzzville.codec.Coded;
import buzzville.message.Priority;
import buzzville.metric.ArrivalOrder;
import buzzville.metric.BeliefTally;
import buzzville.metric.CommandTally;
import buzzville.metric.CommitTally;
import buzzville.metric.Handled;
import buzzville.metric.HeldTally;
import buzzville.metric.Level;
import buzzville.metric.Sum128;
import buzzville.metric.Tally;
import buzzville.metric.TurnTally;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was measured for an objective at one place. Adds exactly, so that the runs of a set can be judged as one. */
sealed interface Observed {
    /** Adds what another run measured for the same objective at the same place. */
    void add(Observed other);

    /** Messages at a subscription or the broker. */
    final class Messages implements Observed, Coded {
        private final Tally tally;
        private final Sum128 time = new Sum128();

        /** @param length of the interval, nanoseconds */
        Messages(Tally tally, long length) {
            this.tally = tally;
            time.add(length);
        }

        Tally tally() {
            return tally;
        }

        /** Length of the interval, all runs together, nanoseconds. */
        double time() {
            return time.toDouble();
        }

        @Override
        public void add(Observed other) {
            Messages more = (Messages) other;
            tally.add(more.tally);
            time.add(more.time);
        }

        @Override
        public void code(Codec codec) {
            codec.all(time);
        }
    }

    /** The order in which messages arrived at a subscription. */
    record Order(ArrivalOrder order) implements Observed {
        @Override
        public void add(Observed other) {
            order.add(((Order) other).order);
        }
    }

    /**
     * What keeping an order cost a service.
     *
     * @param unordered its messages, if it takes them as they come: none of them is ever held back
     */
    record Turns(TurnTally turns, Tally unordered) implements Observed {
        @Override
        public void add(Observed other) {
            turns.add(((Turns) other).turns);
            unordered.add(((Turns) other).unordered);
        }
    }

    /**
     * How long what somebody published waited until its timestamps were past.
     *
     * @param waits whether it waits at all
     */
    record Commits(CommitTally commits, boolean waits) implements Observed {
        @Override
        public void add(Observed other) {
            commits.add(((Commits) other).commits);
        }
    }

    /**
     * What a service commanded, and what became of the messages that told it to.
     *
     * @param commands those that were processed
     */
    record Obedience(CommandTally commands, Tally orders) implements Observed {
        @Override
        public void add(Observed other) {
            commands.add(((Obedience) other).commands);
            orders.add(((Obedience) other).orders);
        }
    }

    /** How long effects of a service waited for lights. */
    record Delay(HeldTally held) implements Observed {
        @Override
        public void add(Observed other) {
            held.add(((Delay) other).held);
        }
    }

    /** What a service believed of lights. */
    record Hearsay(BeliefTally belief) implements Observed {
        @Override
        public void add(Observed other) {
            belief.add(((Hearsay) other).belief);
        }
    }

    /** Messages of a type, until the last of their subscriptions was done. */
    record Whole(Handled handled) implements Observed {
        @Override
        public void add(Observed other) {
            handled.add(((Whole) other).handled);
        }
    }

    /** What an incident did to the city, in each of several runs. */
    final class Recovered implements Observed {
        private final List<Aftermath> aftermaths = new ArrayList<>();
        private final @Nullable Priority priority;

        private Recovered(@Nullable Priority priority) {
            this.priority = priority;
        }

        /** Passes one through a codec; null when it is read. */
        static Recovered coded(Codec codec, @Nullable Recovered known) {
            boolean one = codec.flag(known != null && known.priority != null);
            Priority priority = one ? codec.choice(known == null ? null : known.priority, Priority.class) : null;
            List<Aftermath> all = codec.plains(known == null ? List.of() : known.aftermaths, Aftermath.class);
            Recovered recovered = new Recovered(priority);
            recovered.aftermaths.addAll(all);
            return recovered;
        }

        /**
         * Of one run.
         *
         * @param aftermath null if the incident never came
         * @param priority whose messages are counted; null for all
         */
        static Recovered of(@Nullable Aftermath aftermath, @Nullable Priority priority) {
            Recovered recovered = new Recovered(priority);
            if (aftermath != null && aftermath.happened()) {
                recovered.aftermaths.add(aftermath);
            }
            return recovered;
        }

        /** Mean over the runs; NaN if one of them has no such figure. */
        double mean(Aftermath.Figure figure) {
            return aftermaths.stream()
                    .mapToDouble(aftermath -> aftermath.of(figure, priority))
                    .average()
                    .orElse(Double.NaN);
        }

        /** Whether the incident came at all. */
        boolean happened() {
            return !aftermaths.isEmpty();
        }

        @Override
        public void add(Observed other) {
            aftermaths.addAll(((Recovered) other).aftermaths);
        }
    }

    /** A queue, or the workers of a stage. */
    final class Height implements Observed, Coded {
        private static final double NANOS_PER_HOUR = 3600e9;

        private final Sum128 area = new Sum128();
        private final Sum128 time = new Sum128();
        private final Sum128 capacity = new Sum128();
        private long max;
        private long runs = 1;

        /**
         * A level that has come to its end.
         *
         * @param length of the interval, nanoseconds
         * @param existing workers
         */
        Height(Level level, long length, int existing) {
            area.add(level.area());
            time.add(length);
            capacity.addProduct(existing, length);
            max = level.max();
        }

        /** The same where the number of existing workers changes. */
        Height(Level level, long length, Level existing) {
            this(level, length, 0);
            capacity.add(existing.area());
        }

        /** Workers that are paid for, and no level: their integral over the interval. */
        Height(Sum128 paid, long length) {
            area.add(paid);
            time.add(length);
        }

        /** Nothing yet, to be read into. */
        Height() {
            this(new Sum128(), 0);
        }

        @Override
        public void code(Codec codec) {
            codec.all(area, time, capacity);
            max = codec.number(max);
            runs = codec.number(runs);
        }

        /** Of a mean run. */
        double workerHours() {
            return area.toDouble() / NANOS_PER_HOUR / runs;
        }

        /** Time average. */
        double mean() {
            return area.toDouble() / time.toDouble();
        }

        /** Time average over the existing workers, from 0 to 1. */
        double share() {
            return area.toDouble() / capacity.toDouble();
        }

        long max() {
            return max;
        }

        @Override
        public void add(Observed other) {
            Height more = (Height) other;
            area.add(more.area);
            time.add(more.time);
            capacity.add(more.capacity);
            max = Math.max(max, more.max);
            runs += more.runs;
        }
    }
}
