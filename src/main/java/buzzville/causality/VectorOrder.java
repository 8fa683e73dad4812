package buzzville.causality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What vectors that processes share entries of say of all pairs of events.
 *
 * <p>Such vectors (F. Torres-Rojas and M. Ahamad, 1999) never contradict causality, so those of one process ascend, and what is below an
 * event is the first few of each process: a row of counts, as of causality itself. An event more of a process is below the next event
 * only if the entry has grown that spoke against it, so each waits for that one entry and is looked at again when that changes.
 */
final class VectorOrder {
    private final HappensBefore causality;
    private final Knowledge[] vectors;
    private final int entries;
    /** How many events of each process, by column, are below the event under way. */
    private final int[] below;
    /** By entry: the first column that waits for it to grow; by column: the next one; -1 at the end. */
    private final int[] waiting;

    private final int[] nextWaiting;
    /** Columns whose next event had the same vector: at the next event it is below. */
    private final List<Integer> equal = new ArrayList<>();

    private int[] changed = {};
    private int changes;
    private long sum;

    private VectorOrder(HappensBefore causality, Knowledge[] vectors, int entries) {
        this.causality = causality;
        this.vectors = vectors;
        this.entries = entries;
        this.below = new int[causality.columns()];
        this.waiting = new int[entries];
        this.nextWaiting = new int[causality.columns()];
        this.changed = new int[causality.columns()];
    }

    /** What is below what; null if vectors do not ascend where causality does, so that none of this holds. */
    static @Nullable HappensBefore of(LoggedCausality causality, Entries vectors) {
        Knowledge[] rows = vectors.rows();
        for (int event = 0; event < rows.length; event++) {
            int previous = causality.previous(event);
            if (previous >= 0 && !isBelow(rows[previous], rows[event])) {
                return null;
            }
            for (int heard : causality.heardOf(event)) {
                if (!isBelow(rows[heard], rows[event])) {
                    return null;
                }
            }
        }
        HappensBefore order = causality.happensBefore().blank();
        VectorOrder walk = new VectorOrder(causality.happensBefore(), rows, vectors.width());
        Knowledge none = Knowledge.none(order.columns());
        long[] numbers = new long[1];
        for (int c = 0; c < order.columns(); c++) {
            walk.begin(c);
            Knowledge row = none;
            for (int event : order.events(order.owner(c))) {
                walk.next(event);
                Knowledge now = row.with(walk.changed, walk.changes, walk.below);
                numbers[0] += now.beside(row);
                order.put(event, now);
                order.checkRoom(numbers[0]);
                row = now;
            }
        }
        return order;
    }

    /** How many pairs such vectors put in order, if they are those of the right rule. */
    static long ordered(HappensBefore causality, Entries vectors) {
        VectorOrder walk = new VectorOrder(causality, vectors.rows(), vectors.width());
        long ordered = 0;
        for (int c = 0; c < causality.columns(); c++) {
            walk.begin(c);
            for (int event : causality.events(causality.owner(c))) {
                walk.next(event);
                ordered += walk.sum + causality.place(event) - 1;
            }
        }
        return ordered;
    }

    private static boolean isBelow(Knowledge one, Knowledge other) {
        return one.above(other) < 0 && other.above(one) >= 0;
    }

    /** Goes to the first event of a process. */
    private void begin(int own) {
        Arrays.fill(below, 0);
        Arrays.fill(waiting, -1);
        equal.clear();
        sum = 0;
        for (int c = 0; c < below.length; c++) {
            if (c != own) {
                equal.add(c); // nothing speaks against any of them yet
            }
        }
    }

    /** Goes to an event, the next of its process. */
    private void next(int event) {
        changes = 0;
        Knowledge now = vectors[event];
        int previous = causality.previous(event);
        List<Integer> open = new ArrayList<>(equal);
        equal.clear();
        for (int index = 0; index < now.blocks(); index++) {
            int[] block = now.block(index);
            if (previous < 0 || block != vectors[previous].block(index)) {
                for (int i = 0; i < block.length && index * Knowledge.WIDTH + i < entries; i++) {
                    int entry = index * Knowledge.WIDTH + i;
                    if (previous < 0 || block[i] != vectors[previous].count(entry)) {
                        wake(entry, block[i], open);
                    }
                }
            }
        }
        open.forEach(c -> advance(c, now));
    }

    /** Those wait no longer against whose next event this entry does not speak any more. */
    private void wake(int entry, int count, List<Integer> open) {
        int c = waiting[entry];
        waiting[entry] = -1;
        while (c >= 0) {
            int next = nextWaiting[c];
            if (vectors[causality.events(causality.owner(c))[below[c]]].count(entry) > count) {
                nextWaiting[c] = waiting[entry];
                waiting[entry] = c;
            } else {
                open.add(c);
            }
            c = next;
        }
    }

    private void advance(int column, Knowledge now) {
        int[] events = causality.events(causality.owner(column));
        int count = firstAbove(now, events, below[column]);
        if (count > below[column] && now.above(vectors[events[count - 1]]) < 0) {
            count--; // those of one process ascend, so only the last of them can be equal
            equal.add(column);
        } else if (count < events.length) {
            int against = vectors[events[count]].above(now);
            nextWaiting[column] = waiting[against];
            waiting[against] = column;
        }
        if (count != below[column]) {
            sum += count - below[column];
            below[column] = count;
            changed[changes++] = column;
        }
    }

    /** Index of the first event, from an index on, whose vector has an entry above the given one's; found in longer and longer strides. */
    private int firstAbove(Knowledge now, int[] events, int from) {
        int low = from;
        int high = from;
        for (int stride = 1; high < events.length && vectors[events[high]].above(now) < 0; stride *= 2) {
            low = high + 1;
            high = Math.min(events.length, high + stride);
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (vectors[events[middle]].above(now) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
