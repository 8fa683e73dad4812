package buzzville.clock;

import java.util.Arrays;

/**
 * How many events of each process an event knows of, itself included. What is not there is 0: two vectors of different
 * processes are comparable, and a process that nobody has heard of costs nothing.
 */
public final class VectorStamp {
    /** Knows of nothing. */
    public static final VectorStamp NONE = new VectorStamp(new int[0], new int[0]);

    /** Processes in ascending order, and how many events of each, all above 0. */
    private final int[] processes;

    private final int[] counts;

    private VectorStamp(int[] processes, int[] counts) {
        this.processes = processes;
        this.counts = counts;
    }

    /** One by the counts of processes 0, 1, 2 and so on, each at least 0. */
    public static VectorStamp of(int... counts) {
        int size = (int) Arrays.stream(counts).filter(count -> count != 0).count();
        int[] who = new int[size];
        int[] many = new int[size];
        int next = 0;
        for (int process = 0; process < counts.length; process++) {
            if (counts[process] < 0) {
                throw new IllegalArgumentException(
                        "process " + process + " cannot have " + counts[process] + " events");
            }
            if (counts[process] > 0) {
                who[next] = process;
                many[next++] = counts[process];
            }
        }
        return new VectorStamp(who, many);
    }

    /** How many events of a process it knows of. */
    public int count(int process) {
        int index = Arrays.binarySearch(processes, process);
        return index < 0 ? 0 : counts[index];
    }

    /** How many processes it knows anything of. */
    public int size() {
        return processes.length;
    }

    /** The {@code index}-th process that it knows anything of, in ascending order. */
    public int process(int index) {
        return processes[index];
    }

    /** How many events of {@link #process} {@code index} it knows of. */
    public int countAt(int index) {
        return counts[index];
    }

    /** The same with another count of one process, at least 0. */
    public VectorStamp with(int process, int count) {
        int index = Arrays.binarySearch(processes, process);
        if (index >= 0 && count > 0) {
            int[] many = counts.clone();
            many[index] = count;
            return new VectorStamp(processes, many);
        }
        if (index < 0 && count == 0) {
            return this;
        }
        int[] dense = new int[Math.max(process, processes.length == 0 ? 0 : processes[processes.length - 1]) + 1];
        for (int i = 0; i < processes.length; i++) {
            dense[processes[i]] = counts[i];
        }
        dense[process] = count;
        return of(dense);
    }

    /**
     * The same with other counts of some processes.
     *
     * @param who in ascending order
     * @param many how many events of each, 0 for one of which nothing is known any more
     */
    public VectorStamp with(int[] who, int... many) {
        int[] mergedWho = new int[processes.length + who.length];
        int[] mergedMany = new int[mergedWho.length];
        int size = 0;
        int i = 0;
        for (int j = 0; j <= who.length; j++) {
            int next = j < who.length ? who[j] : Integer.MAX_VALUE;
            while (i < processes.length && processes[i] < next) {
                mergedWho[size] = processes[i];
                mergedMany[size++] = counts[i++];
            }
            i += i < processes.length && processes[i] == next ? 1 : 0;
            if (j < who.length && many[j] > 0) {
                mergedWho[size] = next;
                mergedMany[size++] = many[j];
            }
        }
        return new VectorStamp(Arrays.copyOf(mergedWho, size), Arrays.copyOf(mergedMany, size));
    }

    /** The processes, in ascending order, of which it has another count than an earlier stamp: a higher one, a lower one or none. */
    public int[] changedSince(VectorStamp before) {
        int[] changed = new int[processes.length + before.processes.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < processes.length || j < before.processes.length) {
            int now = i < processes.length ? processes[i] : Integer.MAX_VALUE;
            int then = j < before.processes.length ? before.processes[j] : Integer.MAX_VALUE;
            if (now != then || counts[i] != before.counts[j]) {
                changed[size++] = Math.min(now, then);
            }
            i += now <= then ? 1 : 0;
            j += then <= now ? 1 : 0;
        }
        return Arrays.copyOf(changed, size);
    }

    /** The same where processes have other numbers, in the same order: those at the places of the old ones. */
    public VectorStamp renumbered(int[] numbers) {
        return new VectorStamp(Arrays.stream(processes).map(old -> numbers[old]).toArray(), counts);
    }

    /** What both together know of: of each process the greater count. */
    public VectorStamp merge(VectorStamp other) {
        int[] who = new int[processes.length + other.processes.length];
        int[] many = new int[who.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < processes.length || j < other.processes.length) {
            int mine = i < processes.length ? processes[i] : Integer.MAX_VALUE;
            int theirs = j < other.processes.length ? other.processes[j] : Integer.MAX_VALUE;
            who[size] = Math.min(mine, theirs);
            many[size++] = Math.max(mine <= theirs ? counts[i] : 0, theirs <= mine ? other.counts[j] : 0);
            i += mine <= theirs ? 1 : 0;
            j += theirs <= mine ? 1 : 0;
        }
        return new VectorStamp(Arrays.copyOf(who, size), Arrays.copyOf(many, size));
    }

    /** Whether it knows of nothing that the other does not know of. */
    public boolean isWithin(VectorStamp other) {
        int j = 0;
        for (int i = 0; i < processes.length; i++) {
            while (j < other.processes.length && other.processes[j] < processes[i]) {
                j++;
            }
            if (j == other.processes.length || other.processes[j] != processes[i] || other.counts[j] < counts[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * How the event of this stamp stands to that of another, which is the whole of happened-before (C. Fidge, 1988; F. Mattern,
     * 1988): a happened before b exactly if V(a) is below V(b).
     */
    public Relation compare(VectorStamp other) {
        boolean within = isWithin(other);
        boolean contains = other.isWithin(this);
        return within ? contains ? Relation.SAME : Relation.BEFORE : contains ? Relation.AFTER : Relation.CONCURRENT;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VectorStamp stamp
                && Arrays.equals(processes, stamp.processes)
                && Arrays.equals(counts, stamp.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(processes) + Arrays.hashCode(counts);
    }

    /** As {@code {0=1, 3=2}}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < processes.length; i++) {
            text.append(i == 0 ? "" : ", ").append(processes[i]).append('=').append(counts[i]);
        }
        return text.append('}').toString();
    }
}
