package buzzville.broker;

import buzzville.broker.journal.Log;
import buzzville.message.Copy;
import buzzville.message.Entry;
import buzzville.metric.JournalTally.Count;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What one log says of copies that somebody is done with, and which of that a crash made it forget. */
final class Removals {
    /** An acknowledgement of a copy, or its loss, as the log has it. */
    private record Removal(long position, Copy copy) {}

    private final Journal journal;
    private final int partition;
    private final Log log;
    /** Those of which a crash of everything could make somebody forget that they are done with. */
    private final ArrayDeque<Removal> removals = new ArrayDeque<>();
    /** Done with while nobody could write that down. */
    private final List<Copy> unremoved = new ArrayList<>();
    /** Copies that were served and of which the log does not know that any more, the latest first. */
    private final List<Copy> forgotten = new ArrayList<>();

    Removals(Journal journal, int partition, Log log) {
        this.journal = journal;
        this.partition = partition;
        this.log = log;
    }

    /** Somebody is done with a copy, and nobody can write that down. */
    void later(Copy copy) {
        unremoved.add(copy);
    }

    /** Somebody is done with a copy. */
    void add(Copy copy, long now) {
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

    /** Copies that somebody got done with while nobody could write that down. */
    List<Copy> takeLate() {
        List<Copy> all = List.copyOf(unremoved);
        unremoved.clear();
        return all;
    }

    /** The log ends here: what it said beyond is forgotten. */
    void cut(long end) {
        while (!removals.isEmpty() && removals.getLast().position() >= end) {
            Copy copy = removals.removeLast().copy();
            Entry entry = copy.entry;
            if (entry == null || entry.position < end) {
                forgotten.add(copy);
            }
        }
    }

    /** The copies that were served and of which the log has forgotten that, in the order in which that was appended. */
    List<Copy> takeForgotten() {
        List<Copy> again = new ArrayList<>(forgotten);
        Collections.reverse(again);
        forgotten.clear();
        return again;
    }
}
