package buzzville.theory;

import buzzville.message.Priority;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one lane of a stage is asked for.
 *
 * @param name of the lane
 * @param priorities that wait in it
 * @param rate messages a second on average over the measured interval, that reach it
 * @param rho mean load over the measured interval: with strict priority that of this lane and all more urgent ones, of lanes with
 *     workers of their own that of these, else that of the whole stage; infinite if nobody works; NaN where workers are unlimited
 * @param peak the highest load over the whole timeline
 * @param busiest when that is; null without any traffic
 * @param stable how many times as much as now the movable producers may say until the load reaches 1 somewhere; infinite if it
 *     never does
 * @param overloads when the load is 1 or more, in order
 * @param backlog what piles up meanwhile; null if nothing does
 */
public record LaneLoad(
        String name,
        List<Priority> priorities,
        double rate,
        double rho,
        double peak,
        @Nullable Interval busiest,
        double stable,
        List<Overload> overloads,
        @Nullable Backlog backlog) {
    /** Whether it is asked for more than it can do at some time. */
    public boolean isUnstable() {
        return !overloads.isEmpty();
    }
}
