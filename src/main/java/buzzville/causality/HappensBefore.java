package buzzville.causality;

import buzzville.clock.Relation;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which events of a run may have influenced which (L. Lamport, 1978): what a process did before, what it had received, and what those
 * had been influenced by.
 *
 * <p>Computed from the messages: for every event, how many events of each process it may have been influenced by, itself included.
 * Processes without events take no room.
 */
public final class HappensBefore {
    /** As many numbers are kept at most: 400 MB. */
    static final long MOST = 100_000_000;

    private final int[] process;
    /** The how-manieth of its process, from 1. */
    private final int[] place;
    /** By event: what it knows of others; of its own process {@link #place} says it. */
    private final Knowledge[] known;
    /** The events of each process, in order. */
    private final int[][] byProcess;
    /** Which column a process has in {@link #known}; -1 if it has no events. */
    private final int[] column;
    /** Which process a column is of. */
    private final int[] owner;

    private HappensBefore(int[] process, int[] place, Knowledge[] known, int[][] byProcess, int[] column, int[] owner) {
        this.process = process;
        this.place = place;
        this.known = known;
        this.byProcess = byProcess;
        this.column = column;
        this.owner = owner;
    }

    /**
     * Of so many events.
     *
     * @param processes how many processes there are
     * @param process whose each event is, from 0; events of one process stand in their order
     * @param heardOf for each event, the events that sent what it received; in any order
     * @throws IllegalArgumentException if some event would have to happen before itself, or there are too many to compare
     */
    public static HappensBefore of(int processes, int[] process, List<int[]> heardOf) {
        HappensBefore order = empty(processes, process);
        long numbers = 0;
        int done = 0;
        Knowledge none = Knowledge.none(order.owner.length);
        for (int event : order.causally(heardOf)) {
            Knowledge before = order.previous(event) < 0 ? none : order.known[order.previous(event)];
            Knowledge now = before;
            for (int heard : heardOf.get(event)) {
                int from = order.column[process[heard]];
                now = now.merge(order.known[heard]);
                now = now.count(from) < order.place[heard] ? now.with(from, order.place[heard]) : now;
            }
            order.known[event] = now;
            numbers += now.beside(before);
            done++;
            order.checkRoom(numbers);
        }
        if (done < process.length) {
            throw new IllegalArgumentException("some event would have to happen before itself: "
                    + (process.length - done) + " of " + process.length + " wait for each other's messages");
        }
        return order;
    }

    /** The same events in another order, of which nothing is known yet. */
    HappensBefore blank() {
        return new HappensBefore(process, place, new Knowledge[process.length], byProcess, column, owner);
    }

    /** Says what an event comes after, of other processes; after what the one before it of its own process does. */
    void put(int event, Knowledge after) {
        known[event] = after;
    }

    void checkRoom(long numbers) {
        if (numbers > MOST) {
            throw new IllegalArgumentException(process.length + " events of " + owner.length
                    + " processes are too many to compare all pairs; choose some of them");
        }
    }

    private static HappensBefore empty(int processes, int[] process) {
        int[] place = new int[process.length];
        int[] counts = new int[processes];
        for (int event = 0; event < process.length; event++) {
            place[event] = ++counts[process[event]];
        }
        int[][] byProcess = new int[processes][];
        Arrays.setAll(byProcess, p -> new int[counts[p]]);
        for (int event = 0; event < process.length; event++) {
            byProcess[process[event]][place[event] - 1] = event;
        }
        int[] owner = IntStream.range(0, processes).filter(p -> counts[p] > 0).toArray();
        int[] column = new int[processes];
        Arrays.fill(column, -1);
        for (int c = 0; c < owner.length; c++) {
            column[owner[c]] = c;
        }
        return new HappensBefore(process, place, new Knowledge[process.length], byProcess, column, owner);
    }

    /** Events so that whatever directly precedes one stands before it; those of a circle are missing (A. Kahn, 1962). */
    private int[] causally(List<int[]> heardOf) {
        int[] missing = new int[events()];
        int[] firstOf = new int[events() + 1];
        for (int event = 0; event < events(); event++) {
            missing[event] = heardOf.get(event).length + (place[event] > 1 ? 1 : 0);
            for (int heard : heardOf.get(event)) {
                firstOf[heard + 1]++;
            }
        }
        for (int event = 0; event < events(); event++) {
            firstOf[event + 1] += firstOf[event];
        }
        int[] hearers = new int[firstOf[events()]];
        int[] next = firstOf.clone();
        for (int event = 0; event < events(); event++) {
            for (int heard : heardOf.get(event)) {
                hearers[next[heard]++] = event;
            }
        }
        Deque<Integer> ready = new ArrayDeque<>();
        IntStream.range(0, events()).filter(event -> missing[event] == 0).forEach(ready::add);
        int[] order = new int[events()];
        int done = 0;
        while (!ready.isEmpty()) {
            int event = ready.remove();
            order[done++] = event;
            for (int i = firstOf[event]; i < firstOf[event + 1]; i++) {
                settle(hearers[i], missing, ready);
            }
            int[] own = byProcess[process[event]];
            if (place[event] < own.length) {
                settle(own[place[event]], missing, ready);
            }
        }
        return Arrays.copyOf(order, done);
    }

    private static void settle(int event, int[] missing, Deque<Integer> ready) {
        if (--missing[event] == 0) {
            ready.add(event);
        }
    }

