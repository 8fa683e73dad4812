package buzzville.broker;

import buzzville.broker.journal.Acks;
import buzzville.broker.journal.JournalRules;
import buzzville.broker.journal.Links;
import buzzville.broker.journal.Log;
import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Account;
import buzzville.message.Aggregate;
import buzzville.message.Copy;
import buzzville.message.Entry;
import buzzville.message.Feeder;
import buzzville.message.Ledger;
import buzzville.message.LengthWatcher;
import buzzville.message.Message;
import buzzville.message.Publication;
import buzzville.message.Publishing;
import buzzville.metric.Fate;
import buzzville.metric.JournalTally;
import buzzville.metric.JournalTally.Count;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The broker's logs at work: what is let in is written down first, and handed over once every in-sync replica has it; what a
 * crash leaves of a log decides what is delivered after it.
 *
 * <p>Lanes are memory. While nobody serves a partition, what stood in them stands only here, and goes back to the head of the
 * same lanes afterwards; what a worker has in hand is finished, for workers are elsewhere.
 */
public final class Journal {
    /** Hears what is written down of messages whose senders wait for an acknowledgement, and what is forgotten. */
    interface Producers {
        /** It is in the log. */
        void appended(Message message, long now);

        /** The promise that {@code acks} stands for holds. */
        void acknowledged(Message message, long now);

        /** The log of a partition ends at this position from now on. */
        void cut(int partition, long end, long now);

        /** What a partition had in memory is gone. */
        void crashed(int partition, long now);
    }

    final Simulation simulation;
    final Broker broker;
    final Ledger ledger;
    /** Who is told of what stands in no account. */
    final Publishing publishing;

    final JournalRules rules;
    final Costs costs;
    final JournalTally tally;
    final Again again = new Again(this);
    final Files files = new Files(this);
    final List<LogBook> books = new ArrayList<>();
    private final Machines machines;
    /** The last messages of the whole broker, as many as a recovery may want. */
    final ArrayDeque<Message> recent = new ArrayDeque<>();

    final EventType visible;
    final EventType written;
    final EventType noticed;
    final EventType joined;
    final EventType recovered;
    /** Null where nothing is ever deleted. */
    private @Nullable Retention retention;

    @Nullable
    Producers producers;

    private @Nullable LengthWatcher watcher;
    /** How many messages have been appended. */
    long turns;

    /**
     * What entries weigh and how long they are kept.
     *
     * @param overhead bytes of an entry besides its message
     * @param retention nanoseconds
     * @param retentionSize bytes of a log
     * @param segment bytes
     */
    public record Costs(long overhead, long retention, long retentionSize, long segment) {}

    /** Deletes at every multiple of a period what is too old or too much; before anything happens. */
    public void retain(long every, long end) {
        retention = new Retention(this, books.size(), every, end);
    }

    /** Nothing is left of some messages, so that nobody can deliver them again. */
    void drop(Predicate<Copy> which, long now) {
        for (Subscription subscription : broker.subscriptions()) {
            Subscription.Reader reader = subscription.reader();
            if (reader != null) {
                reader.drop(copy -> copy.entry != null && which.test(copy), now);
            }
        }
    }

    /** An entry of so many bytes is at its place. */
    void stored(int partition, long position, long bytes, long now) {
        if (retention != null) {
            retention.appended(partition, position, bytes, now);
        }
    }

    /** Empty logs, one for each partition. */
    public Journal(
            Simulation simulation,
            Broker broker,
            Ledger ledger,
            JournalRules rules,
            Costs costs,
            int partitions,
            JournalTally tally) {
        this.simulation = simulation;
        this.broker = broker;
        this.ledger = ledger;
        this.publishing = ledger.publishing();
        this.rules = rules;
        this.costs = costs;
        this.tally = tally;
        Links links = new Links(rules.replicas());
        for (int partition = 0; partition < partitions; partition++) {
            books.add(new LogBook(this, partition, new Log(rules, links, partition)));
        }
        machines = new Machines(this, books, rules, links, broker);
        visible = simulation.eventType(
                "journal/visible",
                Rank.TIMER,
                (now, book) -> books.get((int) book).onVisible(now));
        written = simulation.eventType(
                "journal/written",
                Rank.TIMER,
                (now, book) -> books.get((int) book).onWritten(now));
        noticed = simulation.eventType(
                "journal/noticed", Rank.TIMER, (now, place) -> book(place).noticed(node(place), now));
        joined = simulation.eventType(
                "journal/joined", Rank.TIMER, (now, place) -> book(place).joined(node(place), now));
        recovered = simulation.eventType(
                "journal/recovered", Rank.TIMER, (now, place) -> book(place).recovered(node(place), now));
    }

    private LogBook book(long place) {
        return books.get((int) (place >>> 32));
    }

    private static int node(long place) {
        return (int) place;
    }

    static long place(int partition, int node) {
        return (long) partition << 32 | node;
    }

    /** Lets producers hear of what is kept; before anything happens. */
    void tell(Producers producers) {
        this.producers = producers;
    }

    /** Tells somebody of every change of how many stand here and nowhere else. */
    public void tell(LengthWatcher watcher) {
        this.watcher = watcher;
    }

    public JournalRules rules() {
        return rules;
    }

    /** What it did. */
    public JournalTally tally() {
        return tally;
    }

    /** The run ends. */
    public void finish(long end) {
        books.forEach(book -> book.finish(end));
    }

    /** How many leaders were elected after a crash. */
    public long elections() {
        return books.stream().mapToLong(book -> book.log.elections()).sum();
    }

    /** How many of them lacked something. */
    public long uncleanElections() {
        return books.stream().mapToLong(book -> book.log.uncleanElections()).sum();
    }

