package buzzville.broker;

import buzzville.broker.journal.Acks;
import buzzville.broker.journal.Log;
import buzzville.broker.journal.Progress;
import buzzville.broker.journal.Takeover;
import buzzville.message.Copy;
import buzzville.message.Entry;
import buzzville.message.Feeder;
import buzzville.message.Message;
import buzzville.metric.Fate;
import buzzville.metric.JournalTally.Count;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One partition's log at work, and what waits for it. */
final class LogBook implements Feeder {
    /** An acknowledgement of a copy, or its loss, as the log has it. */
    private record Removal(long position, Copy copy) {}

    private final Journal journal;
    final int partition;
    final Log log;
    /** Appended, and some in-sync replica lacks it. */
    final ArrayDeque<Message> pending = new ArrayDeque<>();
    /** Everybody has it; it is to be handed over. */
    final ArrayDeque<Message> ready = new ArrayDeque<>();
    /** Appended, and its leader is not done with writing it. */
    final ArrayDeque<Message> unwritten = new ArrayDeque<>();
    /** Those of which a crash of everything could make somebody forget that they are done with. */
    final ArrayDeque<Removal> removals = new ArrayDeque<>();
    /** Done with while nobody could write that down. */
    final List<Copy> unremoved = new ArrayList<>();

    /** What stood in lanes, in their order. */
    List<Recall.Kept> kept = new ArrayList<>();
    /** How many stand here and nowhere else, as far as whoever counts them has heard. */
    int weighed;

    /** Copies that were served and of which the log does not know that any more, the latest first. */
    private final List<Copy> forgotten = new ArrayList<>();

    /** Nodes that are up again and lack what others have. */
    final List<Integer> back = new ArrayList<>();

    @Nullable
    Message handing;

    boolean serving = true;
    long since;
    long unserved;
    private boolean recovering;
    private int crashes;
    private long offsets;
    private long ticket = -1;
    private long armedFor;

    LogBook(Journal journal, int partition, Log log) {
        this.journal = journal;
        this.partition = partition;
        this.log = log;
    }

    boolean takes() {
        return log.takes() && !recovering;
    }

    boolean append(Message message, Feeder feeder, long now) {
        Entry entry = new Entry(offsets++, log.append(message.identity, now), journal.turns++);
        message.entry = entry;
        journal.tally.count(Count.APPENDED, message.priority, message.occurredAt, 1);
        long bytes = message.kind.size() + journal.costs.overhead();
        journal.tally.count(Count.BYTES, message.priority, message.occurredAt, bytes);
        journal.stored(partition, entry.position, bytes, now);
        journal.remember(message);
        if (message.publication != null) {
            journal.appended(message, message.publication, now);
        }
        if (journal.rules.acks() == Acks.LEADER) {
            long at = log.writtenAt(entry.position);
            if (at <= now) {
                journal.acknowledge(message, now);
            } else {
                if (unwritten.isEmpty()) {
                    awaitWriting(at);
                }
                unwritten.add(message);
            }
        }
        if (serving && handing == null && pending.isEmpty() && log.visibleAt(entry.position) <= now) {
            acknowledgeAll(message, now);
            return journal.broker.enter(message, feeder, now);
        }
        pending.add(message);
        arm(now);
        return true;
    }

    private void acknowledgeAll(Message message, long now) {
        if (journal.rules.acks() == Acks.ALL) {
            journal.acknowledge(message, now);
        }
    }

    void remove(Copy copy, long now) {
        if (!takes()) {
            unremoved.add(copy);
            return;
        }
        long position = note(copy, now);
        long safe = log.safe(now);
        while (!removals.isEmpty() && removals.element().position() < safe) {
            removals.remove();
        }
        if (position >= safe) {
            removals.add(new Removal(position, copy));
        }
    }

    /** Writes down that a copy is done with. @return where that stands */
    long note(Copy copy, long now) {
        journal.tally.count(Count.REMOVALS, copy.priority(), copy.message.occurredAt, 1);
        journal.tally.count(Count.REMOVAL_BYTES, copy.priority(), copy.message.occurredAt, journal.costs.overhead());
        long position = log.append(copy.message.identity + copy.account.index() + 1, now);
        journal.stored(partition, position, journal.costs.overhead(), now);
        return position;
    }

