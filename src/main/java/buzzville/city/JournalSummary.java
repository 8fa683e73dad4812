package buzzville.city;

import buzzville.broker.Journal;
import buzzville.codec.Codec;
import buzzville.codec.Coded;
import buzzville.message.Priority;
import buzzville.metric.JournalTally;
import buzzville.metric.JournalTally.Count;
import buzzville.metric.Span;
import buzzville.metric.Sum128;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the broker's journal did in a run, or in several together. */
public final class JournalSummary implements Coded {
    private static final double DAY = 86_400e9;

    private final JournalTally tally;
    private final List<Long> unserved;
    private final List<Long> underReplicated;
    private long shrinks;
    private long expansions;
    private long elections;
    private long uncleanElections;
    private final Sum128 time = new Sum128();

    private JournalSummary(JournalTally tally, List<Long> unserved, List<Long> underReplicated) {
        this.tally = tally;
        this.unserved = unserved;
        this.underReplicated = underReplicated;
    }

    /**
     * Of one run that has ended.
     *
     * @param time that was measured, nanoseconds
     */
    static @Nullable JournalSummary of(@Nullable Journal journal, long time, long end) {
        if (journal == null) {
            return null;
        }
        journal.finish(end);
        JournalSummary summary = new JournalSummary(
                journal.tally(), new ArrayList<>(journal.unserved(end)), new ArrayList<>(journal.underReplicated(end)));
        summary.time.add(time);
        summary.shrinks = journal.shrinks();
        summary.expansions = journal.expansions();
        summary.elections = journal.elections();
        summary.uncleanElections = journal.uncleanElections();
        return summary;
    }

    /** Adds another run. */
    public void add(JournalSummary other) {
        tally.add(other.tally);
        for (int i = 0; i < unserved.size(); i++) {
            unserved.set(i, unserved.get(i) + other.unserved.get(i));
            underReplicated.set(i, underReplicated.get(i) + other.underReplicated.get(i));
        }
        shrinks += other.shrinks;
        expansions += other.expansions;
        elections += other.elections;
        uncleanElections += other.uncleanElections;
        time.add(other.time);
    }

    /** What became of messages that occurred in the measured interval. */
    public JournalTally tally() {
        return tally;
    }

    /** How many times a replica left the in-sync set of a partition, in the whole run. */
    public long shrinks() {
        return shrinks;
    }

    /** How many times one joined it again. */
    public long expansions() {
        return expansions;
    }

    /** For how long some replica of each partition was not in sync, nanoseconds, in the whole run. */
    public List<Long> underReplicated() {
        return List.copyOf(underReplicated);
    }

    /** How many leaders were elected after a crash, in the whole run. */
    public long elections() {
        return elections;
    }

    /** How many of them lacked something that others had had. */
    public long uncleanElections() {
        return uncleanElections;
    }

    /** For how long nobody served each partition, nanoseconds, in the whole run. */
    public List<Long> unserved() {
        return List.copyOf(unserved);
    }

    /** What it writes in a day at this rate, removals included, on one replica. */
    public double bytesPerDay() {
        return (tally.count(Count.BYTES) + tally.count(Count.REMOVAL_BYTES)) / time.toDouble() * DAY;
    }

    /** Passes one through a codec; null for none, and when it is read. */
    static @Nullable JournalSummary coded(Codec codec, @Nullable JournalSummary known, Span span) {
        return codec.optional(
                known,
                () -> new JournalSummary(
                        new JournalTally(span, Priority.count()), new ArrayList<>(), new ArrayList<>()));
    }

    @Override
    public void code(Codec codec) {
        codec.all(tally, time);
        durations(codec, unserved);
        durations(codec, underReplicated);
        shrinks = codec.number(shrinks);
        expansions = codec.number(expansions);
        elections = codec.number(elections);
        uncleanElections = codec.number(uncleanElections);
    }

    private static void durations(Codec codec, List<Long> durations) {
        int partitions = codec.size(durations.size());
        for (int i = 0; i < partitions; i++) {
            if (codec.reads()) {
                durations.add(codec.number(0));
            } else {
                codec.number(durations.get(i));
            }
        }
    }
}
