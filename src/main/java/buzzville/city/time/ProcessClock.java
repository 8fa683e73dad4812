package buzzville.city.time;

import buzzville.city.clock.LocalClock;
import buzzville.clock.Answers;
import buzzville.clock.PhysicalClock;
import buzzville.clock.Worst;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The clock of one process, with what incidents do to it. It may be read at any instant, earlier or later than before: what
 * happens to clocks is settled before the run.
 */
public final class ProcessClock implements LocalClock {
    /** Something that happens to a clock. */
    record Blow(long at, LongConsumer deed) {}

    private final PhysicalClock clock;
    private final List<Blow> blows;
    private int next;

    /** @param blows in order of time */
    ProcessClock(PhysicalClock clock, List<Blow> blows) {
        this.clock = clock;
        this.blows = blows;
    }

    @Override
    public long read(long now) {
        catchUp(now);
        return clock.read(now);
    }

    /** What it shows too much, which nobody in the city can know, nanoseconds. */
    public long error(long now) {
        return read(now) - now;
    }

    @Override
    public long bound(long now) {
        catchUp(now);
        return clock.bound(now);
    }

    /** The most by which it is wrong from 0 until an instant. */
    public Worst worst(long until) {
        catchUp(until);
        return clock.worst(until);
    }

    /** How often NTP has set it until {@code now}, instead of making it run faster or slower. */
    public int steps(long now) {
        read(now);
        return clock.steps();
    }

    /** How wrong the answers were that it has got until {@code now}. */
    public Answers answers(long now) {
        read(now);
        return clock.answers();
    }

    /** How often it has gone back until {@code now}. */
    public int backwardSteps(long now) {
        read(now);
        return clock.backwardSteps();
    }

    private void catchUp(long now) {
        while (next < blows.size() && blows.get(next).at() <= now) {
            Blow blow = blows.get(next++);
            blow.deed().accept(blow.at());
        }
    }
}
