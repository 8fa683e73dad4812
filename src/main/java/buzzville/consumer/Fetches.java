package buzzville.consumer;

import buzzville.consumer.fetch.Poll;
import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Backlog;
import buzzville.message.Message;
import buzzville.message.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The fetches of a pool of workers: where each is, and which of them is being answered.
 *
 * <p>All that is dispatched at one instant goes into one answer, up to its size. A worker begins with an answer when it has handed
 * back all that came before, and the answer has arrived; then its next fetch leaves.
 */
public final class Fetches {
    private static final int NOBODY = -1;

    private final Simulation simulation;
    private final Poll rules;
    private final Way back;
    /** Whether so many bytes wait. */
    private final LongPredicate waits;

    private final EventType ask;
    private final EventType look;
    private final ArrayDeque<Integer> standing = new ArrayDeque<>();
    private final List<State> states = new ArrayList<>();
    private Backlog backlog = NOTHING;
    private int answered = NOBODY;
    private long answeredAt;
    private int portion;
    private boolean looks;
    private long requests;

    private static final Backlog NOTHING = new Backlog() {
        @Override
        public void pump(long now) {}

        @Override
        public void rejoin(buzzville.message.Copy copy, long now) {}

        @Override
        public void putBack(buzzville.message.Copy copy, long now) {}
    };

    /** One worker's. */
    private static final class State {
        boolean here;
        boolean standing;
        /** When its fetch came to stand at the broker. */
        long since;
        /** Whether an answer has left and the next fetch has not. */
        boolean owes;
        /** Delay of the answer; -1 until its first message draws it. */
        long delay = -1;
        /** When the answer arrives. */
        long arrives;
        /** The message that aims the draw of the next fetch's way. */
        Message first;

        int trip;
        /** What it has in hand of earlier answers, and of the last one. */
        int before;

        int last;
        int unacknowledged;
    }

    /** @param waits whether at least so many bytes wait; asked only where a fetch waits for more than any */
    public Fetches(Simulation simulation, String name, Poll rules, Way back, LongPredicate waits) {
        this.simulation = simulation;
        this.rules = rules;
        this.back = back;
        this.waits = waits;
        this.ask = simulation.eventType(name + "/fetch", Rank.NETWORK, (now, worker) -> stand((int) worker, now));
        this.look = simulation.eventType(name + "/fetch-look", Rank.WORKER_READY, (now, argument) -> {
            looks = false;
            backlog.pump(now);
            changed(0, now);
        });
    }
}
