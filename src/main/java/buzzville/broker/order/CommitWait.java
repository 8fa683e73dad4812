package buzzville.broker.order;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Books;
import buzzville.message.LengthWatcher;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.message.Publisher;
import buzzville.metric.CommitTally;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a message with its sender until its timestamp is past for certain (J. Corbett and others, "Spanner: Google's globally
 * distributed database", OSDI 2012, section 4.1.2). The timestamp is the latest that it can be, as far as the sender's clock knows,
 * when the message occurs; the message leaves when it must be later than that. So whatever begins when others may see it has a
 * greater timestamp, as long as the bounds of all clocks hold.
 */
public final class CommitWait implements Publisher {
    /** Sees timestamps come and pass. */
    public interface Watcher {
        /** A message has this timestamp, nanoseconds of local time, and waits. */
        void began(Message message, long timestamp, long now);

        /** The wait is over: the message leaves at this instant. */
        void visible(Message message, long timestamp, long now);
    }

    /** Where a clock shows the same for long, it is read no more often than this. */
    private static final long RARELY = 1_000_000;

    /** @param arrival when it is at the broker, whatever the network does, or {@link #TRAVELS} */
    private record Commit(Message message, long timestamp, long from, long arrival) {}

    private static final long TRAVELS = -1;

    private static final class Process {
        final String name;
        final Books<CommitTally> books;
        final int number;
        final ArrayDeque<Commit> waiting = new ArrayDeque<>();
        long last = Long.MIN_VALUE;
        /** What it knew to be past when it looked last, and how long it then waited before it looked again. */
        long past = Long.MIN_VALUE;

        long pause;

        Process(String name, Books<CommitTally> books, int number) {
            this.name = name;
            this.books = books;
            this.number = number;
        }
    }

    private final Publisher next;
    private final Timepieces timepieces;
    private final Function<Origin, @Nullable Books<CommitTally>> books;
    private final BiFunction<Origin, Integer, String> names;
    private final EventType look;
    private final List<Process> processes = new ArrayList<>();
    private final Map<String, Process> byName = new HashMap<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private @Nullable LengthWatcher lengths;
    private int count;

    /**
     * Nobody waits yet.
     *
     * @param books of what it costs of those who wait; null of those who do not
     * @param names finds the name of a process by its origin and the number of the instance
     */
    public CommitWait(
            Publisher next,
            Simulation simulation,
            Timepieces timepieces,
            Function<Origin, @Nullable Books<CommitTally>> books,
            BiFunction<Origin, Integer, String> names) {
        this.next = next;
        this.timepieces = timepieces;
        this.books = books;
        this.names = names;
        this.look = simulation.eventType(
                "commit/look", Rank.TIMER, (now, process) -> look(processes.get((int) process), now));
    }

    /** Shows somebody all timestamps; before anything happens. */
    public void watch(Watcher who) {
        watchers.add(who);
    }

    /** Tells somebody of every change of how many wait. */
    public void tell(LengthWatcher who) {
        lengths = LengthWatcher.both(lengths, who);
    }

    /** How many wait now. */
    public int waiting() {
        return count;
    }

    /** Visits all that wait. */
    public void forEach(Consumer<? super Message> visitor) {
        processes.forEach(process -> process.waiting.forEach(commit -> visitor.accept(commit.message())));
    }

    @Override
    public void happened(Message message) {
        next.happened(message);
    }

    @Override
    public void carry(Message message, long now, long arrival) {
        Books<CommitTally> own = books.apply(message.origin);
        if (own == null) {
            next.carry(message, now, arrival);
        } else {
            begin(own, message, now, arrival);
        }
    }

    @Override
    public void send(Message message, long now) {
        Books<CommitTally> own = books.apply(message.origin);
        if (own == null) {
            next.send(message, now);
        } else {
            begin(own, message, now, TRAVELS);
        }
    }

    private void begin(Books<CommitTally> own, Message message, long now, long arrival) {
        Process process = process(names.apply(message.origin, message.instance), own);
        long latest = timepieces.read(process.name, now) + timepieces.bound(process.name, now);
        long timestamp = Math.max(latest, process.last == Long.MIN_VALUE ? latest : process.last + 1);
        process.last = timestamp;
        process.waiting.add(new Commit(message, timestamp, now, arrival));
        own.note(message, tally -> tally.began(message.occurredAt));
        change(1, now);
        watchers.forEach(watcher -> watcher.began(message, timestamp, now));
        if (process.waiting.size() == 1) {
            look(process, now);
        }
    }

    private Process process(String name, Books<CommitTally> own) {
        return byName.computeIfAbsent(name, fresh -> {
            Process process = new Process(fresh, own, processes.size());
            processes.add(process);
            return process;
        });
    }

    private void look(Process process, long now) {
        long past = timepieces.read(process.name, now) - timepieces.bound(process.name, now);
        for (Commit first = process.waiting.peek(); first != null; first = process.waiting.peek()) {
            if (past <= first.timestamp()) {
                long left = first.timestamp() - past + 1;
                process.pause = past == process.past ? Math.min(RARELY, 2 * process.pause) : 1;
                process.past = past;
                look.in(Math.max(left, process.pause), process.number);
                return;
            }
            process.waiting.remove();
            go(process, first, now);
        }
    }

    private void go(Process process, Commit commit, long now) {
        Message message = commit.message();
        change(-1, now);
        message.heldAtSource += now - commit.from();
        process.books.note(message, tally -> tally.waited(message.occurredAt, now - commit.from()));
        watchers.forEach(watcher -> watcher.visible(message, commit.timestamp(), now));
        if (commit.arrival() == TRAVELS) {
            next.send(message, now);
        } else {
            next.carry(message, now, Math.max(now, commit.arrival()));
        }
    }

    /** The run ends. */
    public void finish(long end) {
        for (Process process : processes) {
            for (Commit commit : process.waiting) {
                Message message = commit.message();
                process.books.note(message, tally -> tally.waits(message.occurredAt, end - commit.from()));
            }
        }
    }

    private void change(int by, long now) {
        count += by;
        if (lengths != null) {
            lengths.changed(by, now);
        }
    }
}
