package buzzville.broker.outbox;

import buzzville.unit.Doc;
import buzzville.unit.Manual;
import buzzville.unit.Name;

/** Published and forgotten. */
@Name("none")
@Doc("Published and forgotten: nobody hears whether it arrived.")
@Manual(
        rule =
                "A message leaves its producer once. What the network loses or a broker that is down does not take is lost.",
        source = "Kafka `acks=0`; MQTT quality of service 0; AMQP without publisher confirms.",
        use = "Readings that the next one replaces; devices without memory.",
        hurts = "Everything published while the broker is down is lost, and nobody knows of it.",
        names = "Fire and forget, at most once.",
        example = "none")
public record NoOutbox() implements OutboxPolicy {
    @Override
    public boolean keeps() {
        return false;
    }
}