    /** The leader has written what was appended first. */
    void onWritten(long now) {
        while (!unwritten.isEmpty()) {
            Entry entry = unwritten.element().entry;
            long at = entry == null ? now : log.writtenAt(entry.position);
            if (at > now) {
                awaitWriting(at);
                return;
            }
            journal.acknowledge(unwritten.remove(), now);
        }
    }

    private void awaitWriting(long at) {
        if (at != Progress.NEVER) {
            journal.written.at(at, partition);
        }
    }

    /** Waits for the instant at which everybody has the first of those that are pending. */
    void arm(long now) {
        journal.weigh(this, now);
        long at = pending.isEmpty() ? Progress.NEVER : log.visibleAt(position(pending.element().entry));
        if (ticket != -1 && at == armedFor) {
            return;
        }
        if (ticket != -1) {
            journal.simulation.cancel(ticket);
            ticket = -1;
        }
        if (at != Progress.NEVER) {
            armedFor = at;
            ticket = journal.visible.timer(Math.max(at, now), partition);
        }
    }

    void onVisible(long now) {
        ticket = -1;
        while (!pending.isEmpty() && log.visibleAt(position(pending.element().entry)) <= now) {
            Message message = pending.remove();
            acknowledgeAll(message, now);
            ready.add(message);
        }
        arm(now);
        handOver(now);
    }

    /** Hands over what everybody has, in order, as long as there is somebody to serve and room. */
    private void handOver(long now) {
        while (serving && handing == null && !ready.isEmpty()) {
            Message message = ready.remove();
            boolean[] whole = new boolean[1];
            journal.broker.replay(() -> whole[0] = journal.broker.enter(message, this, now), now);
            if (!whole[0]) {
                handing = message;
            }
        }
        journal.weigh(this, now);
    }

    @Override
    public void released(Copy copy, long now) {
        if (--copy.message.held == 0) {
            handing = null;
            journal.broker.letIn(copy.message, now);
            handOver(now);
            journal.broker.carryOn(now);
        }
    }

    void crash(int node, boolean host, long now) {
        if (!log.isUp(node)) {
            return;
        }
        boolean served = log.serves();
        boolean wrote = log.crash(node, host, now);
        crashes++;
        if (wrote && served) {
            stop(now);
        }
        journal.noticed.at(now + journal.rules.failover(), Journal.place(partition, node));
        arm(now);
    }

    /** Memory is lost. */
    private void stop(long now) {
        if (!serving) {
            return;
        }
        serving = false;
        since = now;
        if (journal.producers != null) {
            journal.producers.crashed(partition, now);
        }
        if (partition < journal.broker.partitions().size()) {
            Lanes own = journal.broker.partitions().get(partition).lanes();
            own.close();
            kept.addAll(Recall.from(own, copy -> copy.message.partition == partition, now));
        }
        for (Subscription subscription : journal.broker.subscriptions()) {
            subscription.giveAllBack(now);
            kept.addAll(Recall.from(subscription.lanes(), copy -> copy.message.partition == partition, now));
        }
    }

    void noticed(int node, long now) {
        settle(log.noticed(node, now), now);
        arm(now);
    }

    void restarted(long now) {
        if (back.isEmpty()) {
            return;
        }
        if (!log.takes()) {
            settle(log.elect(now), now);
        }
        if (log.takes()) {
            for (int node : back) {
                if (node != log.writer()) {
                    journal.joined.at(log.catchUp(node, now), Journal.place(partition, node));
                }
            }
            back.clear();
        }
        arm(now);
    }

    void joined(int node, long now) {
        log.joined(node, now);
        if (log.handOver()) {
            recover(now);
        }
        arm(now);
    }

