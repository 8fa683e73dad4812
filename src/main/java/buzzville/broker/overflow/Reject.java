package buzzville.broker.overflow;

import buzzville.metric.Fate;
import buzzville.unit.Doc;

/**
 * Refuses the newcomer and tells the sender so (RabbitMQ {@code reject-publish} with confirms, NATS {@code DiscardNew},
 * Pulsar {@code producer_exception}).
 */
@Doc("Refuses the newcomer and tells the sender so.")
public record Reject() implements OverflowPolicy {
    @Override
    public void decide(FullLane lane) {
        lane.refuse(Fate.REJECTED);
    }
}
