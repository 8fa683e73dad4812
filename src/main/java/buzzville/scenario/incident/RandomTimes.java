package buzzville.scenario.incident;

import buzzville.random.Distribution;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import org.jspecify.annotations.Nullable;

/** A fault that comes by itself, is repaired and comes again. */
@Doc("A fault that comes by itself, is repaired and comes again, instead of 'at' and 'for'.")
public record RandomTimes(
        @Doc("Time from the end of a repair, or the beginning, to the next failure.") @DurationNanos
        Distribution between,

        @Doc("How long a repair takes.") @DurationNanos Distribution repair,

        @Doc("When the first may come.") @Default("0s") @DurationNanos
        long from,

        @Doc("From when on none comes any more; absent: the end.") @Nullable @DurationNanos
        Long until,

        @Doc("Who fails by himself.") @Default("all") Each each) {
    /** Who fails by himself. */
    public enum Each {
        /** All victims together. */
        ALL,
        /** Each instance of a service, each partition, each producer. */
        INSTANCE,
        /** Each worker of the services. */
        WORKER
    }

    public RandomTimes {
        if (!(between.mean() > 0)) {
            throw new IllegalArgumentException("between must be longer than 0s on average");
        }
        if (!(repair.mean() > 0)) {
            throw new IllegalArgumentException("repair must be longer than 0s on average");
        }
        if (until != null && !(from < until)) {
            throw new IllegalArgumentException("until must be later than from");
        }
    }

    /** What share of the time a victim is up in the long run: MTBF / (MTBF + MTTR). */
    public double availability() {
        return between.mean() / (between.mean() + repair.mean());
    }
}
