package buzzville.theory;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The timeline in intervals within which every rate is one number: between two changes, or so short that a mean will do.
 */
final class Cells {
    private static final int MOST_CUTS = 5_000;
    private static final int EVEN = 240;

    private final long[] edges;

    private Cells(long[] edges) {
        this.edges = edges;
    }

    /** Gathers where rates change. */
    static final class Cutting {
        private final SortedSet<Long> cuts = new TreeSet<>();
        private final long end;
        private boolean even;

        /** @param end of the timeline, nanoseconds */
        Cutting(long end) {
            this.end = end;
        }

        /** Something changes at this instant. */
        void at(long instant) {
            if (0 < instant && instant < end && cuts.size() < MOST_CUTS) {
                cuts.add(instant);
            }
        }

        /** Something changes all the time. */
        void always() {
            even = true;
        }

        Cells cells() {
            SortedSet<Long> all = new TreeSet<>(cuts);
            all.add(0L);
            all.add(end);
            long width = Math.max(1, (end + EVEN - 1) / EVEN);
            for (long cut = width; even && cut < end; cut += width) {
                all.add(cut);
            }
            return new Cells(all.stream().mapToLong(Long::longValue).toArray());
        }
    }

    int count() {
        return edges.length - 1;
    }

    long from(int cell) {
        return edges[cell];
    }

    long to(int cell) {
        return edges[cell + 1];
    }

    long middle(int cell) {
        return edges[cell] + (edges[cell + 1] - edges[cell]) / 2;
    }

    /** Seconds. */
    double length(int cell) {
        return (edges[cell + 1] - edges[cell]) / 1e9;
    }

    long end() {
        return edges[edges.length - 1];
    }

    /** The cell of an instant from 0 to before the end. */
    int at(long instant) {
        int found = java.util.Arrays.binarySearch(edges, instant);
        return found >= 0 ? found : -found - 2;
    }

    /** Seconds of a cell that lie in [from, to). */
    double overlap(int cell, long from, long to) {
        return Math.max(0, Math.min(to, to(cell)) - Math.max(from, from(cell))) / 1e9;
    }

    /** The mean of what has one value in each cell, over [from, to). */
    double mean(double[] values, long from, long to) {
        double sum = 0;
        for (int cell = 0; cell < count(); cell++) {
            sum += values[cell] * overlap(cell, from, to);
        }
        return sum / ((to - from) / 1e9);
    }
}