    private void settle(Log.@Nullable Election election, long now) {
        if (election == null) {
            return;
        }
        long end = election.end();
        if (journal.producers != null) {
            journal.producers.cut(partition, end, now);
        }
        keepOnly(entry -> entry.position < end, now);
        journal.drop(copy -> copy.message.partition == partition && position(copy.entry) >= end, now);
        unwritten.removeIf(message -> position(message.entry) >= end);
        forget(end);
        if (log.serves()) {
            recover(now);
        } else {
            writeRemovals(now);
        }
    }

    /** The removals beyond the end of the log are forgotten. */
    private void forget(long end) {
        while (!removals.isEmpty() && removals.getLast().position() >= end) {
            Copy copy = removals.removeLast().copy();
            if (position(copy.entry) < end) {
                forgotten.add(copy);
            }
        }
    }

    /** Loses all that stands here and nowhere else, except for what the log still holds and a recovery reads. */
    private void keepOnly(Predicate<Entry> which, long now) {
        List<Recall.Kept> left = new ArrayList<>();
        for (Recall.Kept one : kept) {
            Entry entry = one.copy().entry;
            if (entry == null || which.test(entry)) {
                left.add(one);
            } else {
                journal.truncated(one.copy().message);
                one.lose(Fate.CRASHED, now);
            }
        }
        kept = left;
        keepOnly(pending, which, now);
        keepOnly(ready, which, now);
    }

    private void keepOnly(ArrayDeque<Message> messages, Predicate<Entry> which, long now) {
        List<Message> all = List.copyOf(messages);
        messages.clear();
        for (Message message : all) {
            if (message.entry == null || which.test(message.entry)) {
                messages.add(message);
            } else {
                journal.truncated(message);
                journal.lose(message, Fate.CRASHED, false, now);
            }
        }
    }

    private void recover(long now) {
        recovering = journal.rules.takeover() == Takeover.SERVE;
        long read = (long) kept.size() + pending.size() + ready.size();
        long delay = Math.round(read / journal.rules.readRate() * 1e9);
        if (delay == 0) {
            recovered(crashes, now);
        } else {
            journal.recovered.in(delay, Journal.place(partition, crashes));
        }
    }

    void recovered(int crashes, long now) {
        if (crashes != this.crashes || serving || !log.serves()) {
            return; // it crashed again while it read
        }
        recovering = false;
        serving = true;
        unserved += now - since;
        writeRemovals(now);
        long first = journal.turns - journal.rules.recovery().last();
        keepOnly(entry -> entry.turn >= first, now);
        journal.broker.replay(() -> readAgain(now), now);
        onVisible(now);
    }

    private void readAgain(long now) {
        List<Copy> again = repetitions();
        journal.broker.wake(now);
        List<Recall.Kept> all = kept;
        kept = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            Copy copy = all.get(i).copy();
            journal.tally.count(Count.REPLAYED, copy.priority(), copy.message.occurredAt, 1);
            all.get(i).putBack(now);
        }
        again.forEach(copy -> journal.redeliver(copy, now));
        if (partition < journal.broker.partitions().size()) {
            journal.broker.partitions().get(partition).lanes().open(now);
        }
        journal.broker
                .subscriptions()
                .forEach(subscription -> subscription.lanes().pump(now));
    }

    private void writeRemovals(long now) {
        List<Copy> all = List.copyOf(unremoved);
        unremoved.clear();
        all.forEach(copy -> remove(copy, now));
    }

    /** Copies to be delivered again, in the order in which they were appended. */
    private List<Copy> repetitions() {
        List<Copy> again = new ArrayList<>(forgotten);
        Collections.reverse(again);
        forgotten.clear();
        if (journal.rules.recovery().repeats()) {
            Repetitions repetitions = new Repetitions(journal.recent, journal.own());
            pending.forEach(repetitions::leaveOut);
            ready.forEach(repetitions::leaveOut);
            kept.forEach(one -> repetitions.leaveOut(one.copy()));
            again.forEach(repetitions::leaveOut);
            repetitions.addTo(again, partition);
        }
        return again;
    }

    private static long position(@Nullable Entry entry) {
        return entry == null ? -1 : entry.position;
    }
}
