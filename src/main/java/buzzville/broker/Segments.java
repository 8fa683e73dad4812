package buzzville.broker;

import java.util.ArrayDeque;

/** The segments of one log, the oldest first; only whole ones are deleted. */
final class Segments {
    private static final class Segment {
        final long first;
        long bytes;
        long last;

        Segment(long first) {
            this.first = first;
        }
    }

    private final Journal.Costs costs;
    private final ArrayDeque<Segment> segments = new ArrayDeque<>();
    private long bytes;
    private long end;

    Segments(Journal.Costs costs) {
        this.costs = costs;
    }

    /** An entry is at its position; one that is beyond what a crash left has taken the place of another. */
    void appended(long position, long size, long now) {
        while (!segments.isEmpty() && segments.getLast().first > position) {
            bytes -= segments.removeLast().bytes;
        }
        Segment active = segments.peekLast();
        if (active == null || active.bytes + size > costs.segment()) {
            active = new Segment(position);
            segments.add(active);
        }
        active.bytes += size;
        active.last = now;
        bytes += size;
        end = position + 1;
    }

    /** How large the log is. */
    long bytes() {
        return bytes;
    }

    /**
     * Deletes what is too old, and as much of the oldest as leaves no less than the size to be kept.
     *
     * @return the first position that is left
     */
    long expire(long now) {
        while (!segments.isEmpty()
                && (now - segments.element().last > costs.retention()
                        || bytes - costs.retentionSize() >= segments.element().bytes)) {
            bytes -= segments.remove().bytes;
        }
        return segments.isEmpty() ? end : segments.element().first;
    }
}
