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
        rule = "A newcomer that finds its lane full ends as `rejected`, and its sender is told.",
        source = "RabbitMQ's `overflow: reject-publish` with publisher confirms, NATS JetStream's"
                + " `DiscardNew`, Pulsar's `producer_exception`.",
        use = "Whenever the sender can do something about it: slow down, try again later, choose another"
                + " way, show an error. It loses what `drop-newest` loses, but nobody is deceived.",
        hurts = "Senders that try again at once make the overload worse: give them `exponential` retries and"
                + " a budget, or backpressure. A sensor that cannot listen gains nothing.",
        names = "Akka and Pekko: `fail`; Reactor and RxJava: `ERROR`; HTTP: 429 or 503. Before a priority"
                + " queue it refuses critical and unimportant messages alike.")
public record Reject() implements OverflowPolicy {
    @Override
    public void decide(FullLane lane) {
        lane.refuse(Fate.REJECTED);
    }
}
