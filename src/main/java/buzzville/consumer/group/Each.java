package buzzville.consumer.group;

import buzzville.unit.Doc;
import buzzville.unit.Manual;

/** Each message as soon as it is processed. */
@Doc("Each message as soon as it is processed.")
@Manual(
        rule = "A message is committed at the instant at which it is processed.",
        source = "RabbitMQ: `basic.ack` for each delivery; Kafka: `commitSync` after each record.",
        use = "Where a message served twice costs more than a commit for each.",
        hurts = "A commit for each message; a log writes as many of them as messages.",
        names = "Manual acknowledgement, synchronous commit.",
        example = "each")
public record Each() implements CommitPolicy {
    @Override
    public long period() {
        return NEVER;
    }

    @Override
    public int most() {
        return 1;
    }
}
