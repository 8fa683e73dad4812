package buzzville.producer;

import buzzville.metric.Fate;
import buzzville.unit.CountOrUnlimited;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Manual;

/**
 * Keeps its messages in a buffer of its own, first in first out, and sends them when it may. A message that finds the buffer full
 * ends as {@code source-full}, which its producer knows. Kafka's producer has 32 MiB ({@code buffer.memory}).
 */
@Doc("Keeps what it may not send in a buffer of its own, in order.")
@Manual(
        rule =
                "At most `capacity` messages wait at each instance; one more is lost as `source-full`. The wait counts from the"
                        + " publishing that was wanted, and is part of the end-to-end latency.",
        source = "Kafka producer `buffer.memory`; store and forward in MQTT gateways.",
        use = "For happenings: each is worth telling, even late.",
        hurts = "A long buffer only moves the queue to where nobody sees it: what comes out of it is old.")
public record Buffer(
        @Doc("Most messages that wait at one instance.") @Default("1000") @CountOrUnlimited
        int capacity) implements Restraint {
    @Override
    public int room() {
        return capacity;
    }

    @Override
    public Fate beyond() {
        return Fate.SOURCE_FULL;
    }
}
