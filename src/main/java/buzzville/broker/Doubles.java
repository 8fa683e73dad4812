package buzzville.broker;

import buzzville.message.Message;
import buzzville.message.Publication;
import buzzville.message.Way;

/** Messages of which the network makes two on their way to the broker: each takes its own time, and both are let in. */
final class Doubles {
    /** Trips of second ones have draws of their own. */
    private static final int SECOND = 1 << 20;

    private final Broker broker;
    private final Way uplink;

    Doubles(Broker broker, Way uplink) {
        this.broker = broker;
        this.uplink = uplink;
    }

    /** A message leaves that arrives twice, unless the second one is lost. */
    void both(Message message, long delay) {
        Publication publication = message.publication;
        if (publication == null) {
            publication = new Publication(message, null);
            message.publication = publication;
            publication.attempted();
        }
        Message second = message.again(message.retries);
        second.publishedAt = message.publishedAt;
        long later = uplink.delay(second, message.retries + SECOND);
        if (later != Way.LOST) {
            publication.attempted();
        }
        broker.travel(message, delay);
        if (later != Way.LOST) {
            broker.travel(second, later);
        }
    }
}
