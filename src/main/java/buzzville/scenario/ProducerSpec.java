package buzzville.scenario;

import buzzville.broker.outbox.OutboxPolicy;
import buzzville.producer.ArrivalProcess;
import buzzville.producer.RateProfile;
import buzzville.producer.Restraint;
import buzzville.random.Distribution;
import buzzville.retry.BreakerPolicy;
import buzzville.retry.RetryPolicy;
import buzzville.unit.Assumed;
import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody or something that reports events: one sensor, or thousands alike. */
@Doc("Somebody or something that reports events.")
public record ProducerSpec(
        @Doc("What people call it.") @Nullable Label label,
        @Doc("What it detects.") @Nullable Label detects,

        @Doc("The event it reports, or several with their weights.") @Assumed("''")
        Emission emits,

        @Doc("How many there are; they take turns over the zones.") @Default("1")
        int count,

        @Doc("Where they stand; absent: in every zone.") @Nullable
        List<String> zones,

        @Doc("When each of them reports.") ArrivalProcess arrivals,

        @Doc("How many messages at a time, constant or drawn.") @Nullable @Count
        Distribution batch,

        @Doc("How the rate varies over the day (poisson arrivals only).") @Nullable
        RateProfile profile,

        @Doc("When it starts.") @Default("0s") @DurationNanos
        long from,

        @Doc("When it stops; absent: at the end.") @Nullable @DurationNanos
        Long until,

        @Doc(
                "Whether it tries again when a call failed, or when the broker refused what it published; all instances together.")
        @Default("none")
        RetryPolicy retry,

        @Doc("Whether each instance keeps what it has published until the broker has acknowledged it.") @Default("none")
        OutboxPolicy outbox,

        @Doc("When it stops calling a service that keeps failing; all instances together, for each service.")
        @Default("none")
        BreakerPolicy breaker,

        @Doc(
                "What each does while backpressure holds it back; absent: 'exempt' if all its events are critical, 'slow' for"
                        + " 'every', else 'buffer'.")
        @Nullable
        Restraint throttled,

        @Doc("Who notices what happens here, by name; absent: it reports by itself.") @Default("{}")
        Map<String, WitnessSpec> witnesses) {
    /** Instances fit into 24 bits of an event's order. */
    public static final int MOST_INSTANCES = 1 << 24;

    public ProducerSpec {
        if (!(1 <= count && count <= MOST_INSTANCES)) {
            throw new IllegalArgumentException("count must be from 1 to " + MOST_INSTANCES + ", but is " + count);
        }
        if (zones != null && zones.isEmpty()) {
            throw new IllegalArgumentException("zones must name at least one, or be absent for all");
        }
        if (until != null && !(from < until)) {
            throw new IllegalArgumentException("until must be later than from");
        }
    }
}
