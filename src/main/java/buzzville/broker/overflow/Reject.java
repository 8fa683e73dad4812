package buzzville.broker.overflow;

import buzzville.metric.Fate;
import buzzville.unit.Doc;
import buzzville.unit.Manual;

/**
 * Refuses the newcomer and tells the sender so (RabbitMQ {@code reject-publish} with confirms, NATS {@code DiscardNew},
 * Pulsar {@code producer_exception}).
 */
@Doc("Refuses the newcomer and tells the sender so.")
@Manual(
        rule = "A message that finds its lane full is refused, and its sender is told.",
        source = "RabbitMQ `x-overflow: reject-publish` with publisher confirms; NATS JetStream `DiscardNew`;"
                + " Pulsar `producer_exception`; Akka and Pekko `fail`; Reactor and RxJava `ERROR`.",
        use = "Where the sender can do something about it: try again later, use another way, or warn a person.",
        hurts = "A sender that tries again at once makes the overload worse, see `retry`. A sender that ignores"
                + " the answer turns it into `drop-newest`.",
        names = "RabbitMQ's `reject-publish` without confirms is silent, which is `drop-newest`.")
public record Reject() implements OverflowPolicy {
    @Override
    public void decide(FullLane lane) {
        lane.refuse(Fate.REJECTED);
    }
}