    /**
     * The same of some events only: what influenced what through others is kept.
     *
     * @param events numbers of those to keep, all different; what comes out numbers them anew in this order
     */
    public HappensBefore restricted(int... events) {
        boolean[] kept = new boolean[events()];
        Arrays.stream(events).forEach(event -> kept[event] = true);
        int[][] keptUpTo = new int[owner.length][];
        for (int c = 0; c < owner.length; c++) {
            int[] own = byProcess[owner[c]];
            keptUpTo[c] = new int[own.length + 1];
            for (int i = 0; i < own.length; i++) {
                keptUpTo[c][i + 1] = keptUpTo[c][i] + (kept[own[i]] ? 1 : 0);
            }
        }
        int[] newProcess = new int[events.length];
        int[] newPlace = new int[events.length];
        Knowledge[] newKnown = new Knowledge[events.length];
        int[][] newByProcess = new int[processes()][];
        Arrays.setAll(newByProcess, p -> new int[column[p] < 0 ? 0 : keptUpTo[column[p]][byProcess[p].length]]);
        IdentityHashMap<Knowledge, Knowledge> rows = new IdentityHashMap<>();
        IdentityHashMap<int[], int[]> blocks = new IdentityHashMap<>();
        for (int i = 0; i < events.length; i++) {
            newProcess[i] = process[events[i]];
            newPlace[i] = keptUpTo[column[newProcess[i]]][place[events[i]]];
            newByProcess[newProcess[i]][newPlace[i] - 1] = i;
            newKnown[i] = rows.computeIfAbsent(known[events[i]], row -> row.mapped(keptUpTo, blocks));
        }
        return new HappensBefore(newProcess, newPlace, newKnown, newByProcess, column, owner);
    }

    /** For every event, how many events the longest chain of influence has that ends with it, itself included. */
    public int[] levels() {
        long[] below = new long[events()];
        Arrays.setAll(below, this::below);
        int[] level = new int[events()];
        IntStream.range(0, events())
                .boxed()
                .sorted(Comparator.comparingLong(event -> below[event])) // what influences an event has fewer below it
                .forEach(event -> level[event] = 1 + highest(event, level));
        return level;
    }

    /** Whatever its process knew at the event before is below that, so only what is news matters. */
    private int highest(int event, int[] level) {
        int previous = previous(event);
        Knowledge now = known[event];
        int highest = previous < 0 ? 0 : level[previous];
        for (int index = 0; index < now.blocks(); index++) {
            int[] counts = now.block(index);
            boolean news = !Knowledge.isEmpty(counts) && (previous < 0 || counts != known[previous].block(index));
            for (int i = 0; news && i < counts.length; i++) {
                int c = index * Knowledge.WIDTH + i;
                if (counts[i] > 0 && owner[c] != process[event]) {
                    highest = Math.max(highest, level[byProcess[owner[c]][counts[i] - 1]]);
                }
            }
        }
        return highest;
    }

    /** The event of the same process before it; -1 if it is the first. */
    int previous(int event) {
        return place[event] == 1 ? -1 : byProcess[process[event]][place[event] - 2];
    }

    /** How many events there are. */
    public int events() {
        return process.length;
    }

    /** How many of one process may have influenced an event, itself included. */
    public int known(int event, int ofProcess) {
        return ofProcess == process[event]
                ? place[event]
                : column[ofProcess] < 0 ? 0 : known[event].count(column[ofProcess]);
    }

    /** What an event knows of others, by {@link #owner}; what it says of the event's own process means nothing. */
    Knowledge known(int event) {
        return known[event];
    }

    /** How many processes an event knows any event of, its own included. */
    int breadth(int event) {
        int own = known[event].count(column[process[event]]) > 0 ? 1 : 0;
        return known[event].size() - own + 1;
    }

    /** Which process a column of {@link #known(int)} is of. */
    int owner(int ofColumn) {
        return owner[ofColumn];
    }

    /** How many columns there are: processes that have events. */
    int columns() {
        return owner.length;
    }

    /** Whose event it is, from 0. */
    public int process(int event) {
        return process[event];
    }

    /** The how-manieth of its process it is, from 1. */
    public int place(int event) {
        return place[event];
    }

    /** How many processes there are. */
    public int processes() {
        return byProcess.length;
    }

    /** The events of one process, in order. */
    int[] events(int ofProcess) {
        return byProcess[ofProcess];
    }

    /** Whether the first may have influenced the second; never itself. */
    public boolean before(int first, int second) {
        return first != second && known(second, process[first]) >= place[first];
    }

    /** How two events stand to each other. */
    public Relation relation(int first, int second) {
        return first == second
                ? Relation.SAME
                : before(first, second)
                        ? Relation.BEFORE
                        : before(second, first) ? Relation.AFTER : Relation.CONCURRENT;
    }

    /** How many pairs of events there are. */
    public long pairs() {
        return (long) events() * (events() - 1) / 2;
    }

    /** How many of them one event may have influenced the other of. */
    public long ordered() {
        long ordered = 0;
        for (int event = 0; event < events(); event++) {
            ordered += below(event);
        }
        return ordered;
    }

    /** How many events may have influenced one, itself not included. */
    private long below(int event) {
        return known[event].sum() - known[event].count(column[process[event]]) + place[event] - 1;
    }

    /** How many neither may have influenced the other of. */
    public long concurrent() {
        return pairs() - ordered();
    }
}
