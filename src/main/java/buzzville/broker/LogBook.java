package buzzville.broker;

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
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One partition's log at work, and what waits for it. */
final class LogBook implements Feeder {
    /** In the number of a node: it may lag, and has not crashed. */
    private static final int LAGS = 1 << 16;

    private final Journal journal;
    final int partition;
    final Log log;
    /** Appended, and some in-sync replica lacks it. */
    final ArrayDeque<Message> pending = new ArrayDeque<>();
    /** Everybody has it; it is to be handed over. */
    final ArrayDeque<Message> ready = new ArrayDeque<>();

    private final Removals removals;
    private final Promises promises;

    /** What stood in lanes, in their order. */
    List<Recall.Kept> kept = new ArrayList<>();
    /** How many stand here and nowhere else, as far as whoever counts them has heard. */
    int weighed;

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
        this.removals = new Removals(journal, partition, log);
        this.promises = new Promises(journal, partition, log);
        log.tell(new Log.Looks() {
            @Override
            public void lags(int node, long at) {
                journal.noticed.at(at, Journal.place(partition, node | LAGS));
            }

            @Override
            public void joins(int node, long at) {
                journal.joined.at(at, Journal.place(partition, node));
            }
        });
    }

    boolean takes() {
        return log.takes() && !recovering;
    }

    boolean append(Message message, Feeder feeder, long now) {
        Entry entry = new Entry(offsets++, log.append(message.identity, now), journal.turns++);
        message.entry = entry;
        journal.publishing.appended(message);
        journal.tally.count(Count.APPENDED, message.priority, message.occurredAt, 1);
        long bytes = message.kind.size() + journal.costs.overhead();
        journal.tally.count(Count.BYTES, message.priority, message.occurredAt, bytes);
        journal.stored(partition, entry.position, bytes, now);
        journal.remember(message);
        if (message.publication != null) {
            journal.appended(message, message.publication, now);
        }
        promises.appended(message, entry, now);
        if (serving && handing == null && pending.isEmpty() && log.visibleAt(entry.position) <= now) {
            promises.kept(message, now);
            return journal.broker.enter(message, feeder, now);
        }
        pending.add(message);
        arm(now);
        return true;
    }

    void remove(Copy copy, long now) {
        if (takes()) {
            removals.add(copy, now);
        } else {
            removals.later(copy);
        }
    }

    /** Writes down that a copy is lost. */
    void note(Copy copy, long now) {
        removals.note(copy, now);
    }

    /** The run ends: what may be promised by now is. */
    void finish(long end) {
        promises.look(end);
    }

    /** The leader has written what was appended first. */
    void onWritten(long now) {
        promises.onWritten(now);
    }

    /** Waits for the instant at which everybody has the first of those that are pending, or enough have one that was too few's. */
    void arm(long now) {
        journal.weigh(this, now);
        long at = Math.min(
                promises.due(), pending.isEmpty() ? Progress.NEVER : log.visibleAt(position(pending.element().entry)));
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
        promises.look(now);
        while (!pending.isEmpty() && log.visibleAt(position(pending.element().entry)) <= now) {
            Message message = pending.remove();
            promises.kept(message, now);
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
            log.crash(node, host, now); // of a machine whose process was down
            return;
        }
        promises.look(now);
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
        journal.publishing.serves(partition, false);
        if (journal.producers != null) {
            journal.producers.crashed(partition, now);
        }
        Predicate<Copy> mine = copy -> copy.message.partition == partition;
        if (partition < journal.broker.partitions().size()) {
            Lanes own = journal.broker.partitions().get(partition).lanes();
            own.close();
            journal.files.file(Recall.all(own, mine, journal.ledger, now));
        } else if (journal.broker.gate != null) {
            List<Recall.Kept> before = new ArrayList<>();
            journal.broker.gate.recall(mine, before);
            journal.files.file(before);
        }
        for (Subscription subscription : journal.broker.subscriptions()) {
            journal.files.file(Recall.all(subscription.lanes(), mine, journal.ledger, now));
        }
    }

    void noticed(int node, long now) {
        if ((node & LAGS) == 0) {
            settle(log.noticed(node, now), now);
        } else {
            log.lags(node & ~LAGS, now);
        }
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
            followAgain(now);
        }
        arm(now);
    }

    /** Those who are back copy what they lack. */
    private void followAgain(long now) {
        for (int node : back) {
            if (node != log.writer()) {
                journal.joined.at(log.catchUp(node, now), Journal.place(partition, node));
            }
        }
        back.clear();
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
        promises.cut(end);
        removals.cut(end);
        if (log.serves()) {
            recover(now);
        } else {
            writeRemovals(now);
        }
        followAgain(now);
        log.gather(now);
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
        journal.publishing.serves(partition, true);
        writeRemovals(now);
        long first = journal.turns - journal.rules.recovery().last();
        keepOnly(entry -> entry.turn >= first, now);
        journal.broker.replay(() -> readAgain(now), now);
        onVisible(now);
    }

    private void readAgain(long now) {
        List<Recall.Kept> again = new ArrayList<>();
        repetitions().forEach(copy -> again.add(journal.again.repeat(copy, now)));
        journal.broker.wake(now);
        List<Recall.Kept> all = kept;
        kept = new ArrayList<>();
        all.forEach(
                one -> journal.tally.count(Count.REPLAYED, one.copy().priority(), one.copy().message.occurredAt, 1));
        Recall.putBack(all, again, now);
        if (partition < journal.broker.partitions().size()) {
            journal.broker.partitions().get(partition).lanes().open(now);
        }
        journal.broker
                .subscriptions()
                .forEach(subscription -> subscription.lanes().pump(now));
    }

    private void writeRemovals(long now) {
        removals.takeLate().forEach(copy -> remove(copy, now));
    }

    /** Copies to be delivered again, in the order in which they were appended. */
    private List<Copy> repetitions() {
        List<Copy> again = removals.takeForgotten();
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
