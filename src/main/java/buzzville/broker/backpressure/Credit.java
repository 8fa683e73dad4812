package buzzville.broker.backpressure;

import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;

/**
 * A sender has at most {@code n} messages outstanding. By Little's law its rate is at most n/RTT, where RTT is the time from
 * sending to hearing that the credit is back.
 *
 * <p>Credits come back in batches of {@code refill}, as the broker grants them; a message that was refused gives its credit
 * back too. Of one that got lost on the network or in a crash nobody says anything: its credit is back after {@code timeout}
 * (Kafka's {@code request.timeout.ms}, 30 s). Sources: Reactive Streams specification ({@code Subscription.request}); AMQP 1.0,
 * section 2.6.7 on link credit; RabbitMQ's publisher confirms with a window.
 */
@Doc("A sender has at most so many messages outstanding.")
@Manual(
        rule =
                "A message may go while fewer than `n` of its sender are outstanding. A credit comes back when the broker has"
                        + " accepted the message, or when all its subscriptions are done with it (`returns`), `refill` of them at a"
                        + " time, after the way back. So rate <= n / round trip: 2 credits and 50 ms each way allow 20 messages a"
                        + " second.",
        source = "Reactive Streams `request(n)`; AMQP 1.0, 2.6.7 link credit (RabbitMQ 4: 128, topped up at half);"
                + " publisher confirms with a window.",
        use = "When the broker's or the services' speed should set the senders' speed without anybody measuring it.",
        hurts = "A window smaller than rate x round trip throttles a sender that nothing else would; with"
                + " `returns: settled` the slowest subscription sets everybody's speed.",
        names =
                "Flow control, in-flight window, MQTT 5 Receive Maximum, Kafka `max.in.flight.requests.per.connection`.",
        example = "credit(n=1, returns=settled)")
public record Credit(
        @Doc("Most messages outstanding per sender, at least 1.") @Count
        int n,

        @Doc("When a message gives its credit back.") @Default("accepted")
        Returns returns,

        @Doc("How many credits come back together, from 1 to n; AMQP tops up by half of n.") @Default("1") @Count
        int refill,

        @Doc("A message that nothing is heard of for so long gives its credit back.") @Default("30s") @DurationNanos
        long timeout)
        implements BackpressurePolicy {
    /** When a credit comes back. */
    public enum Returns {
        /** The broker has taken the message. */
        ACCEPTED,
        /** Every subscription is done with the message. */
        SETTLED
    }

    public Credit {
        if (!(1 <= n)) {
            throw new IllegalArgumentException("n must be at least 1, but is " + n);
        }
        if (!(1 <= refill && refill <= n)) {
            throw new IllegalArgumentException(
                    "refill must be from 1 to n (" + n + "), or no credit would ever come back, but is " + refill);
        }
        if (!(timeout > 0)) {
            throw new IllegalArgumentException("timeout must be longer than 0s");
        }
    }

    /** Credits that come back at another instant are other credits. */
    @Override
    public boolean goesOnFrom(BackpressurePolicy other) {
        return other instanceof Credit credit && credit.returns == returns;
    }

    @Override
    public Pressure start(Setting setting) {
        return sender -> new Window(this);
    }
}
