package buzzville.causality.log;

import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.clock.Carried;
import buzzville.clock.HybridClock;
import buzzville.clock.HybridStamp;
import buzzville.clock.LamportClock;
import buzzville.clock.Stamps;
import buzzville.clock.VectorClock;
import buzzville.clock.VectorStamp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what processes do, with the stamps of their logical clocks.
 *
 * <p>What is not written down does not count as an event either: whoever does it passes on what is known, as a cable would. So
 * what the log says of causality is right whatever is left out of it.
 */
public final class Chronicle {
    /** What a message carries of which nobody will ever ask what its sender knew. */
    private static final Carried NOTHING = new Carried("", 0, VectorStamp.NONE, null, VectorStamp.NONE, 0);

    private final ClockRules rules;
    private final int most;
    private final List<Process> processes = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private int messages;
    private long leftOut;

    /** @param most how many events are written down at most; those that come later are left out */
    public Chronicle(ClockRules rules, int most) {
        this.rules = rules;
        this.most = most;
    }

    private final class Process {
        final Party party;
        final LamportClock lamport;
        final VectorClock vector;
        final HybridClock hybrid = new HybridClock(rules.hybrid());
        /** Numbers of its events. */
        final List<Integer> events = new ArrayList<>();
        /** Of which logged events it had news by messages whose coming is not in the log. */
        VectorStamp news = VectorStamp.NONE;

        Process(Party party, int number) {
            this.party = party;
            this.lamport = new LamportClock(rules.lamport(), party.lamportStart());
            this.vector = new VectorClock(rules.vector(), rules.entries() == 0 ? number : number % rules.entries());
        }

        void hear(Carried message) {
            lamport.hear(message.lamport());
            vector.hear(message.vector());
            HybridStamp stamp = message.hybrid();
            if (stamp != null) {
                hybrid.hear(stamp);
            }
        }
    }

    private static final class Row {
        final int process;
        final int place;
        final Kind kind;
        final String what;
        final List<String> received = new ArrayList<>();
        final List<String> sent = new ArrayList<>();
        final long trueTime;
        final Stamps stamps;
        Circumstances circumstances;

        Row(int process, int place, Kind kind, String what, long trueTime, Stamps stamps, Circumstances circumstances) {
            this.process = process;
            this.place = place;
            this.kind = kind;
            this.what = what;
            this.trueTime = trueTime;
            this.stamps = stamps;
            this.circumstances = circumstances;
        }
    }

    /** One more process. @return its number */
    public int process(Party party) {
        processes.add(new Process(party, processes.size()));
        return processes.size() - 1;
    }

    /** Whether no more events are written down; then it does not matter any more which of them who knows of. */
    public boolean isFull() {
        return rows.size() >= most;
    }

    /**
     * A process does something; instants must not go back.
     *
     * @param kind a SEND must be followed by {@link #send}, to know what it sends
     * @param received what comes in with it
     * @param now true time, virtual nanoseconds
     * @param local what the clock of the process shows
     * @param bound how wrong that may be
     * @return number of the event; 0 if nothing more is written down, and then it has been left out
     */
    public int event(
            int process,
            Kind kind,
            String what,
            List<Carried> received,
            long now,
            long local,
            long bound,
            Circumstances circumstances) {
        if (isFull()) {
            leaveOut(process, received);
            return 0;
        }
        Process who = processes.get(process);
        List<Integer> after = new ArrayList<>(circumstances.after());
        add(after, who.news, List.of());
        who.news = VectorStamp.NONE;
        for (Carried message : received) {
            who.hear(message);
            if (message.event() == 0) {
                add(after, message.known(), after);
            }
        }
        HybridStamp hybrid = who.hybrid.tick(local);
        Stamps stamps = new Stamps(local, bound, who.lamport.tick(), who.vector.tick(), hybrid);
        Row row = new Row(
                process, who.events.size() + 1, kind, what, now, stamps, circumstances.withAfter(List.copyOf(after)));
        received.forEach(message -> row.received.add(message.message()));
        rows.add(row);
        who.events.add(rows.size());
        return rows.size();
    }

    private void add(List<Integer> after, VectorStamp known, List<Integer> unless) {
        for (int i = 0; i < known.size(); i++) {
            int event = processes.get(known.process(i)).events.get(known.count(known.process(i)) - 1);
            if (!unless.contains(event)) {
                after.add(event);
            }
        }
    }

    /** A process receives something, and nobody writes it down. */
    public void leaveOut(int process, List<Carried> received) {
        leftOut++;
        if (isFull()) {
            return; // nobody will ever ask what anybody knows
        }
        Process who = processes.get(process);
        for (Carried message : received) {
            who.hear(message);
            who.news = who.news.merge(message.known());
        }
    }

    /**
     * A process sends a message.
     *
     * @param event with which it does; 0 if nobody writes that down
     * @return what the message carries
     */
    public Carried send(int process, int event) {
        if (event == 0) {
            return pass(known(process));
        }
        String name = "m" + ++messages;
        Row row = rows.get(event - 1);
        row.sent.add(name);
        Stamps stamps = row.stamps;
        VectorStamp itself = VectorStamp.NONE.with(process, row.place);
        return new Carried(name, stamps.lamport(), stamps.vector(), stamps.hybrid(), itself, event);
    }

    /** What a process knows now, for a message that it will send without knowing more; that has no name yet. */
    public Carried known(int process) {
        if (isFull()) {
            return NOTHING;
        }
        Process who = processes.get(process);
        VectorStamp known =
                who.events.isEmpty() ? who.news : who.news.merge(VectorStamp.NONE.with(process, who.events.size()));
        return new Carried("", who.lamport.known(), who.vector.value(), who.hybrid.known(), known, 0);
    }

    /** A message is sent that carries what its sender {@linkplain #known knew} earlier; nobody writes that down. */
    public Carried pass(Carried known) {
        messages++;
        if (isFull()) {
            return NOTHING;
        }
        String name = "m" + messages;
        return new Carried(name, known.lamport(), known.vector(), known.hybrid(), known.known(), 0);
    }

    /** What is known of an event turns out to be more. */
    public void amend(int event, Circumstances circumstances) {
        if (event > 0) {
            rows.get(event - 1).circumstances = circumstances;
        }
    }

    /** What is known of a logged event. */
    public Circumstances circumstances(int event) {
        return rows.get(event - 1).circumstances;
    }

    /** What one message brings that is made of several. */
    public static Carried merged(Carried first, Carried second, String name) {
        @Nullable HybridStamp one = first.hybrid();
        @Nullable HybridStamp other = second.hybrid();
        HybridStamp latest = one == null || (other != null && one.compareTo(other) < 0) ? other : one;
        return new Carried(
                name,
                Math.max(first.lamport(), second.lamport()),
                first.vector().merge(second.vector()),
                latest,
                first.known().merge(second.known()),
                0);
    }

    /** All that was written down. */
    public EventLog log(EventLog.Source source) {
        List<LoggedEvent> events = new ArrayList<>();
        for (Row row : rows) {
            events.add(new LoggedEvent(
                    events.size() + 1,
                    row.process,
                    row.place,
                    row.kind,
                    row.what,
                    List.copyOf(row.received),
                    List.copyOf(row.sent),
                    row.trueTime,
                    row.stamps,
                    row.circumstances));
        }
        return new EventLog(
                source, rules, processes.stream().map(process -> process.party).toList(), events, leftOut);
    }
}
