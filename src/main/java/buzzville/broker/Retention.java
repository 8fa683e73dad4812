package buzzville.broker;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.message.Copy;
import buzzville.message.Entry;
import buzzville.metric.Fate;
import buzzville.metric.JournalTally.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Deletes the oldest segments of the logs at every check, whether or not somebody has yet to read what is in them: that is lost,
 * and nobody is told.
 */
final class Retention {
    private final Journal journal;
    private final List<Segments> logs = new ArrayList<>();
    private final long[] starts;
    private final long every;
    private final long end;
    private final EventType check;

    /**
     * The first check is at {@code every}, the last before {@code end}.
     *
     * @param every nanoseconds
     */
    Retention(Journal journal, int partitions, long every, long end) {
        this.journal = journal;
        this.every = every;
        this.end = end;
        this.starts = new long[partitions];
        for (int i = 0; i < partitions; i++) {
            logs.add(new Segments(journal.costs));
        }
        check = journal.simulation.eventType("journal/retention", Rank.TIMER, (now, argument) -> check(now));
        next(0);
    }

    void appended(int partition, long position, long bytes, long now) {
        logs.get(partition).appended(position, bytes, now);
    }

    private void next(long now) {
        if (now + every < end) {
            check.at(now + every, 0);
        }
    }

    private void check(long now) {
        next(now);
        boolean any = false;
        for (int partition = 0; partition < starts.length; partition++) {
            if (journal.takes(partition)) {
                long start = logs.get(partition).expire(now);
                any |= start > starts[partition];
                starts[partition] = Math.max(starts[partition], start);
            }
        }
        if (any) {
            lose(now);
        }
    }

    /** Messages that are not visible to everybody yet are kept, as what a worker has in hand is. */
    private void lose(long now) {
        Predicate<Copy> gone = this::isGone;
        List<Recall.Kept> lost = new ArrayList<>(journal.files.outrun(gone, now));
        for (Partition partition : journal.broker.partitions()) {
            lost.addAll(Recall.from(partition.lanes(), gone, now));
        }
        for (Subscription subscription : journal.broker.subscriptions()) {
            Subscription.Reader reader = subscription.reader();
            if (reader != null) {
                reader.drop(gone, now);
            }
            lost.addAll(Recall.from(subscription.lanes(), gone, now));
        }
        for (Recall.Kept one : lost) {
            Copy copy = one.copy();
            journal.tally.count(Count.OUTRUN, copy.priority(), copy.message.occurredAt, 1);
            copy.entry = null; // whose loss the log has no need to be told of
            one.lose(Fate.DROPPED_OLDEST, now);
        }
        journal.broker.partitions().forEach(partition -> partition.lanes().pump(now));
        journal.broker
                .subscriptions()
                .forEach(subscription -> subscription.lanes().pump(now));
    }

    private boolean isGone(Copy copy) {
        Entry entry = copy.entry;
        return entry != null && entry.position < starts[copy.message.partition];
    }
}
