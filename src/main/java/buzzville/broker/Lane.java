package buzzville.broker;

import buzzville.broker.overflow.Block;
import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.message.Lifetime;
import buzzville.metric.Episodes;
import buzzville.metric.Level;
import buzzville.metric.Span;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One priority's queue, or the queue of several. */
public final class Lane implements LaneView {
    private static final Level[] NOBODY = {};

    private LaneRules rules;
    private int urgency;
    private boolean ranked;
    private WaitingLine line;
    /** As many as are in line. */
    private int waiting;
    /** {@link LaneRules#capacity()} and {@link LaneRules#lifetime()}, for the hot path. */
    private int capacity;

    private @Nullable Lifetime lifetime;
    private final Level length;
    /** Whoever else measures it. */
    private Level[] watching = NOBODY;

    private boolean isFull;
    private final Level full;
    private final Episodes jams;
    /** 0 where it does not matter to whoever takes which of how many partitions a message is in. */
    private int partitions;

    /** Those held back by a blocking overflow policy, in the order they came. */
    final ArrayDeque<Copy> held = new ArrayDeque<>();

    Lane(String stage, LaneRules rules, boolean byDeadline, Span span) {
        this.rules = rules;
        this.capacity = rules.capacity();
        this.lifetime = rules.lifetime();
        this.urgency = urgency(rules);
        this.line = line(byDeadline);
        this.length = new Level(stage + "/" + rules.name(), span);
        this.full = new Level(stage + "/" + rules.name() + "/full", span);
        this.jams = new Episodes(span.bucket());
    }

    private static int urgency(LaneRules rules) {
        return rules.accepts().stream().mapToInt(Enum::ordinal).min().orElseThrow();
    }

    private WaitingLine line(boolean byDeadline) {
        if (ranked) {
            return line(Comparator.comparingLong(copy -> copy.rank), false);
        } else if (byDeadline) {
            return line(Comparator.comparingLong(copy -> copy.deadline), false);
        } else if (rules.order() == LaneOrder.PRIORITY) {
            return line(Comparator.comparingInt(Copy::priority), false);
        }
        return line(Comparator.comparingLong(copy -> copy.turn), true);
    }

    private WaitingLine line(Comparator<Copy> order, boolean byTurn) {
        Supplier<WaitingLine> one = () -> byTurn ? new ArrivalLine() : new SortedLine(order);
        return partitions == 0 ? one.get() : new PartitionedLine(partitions, order, one);
    }

    /** Its messages wait by the order in which their turns came from now on, whoever hands them back; it must be empty. */
    void rank() {
        ranked = true;
        line = line(false);
    }

    /** Its messages wait partition by partition from now on; it must be empty. */
    void part(int among, boolean byDeadline) {
        partitions = among;
        line = line(byDeadline);
    }

    /** Those that wait, partition by partition; only after {@link #part}. */
    PartitionedLine byPartition() {
        return (PartitionedLine) line;
    }

    LaneRules rules() {
        return rules;
    }

    /** Is another lane under the same name from now on; it must be empty. */
    void keepTo(LaneRules other, boolean byDeadline, long now) {
        rules = other;
        capacity = other.capacity();
        lifetime = other.lifetime();
        urgency = urgency(other);
        line = line(byDeadline);
        measure(now);
    }

    /** Takes no messages any more, and is measured by nobody else; it must be empty. */
    void close(long now) {
        full.set(now, 0);
        isFull = false;
        watching = NOBODY;
    }

    /** The number waiting, over time. */
    public Level length() {
        return length;
    }

    void watch(Level level) {
        watching = Arrays.copyOf(watching, watching.length + 1);
        watching[watching.length - 1] = level;
    }

    /** 1 while the lane is full, over time. */
    public Level full() {
        return full;
    }

    /** Whether a newcomer that finds it full holds back whoever feeds it. */
    public boolean blocks() {
        return rules.overflow() instanceof Block;
    }

    /** When it was full, to the nanosecond; what comes back within a bucket is one episode. */
    public Episodes jams() {
        return jams;
    }

    @Override
    public String name() {
        return rules.name();
    }

    @Override
    public int urgency() {
        return urgency;
    }

    @Override
    public int waiting() {
        return waiting;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public @Nullable Copy head() {
        return line.head();
    }

    @Override
    public @Nullable Copy newest() {
        return line.newest();
    }

    WaitingLine line() {
        return line;
    }

    boolean hasRoom() {
        return waiting < capacity;
    }

    /** Draws how long a message may wait here; null if that has no bound. */
    @Nullable
    Lifetime lifetime() {
        return lifetime;
    }

    void add(Copy copy, long now) {
        line.add(copy);
        waiting++;
        measure(now);
    }

    void remove(Copy copy, long now) {
        line.remove(copy);
        waiting--;
        measure(now);
    }

    private void measure(long now) {
        int size = waiting;
        length.set(now, size);
        for (Level each : watching) {
            each.set(now, size);
        }
        if (size >= capacity != isFull) {
            fill(now);
        }
    }

    /** It becomes full, or is so no longer. */
    private void fill(long now) {
        isFull = !isFull;
        full.set(now, isFull ? 1 : 0);
        if (isFull) {
            jams.begin(now);
        } else {
            jams.end(now);
        }
    }

    /** Tells the feeder of a copy that it is held back no longer. */
    static void release(Copy copy, long now) {
        if (copy.feeder == null) {
            throw new IllegalStateException(
                    "a lane held back a message of '" + copy.message.origin.name() + "' that nobody feeds");
        }
        copy.feeder.released(copy, now);
    }
}
