package buzzville.causality;

import buzzville.clock.Relation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which events of a run may have influenced which (L. Lamport, 1978): what a process did before, what it had received, and what those
 * had been influenced by.
 *
 * <p>Computed from the messages: for every event, how many events of each process it may have been influenced by, itself included.
 */
public final class HappensBefore {
    /** As many numbers as are kept at most: 400 MB. */
    private static final long MOST = 100_000_000;

    private final int[] process;
    /** The how-manieth of its process, from 1. */
    private final int[] place;
    /** By event and process. */
    private final int[][] known;
    /** The events of each process, in order. */
    private final int[][] byProcess;

    private HappensBefore(int[] process, int[] place, int[][] known, int[][] byProcess) {
        this.process = process;
        this.place = place;
        this.known = known;
        this.byProcess = byProcess;
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
        int events = process.length;
        if ((long) events * processes > MOST) {
            throw new IllegalArgumentException(events + " events of " + processes
                    + " processes are too many to compare all pairs; choose some of them");
        }
        int[] place = new int[events];
        int[][] byProcess = places(processes, process, place);
        int[][] known = new int[events][];
        int[] next = new int[processes];
        int done = 0;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int p = 0; p < processes; p++) {
                while (next[p] < byProcess[p].length && ready(heardOf.get(byProcess[p][next[p]]), known)) {
                    int event = byProcess[p][next[p]++];
                    known[event] = known(event, p, processes, place, byProcess, heardOf.get(event), known);
                    done++;
                    moved = true;
                }
            }
        }
        if (done < events) {
            throw new IllegalArgumentException("some event would have to happen before itself: " + (events - done)
                    + " of " + events + " wait for each other's messages");
        }
        return new HappensBefore(process, place, known, byProcess);
    }

    private static int[][] places(int processes, int[] process, int[] place) {
        int[] counts = new int[processes];
        for (int event = 0; event < process.length; event++) {
            place[event] = ++counts[process[event]];
        }
        int[][] byProcess = new int[processes][];
        Arrays.setAll(byProcess, p -> new int[counts[p]]);
        for (int event = 0; event < process.length; event++) {
            byProcess[process[event]][place[event] - 1] = event;
        }
        return byProcess;
    }

    private static boolean ready(int[] sends, int[][] known) {
        return Arrays.stream(sends).noneMatch(send -> known[send] == null);
    }

    private static int[] known(
            int event, int own, int processes, int[] place, int[][] byProcess, int[] sends, int[][] known) {
        int[] of = place[event] == 1 ? new int[processes] : known[byProcess[own][place[event] - 2]].clone();
        for (int send : sends) {
            for (int p = 0; p < processes; p++) {
                of[p] = Math.max(of[p], known[send][p]);
            }
        }
        of[own] = place[event];
        return of;
    }

    /**
     * The same of some events only: what influenced what through others is kept.
     *
     * @param events numbers of those to keep, all different; what comes out numbers them anew in this order
     */
    public HappensBefore restricted(int... events) {
        int[] newProcess = Arrays.stream(events).map(event -> process[event]).toArray();
        boolean[] kept = new boolean[events()];
        Arrays.stream(events).forEach(event -> kept[event] = true);
        int[][] keptUpTo = new int[processes()][];
        for (int p = 0; p < processes(); p++) {
            keptUpTo[p] = new int[byProcess[p].length + 1];
            for (int i = 0; i < byProcess[p].length; i++) {
                keptUpTo[p][i + 1] = keptUpTo[p][i] + (kept[byProcess[p][i]] ? 1 : 0);
            }
        }
        int[] newPlace = new int[events.length];
        int[][] newKnown = new int[events.length][processes()];
        int[][] newByProcess = new int[processes()][];
        Arrays.setAll(newByProcess, p -> new int[keptUpTo[p][byProcess[p].length]]);
        for (int i = 0; i < events.length; i++) {
            for (int p = 0; p < processes(); p++) {
                newKnown[i][p] = keptUpTo[p][known[events[i]][p]];
            }
            newPlace[i] = newKnown[i][newProcess[i]];
            newByProcess[newProcess[i]][newPlace[i] - 1] = i;
        }
        return new HappensBefore(newProcess, newPlace, newKnown, newByProcess);
    }

    /** For every event, how many events the longest chain of influence has that ends with it, itself included. */
    public int[] levels() {
        long[] below = new long[events()];
        for (int event = 0; event < events(); event++) {
            below[event] = Arrays.stream(known[event]).asLongStream().sum();
        }
        int[] level = new int[events()];
        IntStream.range(0, events())
                .boxed()
                .sorted(Comparator.comparingLong(event -> below[event])) // what influences an event has fewer below it
                .forEach(event -> level[event] = 1 + highest(event, level));
        return level;
    }

    private int highest(int event, int[] level) {
        int highest = 0;
        for (int p = 0; p < processes(); p++) {
            int latest = known[event][p] - (p == process[event] ? 1 : 0);
            highest = Math.max(highest, latest == 0 ? 0 : level[byProcess[p][latest - 1]]);
        }
        return highest;
    }

    /** How many events there are. */
    public int events() {
        return process.length;
    }

    /** How many of one process may have influenced an event, itself included. */
    public int known(int event, int ofProcess) {
        return known[event][ofProcess];
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
        return first != second && known[second][process[first]] >= place[first];
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
        for (int[] of : known) {
            for (int count : of) {
                ordered += count;
            }
        }
        return ordered - events(); // no event is before itself
    }

    /** How many neither may have influenced the other of. */
    public long concurrent() {
        return pairs() - ordered();
    }
}