    /** How many times a replica left an in-sync set. */
    public long shrinks() {
        return books.stream().mapToLong(book -> book.log.shrinks()).sum();
    }

    /** How many times one joined it again. */
    public long expansions() {
        return books.stream().mapToLong(book -> book.log.expansions()).sum();
    }

    /** For how long each partition had not all of its replicas in sync, until {@code end}; nanoseconds. */
    public List<Long> underReplicated(long end) {
        return books.stream().map(book -> book.log.underReplicated(end)).toList();
    }

    /** For how long each partition was served by nobody, until {@code end}; nanoseconds. */
    public List<Long> unserved(long end) {
        return books.stream()
                .map(book -> book.unserved + (book.serving ? 0 : end - book.since))
                .toList();
    }

    /** Whether a copy comes from here and not from the door. */
    public static boolean feeds(Copy copy) {
        return copy.feeder instanceof LogBook;
    }

    /** How many copies and messages stand here and nowhere else. */
    public long keeps() {
        return books.stream().mapToLong(Journal::keeps).sum();
    }

    private static int keeps(LogBook book) {
        return book.kept.size() + book.pending.size() + book.ready.size();
    }

    /** Tells whoever counts what stands here and nowhere else of what came to a log or went. */
    void weigh(LogBook book, long now) {
        int change = keeps(book) - book.weighed;
        if (watcher != null && change != 0) {
            book.weighed += change;
            watcher.changed(change, now);
        }
    }

    /** Visits the messages that are written down and not handed over yet. */
    public void forEachPending(Consumer<? super Message> visitor) {
        for (LogBook book : books) {
            book.pending.forEach(visitor);
            book.ready.forEach(visitor);
        }
    }

    /** Visits the messages that are being handed over and that some lane has no room for. */
    public void forEachHanding(Consumer<? super Message> visitor) {
        for (LogBook book : books) {
            if (book.handing != null) {
                visitor.accept(book.handing);
            }
        }
    }

    /** What came back into lanes although nobody serves its partition stands here and nowhere else. */
    void keep(Lanes lanes, long now) {
        files.keep(lanes, true, now);
    }

    /** Visits the copies that stood in lanes when those who served them crashed. */
    public void forEachKept(Consumer<? super Copy> visitor) {
        books.forEach(book -> book.kept.forEach(kept -> visitor.accept(kept.copy())));
    }

    /** Whether the log of a partition takes anything. */
    boolean takes(int partition) {
        return books.get(partition).takes();
    }

    /** Writes a message down that came to the door. @return whether its feeder need not wait for it */
    boolean admit(Message message, Feeder feeder, long now) {
        LogBook book = books.get(message.partition);
        if (!book.takes()) {
            lose(message, Fate.CRASHED, false, now);
            return true;
        }
        if (rules.acks() == Acks.ALL && !book.log.enoughInSync()) {
            tally.count(Count.REFUSED, message.priority, message.occurredAt, 1);
            lose(message, Fate.REJECTED, true, now);
            return true;
        }
        return book.append(message, feeder, now);
    }

    /** A partition's own lanes lost a copy, and that is written down. */
    void dropped(Copy copy, long now) {
        LogBook book = books.get(copy.message.partition);
        if (copy.message instanceof Aggregate aggregate) {
            aggregate.forEachCopy(copy, part -> dropped(part, now));
        } else if (copy.entry != null && book.takes()) {
            book.note(copy, now);
        }
    }

    /** A copy is done with, and that is written down. */
    public void removed(Copy copy, long now) {
        if (copy.entry != null) {
            books.get(copy.message.partition).remove(copy, now);
        } else if (copy.message instanceof Aggregate aggregate) {
            aggregate.forEachCopy(copy, part -> removed(part, now));
        }
    }

    /** The machines that keep it. */
    public Machines machines() {
        return machines;
    }

    void lose(Message message, Fate fate, boolean told, long now) {
        ledger.lostUpstream(message, fate, told, now);
    }

    /** The account of copies that wait for the broker itself. */
    Account own() {
        return ledger.broker();
    }

    /** One of the last messages of the whole broker was written down. */
    void remember(Message message) {
        if (rules.recovery().repeats()
                && recent.add(message)
                && recent.size() > rules.recovery().last()) {
            recent.remove();
        }
    }

    /** One that is published until it is acknowledged was written down. */
    void appended(Message message, Publication publication, long now) {
        if (producers != null) {
            producers.appended(message, now);
        } else {
            publication.taken(message);
        }
        if (publication.mends()) {
            tally.count(Count.ACKNOWLEDGED_LOST, message.priority, message.occurredAt, -1);
        }
    }

    void acknowledge(Message message, long now) {
        Entry entry = message.entry;
        if (entry != null && !entry.acknowledged) {
            entry.acknowledged = true;
            Publication publication = message.publication;
            if (publication == null || publication.acknowledge()) {
                tally.count(Count.ACKNOWLEDGED, message.priority, message.occurredAt, 1);
            }
            if (publication != null && producers != null) {
                producers.acknowledged(message, now);
            }
        }
    }

    /** A promise was broken, or nobody promised anything. */
    void truncated(Message message) {
        Entry entry = message.entry;
        if (entry != null && !entry.lost) {
            entry.lost = true;
            tally.count(Count.TRUNCATED, message.priority, message.occurredAt, 1);
            Publication publication = message.publication;
            if (publication != null) {
                publication.gone(message);
            }
            if (publication == null ? entry.acknowledged : publication.breaks()) {
                tally.count(Count.ACKNOWLEDGED_LOST, message.priority, message.occurredAt, 1);
            }
        }
    }
}
