package buzzville.broker;

import buzzville.broker.journal.JournalRules;
import buzzville.broker.journal.Log;
import buzzville.broker.journal.Takeover;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ObjLongConsumer;

/** The machines that keep a journal: what happens to them happens to the logs on them. */
public final class Machines {
    private final List<LogBook> books;
    private final JournalRules rules;
    private final Broker broker;

    Machines(List<LogBook> books, JournalRules rules, Broker broker) {
        this.books = books;
        this.rules = rules;
        this.broker = broker;
    }

    /**
     * Nodes crash: their logs end where they stood, or what is not on disk is lost too.
     *
     * @param which of these partitions on these nodes
     * @param host whether hosts crash and not only processes
     */
    public void crash(BiPredicate<Integer, Integer> which, boolean host, long now) {
        for (LogBook book : books) {
            for (int node = 0; node < rules.replicas(); node++) {
                if (which.test(book.partition, node)) {
                    book.crash(node, host, now);
                }
            }
        }
        if (books.stream().noneMatch(book -> book.serving)) {
            broker.sleep();
        }
    }

    /** The whole broker crashes; with {@link Takeover#RECORD} those who only record are no part of it. */
    public void crash(boolean host, long now) {
        crash((partition, node) -> isBroker(partition, node), host, now);
    }

    /** The end of {@link #crash(boolean, long)}. */
    public void restart(long now) {
        restart((partition, node) -> isBroker(partition, node), now);
    }

    private boolean isBroker(int partition, int node) {
        return rules.takeover() == Takeover.SERVE
                || node == books.get(partition).log.preferred();
    }

    /** Nodes are up again, with what their logs have kept. */
    public void restart(BiPredicate<Integer, Integer> which, long now) {
        for (LogBook book : books) {
            for (int node = 0; node < rules.replicas(); node++) {
                if (which.test(book.partition, node) && !book.log.isUp(node)) {
                    book.log.restart(node);
                    book.back.add(node);
                }
            }
        }
        books.forEach(book -> book.restarted(now));
    }

    /** The node that appends to a log now, or that would; for faults that follow the leader. */
    public int leader(int partition) {
        Log log = books.get(partition).log;
        return log.takes() ? log.writer() : log.preferred();
    }

    /** Does something to the disks of logs. */
    public interface Disks {
        /** What to do for one node of a log. */
        ObjLongConsumer<Integer> of(Log log);
    }

    /** Something happens to the disks of these partitions on these nodes. */
    public void disks(BiPredicate<Integer, Integer> which, Disks what, long now) {
        for (LogBook book : books) {
            for (int node = 0; node < rules.replicas(); node++) {
                if (which.test(book.partition, node)) {
                    what.of(book.log).accept(node, now);
                }
            }
            book.onWritten(now);
            book.arm(now);
        }
    }
}
