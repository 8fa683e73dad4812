package buzzville.broker;

import buzzville.broker.journal.Acks;
import buzzville.broker.journal.Log;
import buzzville.broker.journal.Progress;
import buzzville.message.Entry;
import buzzville.message.Message;
import java.util.ArrayDeque;
import java.util.Iterator;

/** When a message of one log is as safe as {@code acks} asks, so that whoever published it may be told. */
final class Promises {
    private final Journal journal;
    private final int partition;
    private final Log log;
    /** Appended, and its leader is not done with writing it. */
    private final ArrayDeque<Message> unwritten = new ArrayDeque<>();
    /** All who are in sync have it, and they were too few. */
    private final ArrayDeque<Message> withheld = new ArrayDeque<>();

    Promises(Journal journal, int partition, Log log) {
        this.journal = journal;
        this.partition = partition;
        this.log = log;
    }

    /** A message was appended. */
    void appended(Message message, Entry entry, long now) {
        if (journal.rules.acks() != Acks.LEADER) {
            return;
        }
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

    /** Everybody who is in sync has a message. */
    void kept(Message message, long now) {
        if (journal.rules.acks() == Acks.ALL) {
            if (log.enoughInSync()) {
                journal.acknowledge(message, now);
            } else {
                withheld.add(message);
            }
        }
    }

    /** When the first of those that were withheld may be promised, as far as anybody knows and waits for that. */
    long due() {
        if (journal.producers != null && log.enoughInSync()) {
            for (Message message : withheld) {
                if (message.publication != null) {
                    return log.visibleAt(position(message));
                }
            }
        }
        return Progress.NEVER;
    }

    /** Enough may be in sync now. */
    void look(long now) {
        while (!withheld.isEmpty() && log.enoughInSync() && log.visibleAt(position(withheld.element())) <= now) {
            journal.acknowledge(withheld.remove(), now);
        }
    }

    /** The log ends here. */
    void cut(long end) {
        unwritten.removeIf(message -> position(message) >= end);
        for (Iterator<Message> each = withheld.descendingIterator(); each.hasNext(); ) {
            if (position(each.next()) < end) {
                return;
            }
            each.remove();
        }
    }

    private static long position(Message message) {
        Entry entry = message.entry;
        return entry == null ? -1 : entry.position;
    }
}
