package buzzville.broker;

import buzzville.broker.journal.JournalRules;
import buzzville.broker.journal.Links;
import buzzville.broker.journal.Log;
import buzzville.broker.journal.Takeover;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ObjLongConsumer;

/** The machines that keep a journal: what happens to them happens to the logs on them. */
public final class Machines {
    private final Journal journal;
    private final List<LogBook> books;
    private final JournalRules rules;
    private final Links links;
    private final Broker broker;
    /** How many crashes that are not over yet a node is part of, by partition and node. */
    private final int[][] crashes;

    Machines(Journal journal, List<LogBook> books, JournalRules rules, Links links, Broker broker) {
        this.journal = journal;
        this.books = books;
        this.rules = rules;
        this.links = links;
        this.broker = broker;
        this.crashes = new int[books.size()][rules.replicas()];
    }

    /**
     * Nodes crash: their logs end where they stood, or what is not on disk is lost too. Crashes of one node may overlap: it is up
     * when the last is over.
     *
     * @param which of these partitions on these nodes
     * @param host whether hosts crash and not only processes
     */
    public void crash(BiPredicate<Integer, Integer> which, boolean host, long now) {
        for (LogBook book : books) {
            for (int node = 0; node < rules.replicas(); node++) {
                if (which.test(book.partition, node)) {
                    crashes[book.partition][node]++;
                    book.crash(node, host, now);
                }
            }
        }
        if (books.stream().noneMatch(book -> book.serving)) {
            broker.sleep();
        }
        journal.files.settle(now);
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

    /** The end of {@link #crash(BiPredicate, boolean, long)} of the same: nodes are up again, with what their logs have kept. */
    public void restart(BiPredicate<Integer, Integer> which, long now) {
        for (LogBook book : books) {
            for (int node = 0; node < rules.replicas(); node++) {
                if (which.test(book.partition, node) && --crashes[book.partition][node] == 0) {
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

    /** The ways between them. */
    public Links links() {
        return links;
    }

    /** Nothing passes between two of them until {@link #mend}. */
    public void cut(int one, int other, long now) {
        links.cut(one, other);
        for (LogBook book : books) {
            book.log.part(one, other, now);
            book.arm(now);
        }
    }

    /** Takes one {@link #cut} back. */
    public void mend(int one, int other, long now) {
        if (links.mend(one, other)) {
            for (LogBook book : books) {
                book.log.meet(one, other, now);
                book.arm(now);
            }
        }
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
