package buzzville.broker.outbox;

import buzzville.unit.CountOrUnlimited;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Each instance keeps what it has published until the broker's acknowledgement has come back to it.
 *
 * <p>Defaults are those of Kafka's producer ({@code request.timeout.ms}, {@code delivery.timeout.ms}, {@code
 * retry.backoff.ms}, {@code retry.backoff.max.ms}, {@code max.in.flight.requests.per.connection}, {@code
 * enable.idempotence}).
 *
 * @param timeout how long it waits for an acknowledgement before it publishes again, nanoseconds
 * @param deliveryTimeout how long after it was first sent it is given up, nanoseconds
 * @param backoff the wait after a first refusal, nanoseconds
 * @param maxBackoff the longest wait after a refusal, nanoseconds
 * @param inFlight most messages that are sent and not acknowledged
 * @param buffer most messages that wait behind those
 * @param idempotent whether the broker knows the sequence of each sender
 */
@Doc("Kept until the broker has acknowledged it, and published again.")
@Manual(
        rule =
                "At most `in-flight` messages of an instance are sent and not acknowledged; the others wait in its buffer of"
                        + " `buffer` messages. One whose acknowledgement has not come back `timeout` after it was sent is"
                        + " sent again, one that was refused after min(max-backoff, backoff · 2ⁿ⁻¹ · u) with u uniform in"
                        + " [0.8, 1.2) after its n-th refusal. `delivery-timeout` after it was first sent it is given up.",
        source = "Kafka's producer: `request.timeout.ms` 30000, `delivery.timeout.ms` 120000, `retry.backoff.ms` 100 to"
                + " 1000 with a jitter of 20 %, 5 requests in flight, `enable.idempotence` true.",
        use = "Whatever must survive an outage of the broker or of the network.",
        hurts =
                "Memory at the source, and a wave of what was kept once the broker is back. Without `idempotent`, what was"
                        + " taken and not acknowledged in time is there twice.",
        names = "Publisher confirms (RabbitMQ), MQTT quality of service 1, transactional outbox, store and forward.",
        example = "outbox(timeout=5s, delivery-timeout=2min, in-flight=5, idempotent=true)")
public record Outbox(
        @Doc("How long an acknowledgement is waited for before the message is published again.")
        @Default("30s")
        @DurationNanos
        long timeout,

        @Doc("How long after it was first sent a message is given up.") @Default("2min") @DurationNanos
        long deliveryTimeout,

        @Doc("How long to wait after a first refusal; twice as long after each further one.")
        @Default("100ms")
        @DurationNanos
        long backoff,

        @Doc("The longest wait after a refusal.") @Default("1s") @DurationNanos
        long maxBackoff,

        @Doc("Most messages of an instance that are sent and not acknowledged, from 1 to 1000.") @Default("5")
        int inFlight,

        @Doc("Most messages that wait in an instance's buffer; the newest is lost when it is full.")
        @Default("unlimited")
        @CountOrUnlimited
        int buffer,

        @Doc("Whether the broker knows the sequence of each sender, so that it keeps their order and drops repeats.")
        @Default("true")
        boolean idempotent)
        implements OutboxPolicy {
    private static final int MOST_IN_FLIGHT = 1000;
    private static final long LONGEST = 168 * 3_600_000_000_000L;
    private static final double JITTER = 0.2;

    public Outbox {
        if (!(0 < timeout && timeout <= LONGEST)) {
            throw new IllegalArgumentException("timeout must be longer than 0s and at most 168h");
        }
        if (!(timeout <= deliveryTimeout && deliveryTimeout <= LONGEST)) {
            throw new IllegalArgumentException("delivery-timeout must be at least timeout and at most 168h");
        }
        if (!(0 < backoff && backoff <= LONGEST)) {
            throw new IllegalArgumentException("backoff must be longer than 0s and at most 168h");
        }
        if (!(backoff <= maxBackoff && maxBackoff <= LONGEST)) {
            throw new IllegalArgumentException("max-backoff must be at least backoff and at most 168h");
        }
        if (!(1 <= inFlight && inFlight <= MOST_IN_FLIGHT)) {
            throw new IllegalArgumentException(
                    "in-flight must be from 1 to " + MOST_IN_FLIGHT + ", but is " + inFlight);
        }
        if (!(buffer >= 0)) {
            throw new IllegalArgumentException("buffer must be at least 0, but is " + buffer);
        }
    }

    @Override
    public boolean keeps() {
        return true;
    }

    /**
     * How long to wait after a refusal.
     *
     * @param refusals so far, from 1
     * @param chance draws that belong to the message and to this refusal
     * @return nanoseconds
     */
    public long backoff(int refusals, UniformRandomProvider chance) {
        double cap = backoff;
        for (int n = 1; n < refusals && cap < maxBackoff; n++) {
            cap *= 2;
        }
        double factor = 1 - JITTER + 2 * JITTER * chance.nextDouble();
        return Math.min(maxBackoff, Math.round(cap * factor));
    }
}
