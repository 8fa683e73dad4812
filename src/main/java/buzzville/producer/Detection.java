package buzzville.producer;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Message;
import buzzville.message.Parcels;
import buzzville.message.Publisher;
import java.util.function.Consumer;

/** What has happened and is only being noticed: reports that are published after a delay. */
public final class Detection {
    private final Publisher publisher;
    private final EventType report;
    private final Parcels<Message> pending = new Parcels<>();

    public Detection(Simulation simulation, Publisher publisher) {
        this.publisher = publisher;
        this.report = simulation.eventType(
                "detection/report", Rank.TIMER, (now, slot) -> publisher.send(pending.take((int) slot), now));
    }

    /** Publishes what happens now after so many nanoseconds; the books know of it at once. */
    void report(Message message, long delay, long now) {
        publisher.happened(message);
        if (delay == 0) {
            publisher.send(message, now);
        } else {
            report.in(delay, pending.put(message));
        }
    }

    /** Visits the reports that are not published yet. */
    public void forEachPending(Consumer<? super Message> visitor) {
        pending.forEach(visitor);
    }
}
