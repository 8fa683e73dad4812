package buzzville.city;

import buzzville.kernel.Simulation;
import java.util.ArrayList;
import java.util.List;

/**
 * How many events the kernel had run at checkpoints, and their fingerprint: two runs that differ are known to differ in
 * the stretch before the first checkpoint that does.
 *
 * <p>Checkpoints are equidistant virtual instants, so they are the same whatever happens.
 */
public final class Trail {
    /** Checkpoints of a run, the last at its end. */
    public static final int POINTS = 1000;

    /** As many as are kept of each of several runs. */
    public static final int COARSE = 100;

    private final long duration;
    private final int points;
    private final long[] events;
    private final long[] fingerprints;
    private int marked;
    private Mark end = new Mark(0, 0, 0);

    /**
     * One checkpoint.
     *
     * @param at virtual nanoseconds; events at exactly this instant are not counted yet
     * @param events how many had happened
     * @param fingerprint of these
     */
    public record Mark(long at, long events, long fingerprint) {}

    /** @param duration of the scenario in virtual nanoseconds, at least 1 */
    Trail(long duration) {
        this.duration = duration;
        this.points = (int) Math.min(POINTS, duration);
        this.events = new long[points];
        this.fingerprints = new long[points];
    }

    private long at(int point) {
        return duration / points * point + duration % points * point / points;
    }

    /** When the next checkpoint is, or {@code Long.MAX_VALUE} after the last. */
    long next() {
        return marked == points ? Long.MAX_VALUE : at(marked + 1);
    }

    void mark(Simulation simulation) {
        events[marked] = simulation.events();
        fingerprints[marked] = simulation.fingerprint();
        marked++;
    }

    void end(Simulation simulation) {
        end = new Mark(simulation.now(), simulation.events(), simulation.fingerprint());
    }

    /**
     * The checkpoints in order of time; the last is the end of the run, later than the scenario's where it was drained.
     *
     * @param most how many of them at most, equidistant but for the end; from 1 to {@value #POINTS}
     */
    public List<Mark> marks(int most) {
        int step = (points + most - 1) / most;
        List<Mark> marks = new ArrayList<>();
        for (int point = step; point < points && point <= marked; point += step) {
            marks.add(new Mark(at(point), events[point - 1], fingerprints[point - 1]));
        }
        if (end.at() > duration && marked == points) {
            marks.add(new Mark(duration, events[points - 1], fingerprints[points - 1]));
        }
        marks.add(end);
        return marks;
    }
}
