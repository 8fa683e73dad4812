package buzzville.broker;

import buzzville.message.Copy;
import buzzville.metric.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes copies out of lanes that are the memory of something that crashed, and puts them back from its journal. */
final class Recall {
    /** A copy that stands in a journal and nowhere else. */
    record Kept(Copy copy, Lanes lanes) {
        /** It is back at the head of its lane, unless it has grown too old; its wait went on. */
        void putBack(long now) {
            if (now > copy.deadline) {
                lanes.lose(copy, Fate.EXPIRED, now);
            } else {
                copy.waited += now - copy.queuedAt;
                lanes.putBack(copy, now);
            }
        }

        /** It does not come back. */
        void lose(Fate fate, long now) {
            lanes.lose(copy, fate, now);
        }
    }

    private Recall() {}

    /** Takes out those that wait in these lanes and that this is true of, in the order of the lanes. */
    static List<Kept> from(Lanes lanes, Predicate<Copy> which, long now) {
        List<Copy> waiting = new ArrayList<>();
        lanes.forEachWaiting(copy -> {
            if (which.test(copy)) {
                waiting.add(copy);
            }
        });
        List<Kept> kept = new ArrayList<>();
        for (Copy copy : waiting) {
            lanes.leave(copy, now);
            kept.add(new Kept(copy, lanes));
        }
        return kept;
    }
}
