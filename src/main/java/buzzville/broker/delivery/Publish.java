package buzzville.broker.delivery;

import buzzville.unit.Doc;
import buzzville.unit.Manual;

/** Producers publish to the broker and go on; it hands every message to all who subscribe (Kafka, RabbitMQ, MQTT). */
@Doc("Producers publish; the broker hands each message to all who subscribe.")
@Manual(
        rule =
                "A message travels to the broker once; the broker hands a copy to each subscription at the same instant. Each is"
                        + " handled at max over subscriptions of (wait + hop + service), and the producer waits for none of them.",
        source =
                "Eugster, Felber, Guerraoui and Kermarrec, The Many Faces of Publish/Subscribe, ACM Computing Surveys 35(2), 2003.",
        use =
                "One happening concerns several services, at best at once; services come and go; a burst must wait somewhere.",
        hurts =
                "Producers that have to know the outcome: they hear of a refusal at most, and the broker is one more place that can"
                        + " be full, slow or down.",
        names = "`publish/subscribe`, `fan-out`, event notification.")
public record Publish() implements DeliveryPolicy {
    @Override
    public boolean calls() {
        return false;
    }
}
