package buzzville.consumer;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.message.Parcels;
import buzzville.message.Way;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Acknowledgements on their way from workers to the queue. */
final class ReturnWay {
    /** Hears of them. */
    interface Queue {
        /** @param returned a copy of which the attempt failed; null if there is none */
        void settle(int worker, @Nullable Copy returned, long now);
    }

    private record Acknowledgement(int worker, @Nullable Copy returned) {}

    private final Way way;
    private final Queue queue;
    private final EventType arrive;
    private final Parcels<Acknowledgement> parcels = new Parcels<>();

    ReturnWay(Simulation simulation, String name, Way way, Queue queue, Backlog backlog) {
        this.way = way;
        this.queue = queue;
        this.arrive = simulation.eventType(name + "/acknowledge", Rank.NETWORK, (now, slot) -> {
            Acknowledgement arrived = parcels.take((int) slot);
            queue.settle(arrived.worker(), arrived.returned(), now);
            backlog.pump(now);
        });
    }

    void send(Copy copy, @Nullable Copy returned, long now) {
        long delay = way.delay(copy.message, copy.dispatches - 1);
        if (delay > 0) {
            arrive.in(delay, parcels.put(new Acknowledgement(copy.worker, returned)));
        } else {
            queue.settle(copy.worker, returned, now);
        }
    }

    void forEachReturned(Consumer<? super Copy> visitor) {
        parcels.forEach(acknowledgement -> {
            if (acknowledgement.returned() != null) {
                visitor.accept(acknowledgement.returned());
            }
        });
    }
}
