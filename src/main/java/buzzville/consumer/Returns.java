package buzzville.consumer;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.message.LengthWatcher;
import buzzville.message.Parcels;
import buzzville.metric.Fate;
import buzzville.metric.Level;
import buzzville.metric.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where copies come back to from workers before they rejoin their queue: a failed one is parked here until the delay before
 * its next attempt is over. It is on the broker's side, neither in a lane nor with a worker, and takes no room in either; it
 * cannot expire here, only when it has rejoined.
 */
public final class Returns implements Backlog {
    private static final class Parked {
        /** Null once it is lost or released. */
        private @Nullable Copy copy;

        private final long until;
        private final long number;

        Parked(Copy copy, long until, long number) {
            this.copy = copy;
            this.until = until;
            this.number = number;
        }
    }

    private final Backlog queue;
    private final Service service;
    private final Attempts attempts;
    private final Simulation simulation;
    private final String name;
    private @Nullable EventType again;
    private final Parcels<Parked> parked = new Parcels<>();
    private final Level number;
    private long all;
    private @Nullable LengthWatcher watcher;

    /**
     * An empty place before a queue.
     *
     * @param service whose copies they are
     * @param delays whether a copy may be parked from the start
     */
    public Returns(
            Simulation simulation,
            String name,
            Backlog queue,
            Service service,
            Attempts attempts,
            boolean delays,
            Span span) {
        this.queue = queue;
        this.service = service;
        this.attempts = attempts;
        this.simulation = simulation;
        this.name = name;
        if (delays) {
            expectDelays();
        }
        this.number = new Level(name + "/parked", span);
    }

    /** From now on copies may be parked. */
    public void expectDelays() {
        if (again == null) {
            again = simulation.eventType(name + "/retry", Rank.TIMER, this::onTime);
        }
    }

    /** All that are parked rejoin the queue now, in the order in which they would have. */
    public void release(long now) {
        List<Parked> places = new ArrayList<>();
        parked.forEach(place -> {
            if (place.copy != null) {
                places.add(place);
            }
        });
        places.sort(Comparator.comparingLong((Parked place) -> place.until).thenComparingLong(place -> place.number));
        for (Parked place : places) {
            Copy copy = Objects.requireNonNull(place.copy);
            place.copy = null;
            change(-1, now);
            queue.rejoin(copy, now);
        }
    }

    /** How many are parked, over time. */
    public Level number() {
        return number;
    }

    /** Tells somebody of every change of how many are parked. */
    public void tell(LengthWatcher watcher) {
        this.watcher = watcher;
    }

    private void change(int change, long now) {
        number.add(now, change);
        if (watcher != null) {
            watcher.changed(change, now);
        }
    }

    @Override
    public void pump(long now) {
        queue.pump(now);
    }

    @Override
    public void rejoin(Copy copy, long now) {
        if (again != null && copy.failed != null && copy.failed.retryAfter > 0) {
            change(1, now);
            long after = copy.failed.retryAfter;
            again.in(after, parked.put(new Parked(copy, now + after, ++all)));
        } else {
            queue.rejoin(copy, now);
        }
    }

    @Override
    public void putBack(Copy copy, long now) {
        attempts.cancelled(now);
        queue.putBack(copy, now);
    }

    /** Loses all that are parked. */
    public void loseAll(Fate fate, long now) {
        parked.forEach(place -> {
            Copy copy = place.copy;
            if (copy != null) {
                place.copy = null;
                change(-1, now);
                service.end(copy, fate, now);
            }
        });
    }

    /** Visits all that are parked. */
    public void forEach(Consumer<? super Copy> visitor) {
        parked.forEach(place -> {
            if (place.copy != null) {
                visitor.accept(Objects.requireNonNull(place.copy));
            }
        });
    }

    private void onTime(long now, long slot) {
        Copy copy = parked.take((int) slot).copy;
        if (copy != null) {
            change(-1, now);
            queue.rejoin(copy, now);
        }
    }
}
