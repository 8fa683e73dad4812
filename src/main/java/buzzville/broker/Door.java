package buzzville.broker;

import buzzville.message.Copy;
import buzzville.message.Feeder;
import buzzville.message.LengthWatcher;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.metric.Level;
import buzzville.metric.Span;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where messages knock that the broker has no room for: whoever sent one waits with all that it sends next, so that the
 * messages of one producer's instance enter in order.
 */
public final class Door implements Feeder {
    private record Sender(Origin origin, int instance) {}

    /** The head of each queue is the message that is being let in; a sender without a queue is not blocked. */
    private final Map<Sender, ArrayDeque<Message>> blocked = new LinkedHashMap<>();

    private final Level blockedSenders;
    private @Nullable Broker broker;
    private @Nullable LengthWatcher watcher;

    public Door(Span span) {
        blockedSenders = new Level("blocked producers", span);
    }

    void opensTo(Broker broker) {
        this.broker = broker;
    }

    /** Producers' instances that wait before the broker, over time. */
    public Level blockedSenders() {
        return blockedSenders;
    }

    /** Tells somebody of every change of how many wait behind those that are being let in. */
    void tell(LengthWatcher watcher) {
        this.watcher = watcher;
    }

    private void change(int change, long now) {
        if (watcher != null) {
            watcher.changed(change, now);
        }
    }

    void knock(Message message, long now) {
        if (!blocked.isEmpty()) {
            ArrayDeque<Message> queue = blocked.get(sender(message));
            if (queue != null) {
                queue.add(message);
                change(1, now);
                return;
            }
        }
        if (!broker().admit(message, now)) {
            ArrayDeque<Message> queue = new ArrayDeque<>();
            queue.add(message);
            blocked.put(sender(message), queue);
            blockedSenders.add(now, 1);
        }
    }

    @Override
    public void released(Copy copy, long now) {
        Message message = copy.message;
        if (--message.held > 0) {
            return;
        }
        broker().letIn(message, now);
        next(message, now);
        broker().carryOn(now);
    }

    /** Waiting behind another message of the sender counts too. */
    @Override
    public long waitsSince(Copy copy, long now) {
        return copy.message.arrivedAt;
    }

    /** Lets in those that wait behind a message, up to the next that is held back. */
    private void next(Message message, long now) {
        Sender sender = sender(message);
        ArrayDeque<Message> queue = blocked.get(sender);
        if (queue == null) {
            throw new IllegalStateException("'" + sender.origin().name() + "' was let in without having waited");
        }
        queue.remove();
        while (!queue.isEmpty()) {
            change(-1, now); // it is being let in, if not at once
            if (!broker().admit(queue.element(), now)) {
                return;
            }
            queue.remove();
        }
        blocked.remove(sender);
        blockedSenders.add(now, -1);
    }

    /** Visits the messages that are being let in. */
    public void forEachHanding(Consumer<? super Message> visitor) {
        blocked.values().forEach(queue -> visitor.accept(queue.element()));
    }

    /** Visits the messages that wait behind those. */
    public void forEachBehind(Consumer<? super Message> visitor) {
        blocked.values().forEach(queue -> queue.stream().skip(1).forEach(visitor));
    }

    private static Sender sender(Message message) {
        return new Sender(message.origin, message.instance);
    }

    private Broker broker() {
        if (broker == null) {
            throw new IllegalStateException("the door leads nowhere");
        }
        return broker;
    }
}
