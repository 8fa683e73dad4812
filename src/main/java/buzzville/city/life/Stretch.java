package buzzville.city.life;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time during which a message did one thing in one place.
 *
 * @param lane in which it waited; empty elsewhere
 * @param from virtual nanoseconds
 * @param until virtual nanoseconds, not before {@code from}
 */
public record Stretch(Phase phase, String place, String lane, long from, long until) {
    public long length() {
        return until - from;
    }

    /** The stretches between moments in order of time, the last up to {@code end}; those without length are left out. */
    static List<Stretch> between(List<Moment> moments, long end) {
        List<Stretch> stretches = new ArrayList<>();
        Moment begun = null;
        for (Moment moment : moments) {
            if (moment.what().begins() == null || moment.at() > end) {
                continue;
            }
            add(begun, moment.at(), stretches);
            begun = moment;
        }
        add(begun, end, stretches);
        return stretches;
    }

    private static void add(@Nullable Moment begun, long until, List<Stretch> stretches) {
        Phase phase = begun == null ? null : begun.what().begins();
        if (begun == null || phase == null || until <= begun.at()) {
            return;
        }
        String again = begun.what() == What.SERVED_LANE ? begun.by() : "";
        String lane = begun.detail() instanceof Detail.Queue queue ? queue.lane() : again;
        stretches.add(new Stretch(phase, begun.place(), lane, begun.at(), until));
    }
}
