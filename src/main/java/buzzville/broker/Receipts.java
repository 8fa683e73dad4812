package buzzville.broker;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Ledger;
import buzzville.message.LengthWatcher;
import buzzville.message.Message;
import buzzville.metric.Fate;
import buzzville.metric.OutboxTally.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The broker's side of producers that wait for its acknowledgements: what it has taken of whom, and what it puts aside because
 * something that the same instance sent earlier to the same partition is not there.
 *
 * <p>With a journal the sequence of a sender is part of the log, so that a crash forgets exactly what the log forgets; without
 * one it is in memory.
 */
final class Receipts implements Journal.Producers {
    private final Broker broker;
    private final Ledger ledger;
    private final Outboxes outboxes;
    private final EventType look;
    private @Nullable LengthWatcher watcher;
    /** How many times a broker without a journal has crashed. */
    private long life;

    Receipts(Simulation simulation, Broker broker, Ledger ledger, Outboxes outboxes) {
        this.broker = broker;
        this.ledger = ledger;
        this.outboxes = outboxes;
        this.look = simulation.eventType(
                "outbox/look", Rank.TIMER, (now, box) -> onLook(outboxes.boxes().get((int) box), now));
    }

    void tell(LengthWatcher watcher) {
        this.watcher = watcher;
    }

    private static @Nullable Sending sending(Message message) {
        return message.publication != null && message.publication.sender() instanceof Sending sending ? sending : null;
    }

    /** Whether the broker takes an attempt now: it does not know it, and all that the sender sent before is there. */
    boolean admits(Message message, long now) {
        Sending sending = sending(message);
        Journal journal = broker.journal();
        if (sending == null
                || !sending.sender.policy().idempotent()
                || journal != null && !journal.takes(message.partition)) {
            return true;
        }
        if (isKnown(sending)) {
            drop(sending, message, now);
            return false;
        }
        if (comesEarly(sending)) {
            sending.box.early.add(message);
            change(1, now);
            return false;
        }
        return true;
    }

    private boolean isKnown(Sending sending) {
        return broker.journal() != null ? sending.entry != null : sending.life == life;
    }

    /** The broker has it already, and acknowledges it again if it has done so. */
    private void drop(Sending sending, Message message, long now) {
        sending.sender.tally().count(Count.REPEATS_DROPPED, message.occurredAt);
        ledger.publishing().ended(sending.publication, now);
        if (sending.entry == null ? sending.publication.isAcknowledged() : sending.entry.acknowledged) {
            outboxes.acknowledged(sending, message, now);
        }
    }

    private boolean comesEarly(Sending sending) {
        int partition = broker.place(sending.message());
        for (Sending other : sending.box.inFlight) {
            if (other.turn >= sending.turn) {
                return false;
            }
            if (!isKnown(other) && broker.place(other.message()) == partition) {
                return true;
            }
        }
        return false;
    }

    /**
     * A broker without a journal has let an attempt in, or lost it.
     *
     * @param whole whether no full lane holds it back
     */
    void taken(Message message, boolean whole, long now) {
        if (message.turnedAway) {
            return;
        }
        Sending sending = sending(message);
        if (sending != null) {
            sending.life = life;
        }
        note(message, sending, now);
        if (whole) {
            inMemory(message, now);
        }
    }

    /** Without a journal, what is in memory is acknowledged. */
    void inMemory(Message message, long now) {
        if (!message.turnedAway && message.publication != null) {
            message.publication.acknowledge();
            acknowledged(message, now);
        }
    }

    @Override
    public void appended(Message message, long now) {
        Sending sending = sending(message);
        if (sending != null) {
            sending.entry = message.entry;
        }
        note(message, sending, now);
    }

    private void note(Message message, @Nullable Sending sending, long now) {
        boolean repeats = message.publication != null && message.publication.taken(message);
        if (sending == null) {
            return;
        }
        if (repeats) {
            sending.sender.tally().count(Count.DUPLICATES_MADE, message.occurredAt);
        }
        OutboxSender.Box box = sending.box;
        if (!sending.sender.policy().idempotent() && sending.turn < box.latestTaken && !sending.taken) {
            sending.sender.tally().count(Count.OVERTAKEN, message.occurredAt);
        }
        sending.taken = true;
        box.latestTaken = Math.max(box.latestTaken, sending.turn);
        lookAgain(box, now);
    }

    @Override
    public void acknowledged(Message message, long now) {
        Sending sending = sending(message);
        if (sending != null) {
            outboxes.acknowledged(sending, message, now);
        }
    }

    @Override
    public void cut(int partition, long end, long now) {
        outboxes.forEachSending(sending -> {
            if (sending.entry != null && sending.publication.partition == partition && sending.entry.position >= end) {
                sending.entry = null;
            }
        });
    }

    @Override
    public void crashed(int partition, long now) {
        forget(each -> each == partition, now);
    }

    /** A broker without a journal crashes. */
    void crashed(long now) {
        life++;
        forget(each -> true, now);
    }

    private void forget(IntPredicate partitions, long now) {
        for (OutboxSender.Box box : outboxes.boxes()) {
            for (Message message : List.copyOf(box.early)) {
                if (partitions.test(message.partition)) {
                    box.early.remove(message);
                    change(-1, now);
                    ledger.lostUpstream(message, Fate.CRASHED, now);
                }
            }
        }
    }

    /** Something that others of an instance may have waited for is there, or does not come any more. */
    void lookAgain(OutboxSender.Box box, long now) {
        if (!box.early.isEmpty() && !box.looks) {
            box.looks = true;
            look.at(now, box.number);
        }
    }

    private void onLook(OutboxSender.Box box, long now) {
        box.looks = false;
        for (Message message = first(box); message != null; message = first(box)) {
            box.early.remove(message);
            change(-1, now);
            broker.knockAgain(message, now);
        }
    }

    private @Nullable Message first(OutboxSender.Box box) {
        Message first = null;
        long turn = Long.MAX_VALUE;
        for (Message message : box.early) {
            Sending sending = sending(message);
            if (sending != null && sending.turn < turn && (isKnown(sending) || !comesEarly(sending))) {
                first = message;
                turn = sending.turn;
            }
        }
        return first;
    }

    private void change(int change, long now) {
        if (watcher != null) {
            watcher.changed(change, now);
        }
    }

    /** Visits the attempts that are put aside. */
    void forEachEarly(Consumer<? super Message> visitor) {
        for (OutboxSender.Box box : new ArrayList<>(outboxes.boxes())) {
            box.early.forEach(visitor);
        }
    }
}
