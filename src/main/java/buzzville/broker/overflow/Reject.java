package buzzville.broker.overflow;

import buzzville.metric.Fate;

/**
 * Refuses the newcomer and tells the sender so (RabbitMQ {@code reject-publish} with confirms, NATS {@code DiscardNew},
 * Pulsar {@code producer_exception}).
 */
public record Reject() implements OverflowPolicy {
    @Override
    public void decide(FullLane lane) {
        lane.refuse(Fate.REJECTED);
    }
}
