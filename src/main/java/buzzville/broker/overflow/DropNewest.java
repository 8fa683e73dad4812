package buzzville.broker.overflow;

import buzzville.metric.Fate;
import buzzville.unit.Doc;
import buzzville.unit.Manual;

/**
 * Drops the newcomer silently: tail drop (Akka {@code dropNew}, Reactor {@code DROP}). The queue keeps its oldest messages,
 * so those that do get through are as late as the queue is long.
 */
@Doc("Drops the newcomer silently (tail drop).")
@Manual(
        rule = "A newcomer that finds its lane full ends as `dropped-newest`; nobody is told. Those that"
                + " wait stay.",
        source = "Tail drop, the default of every bounded queue; NATS core and ZeroMQ drop so at a slow"
                + " consumer. In a queue of K with Poisson arrivals the share lost is Erlang's and the M/M/1/K"
                + " formula's.",
        use = "Where old messages are worth more than new ones: the first reports of an incident, parts of"
                + " a file. It costs nothing and keeps the order.",
        hurts = "What gets through has waited behind a full queue: with 1000 places and 100 messages a second"
                + " it is 10 s old. And the loss is silent: the sender believes that all is well.",
        names = "Akka and Pekko: `dropNew`; Reactor and RxJava: `DROP`. Akka's `dropTail` is another thing:"
                + " it drops the youngest that is already waiting, and so does RxJava's `DROP_LATEST`, while"
                + " Reactor's `DROP_LATEST` is this one.")
public record DropNewest() implements OverflowPolicy {
    @Override
    public void decide(FullLane lane) {
        lane.refuse(Fate.DROPPED_NEWEST);
    }
}
