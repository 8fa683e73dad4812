package buzzville.broker.order;

import buzzville.message.Message;
import buzzville.message.Publisher;

/** Writes on every message what it must carry for the sake of order, as it leaves its sender. */
public final class Marked implements Publisher {
    private final Publisher next;
    private final Postmarks marks;

    public Marked(Publisher next, Postmarks marks) {
        this.next = next;
        this.marks = marks;
    }

    @Override
    public void happened(Message message) {
        next.happened(message);
    }

    @Override
    public void send(Message message, long now) {
        marks.sent(message, now);
        next.send(message, now);
    }

    @Override
    public void carry(Message message, long now, long arrival) {
        marks.sent(message, now);
        next.carry(message, now, arrival);
    }
}
