package buzzville.broker.journal;

import buzzville.unit.Doc;
import buzzville.unit.Manual;

/** Everything that some subscription has not acknowledged. */
@Doc("All that is not acknowledged.")
@Manual(
        rule =
                "Every message of the log is delivered again to every subscription whose acknowledgement of it the log does not"
                        + " hold.",
        source =
                "Kafka: a group goes on at its committed offset; RabbitMQ: unacknowledged messages of a durable queue are"
                        + " queued again.",
        use = "Always.",
        hurts = "What was processed and not yet acknowledged is processed twice: at least once, not exactly once.",
        names = "Replay from the committed offset, redelivery.",
        example = "committed")
public record Committed() implements RecoveryPolicy {
    @Override
    public long last() {
        return ALL;
    }

    @Override
    public boolean repeats() {
        return false;
    }
}
