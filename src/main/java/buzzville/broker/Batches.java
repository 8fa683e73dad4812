package buzzville.broker;

import buzzville.broker.batching.BatchingPolicy;
import buzzville.broker.partition.Partitioner;
import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Message;
import buzzville.message.Publication;
import buzzville.message.Way;
import buzzville.metric.PolicyTally;
import buzzville.metric.PolicyTally.Deed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Messages that wait at their senders for company. A sender is all that one producer, or one instance of a service, has in one
 * zone; it has a window for each node of the broker.
 */
public final class Batches {
    /** Where a request goes. */
    interface Exit {
        /** A message leaves and is there after a delay, or {@link Way#LOST}. */
        void leave(Message message, long delay, long now);
    }

    private record Client(String name, int zone, int node) {}

    /** What one sender has for one node. */
    private static final class Window {
        /** In the order in which they were published. */
        List<Message> messages = new ArrayList<>();

        List<Long> since = new ArrayList<>();
        final Map<Integer, Long> bytes = new HashMap<>();
        final int number;
        long ticket = -1;

        Window(int number) {
            this.number = number;
        }
    }

    private final Simulation simulation;
    private final BatchingPolicy policy;
    private final int nodes;
    private final PolicyTally books;
    private final EventType close;
    private final Map<Client, Window> windows = new HashMap<>();
    private final List<Window> inOrder = new ArrayList<>();
    private Exit exit = (message, delay, now) -> {};
    private Way way = Way.DIRECT;
    private Partitioner partitioner = message -> 0;

    /** @param nodes of the broker; partition p is at node p mod nodes */
    public Batches(Simulation simulation, BatchingPolicy policy, int nodes, PolicyTally books) {
        this.simulation = simulation;
        this.policy = policy;
        this.nodes = nodes;
        this.books = books;
        books.figure("requests", 0);
        books.figure("bytes", 0);
        this.close = simulation.eventType("batching/close", Rank.TIMER, (now, number) -> {
            Window window = inOrder.get((int) number);
            window.ticket = -1;
            send(window, now);
        });
    }

    void leaveBy(Exit exit, Way way, Partitioner partitioner) {
        this.exit = exit;
        this.way = way;
        this.partitioner = partitioner;
    }

    /** Takes a message, which may leave at once. */
    void add(Message message, long now) {
        Publication publication = message.publication;
        message.partition = publication != null && publication.partition >= 0
                ? publication.partition
                : partitioner.partition(message);
        if (publication != null) {
            publication.partition = message.partition;
        }
        Window window = windows.computeIfAbsent(
                new Client(message.origin.name(), message.zone, message.partition % nodes), client -> {
                    inOrder.add(new Window(inOrder.size()));
                    return inOrder.get(inOrder.size() - 1);
                });
        long size = message.kind.size();
        if (window.bytes.getOrDefault(message.partition, 0L) + size > policy.size()) {
            send(window, now);
        }
        window.messages.add(message);
        window.since.add(now);
        long bytes = window.bytes.merge(message.partition, size, Long::sum);
        if (bytes >= policy.size() || policy.after() == 0) {
            send(window, now);
        } else if (window.ticket == -1) {
            window.ticket = close.timer(Math.addExact(now, policy.after()), window.number);
        }
    }

    /** Visits the messages that wait. */
    void forEach(Consumer<? super Message> visitor) {
        inOrder.forEach(window -> window.messages.forEach(visitor));
    }

    private void send(Window window, long now) {
        if (window.ticket != -1) {
            simulation.cancel(window.ticket);
            window.ticket = -1;
        }
        List<Message> request = window.messages;
        if (request.isEmpty()) {
            return;
        }
        for (int i = 0; i < request.size(); i++) {
            Message message = request.get(i);
            long waited = now - window.since.get(i);
            message.heldAtSource += waited;
            message.publishedAt = now;
            books.count(Deed.ADMITTED, message.priority, message.occurredAt);
            if (waited > 0) {
                books.blocked(message.priority, message.occurredAt, waited);
            }
            books.figure("bytes", message.kind.size());
        }
        books.figure("requests", 1);
        window.messages = new ArrayList<>(); // what these cause may come before they are all handed over
        window.since = new ArrayList<>();
        window.bytes.clear();
        long delay = way.delay(
                request.get(0), request.get(0).retries); // one request takes one way, which its first message draws
        for (Message message : request) {
            exit.leave(message, delay, now);
        }
    }
}
