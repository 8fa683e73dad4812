package buzzville.city.life;

import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.metric.Fate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The moments of one message at one subscription, or before all of them, as they come. */
final class Track {
    final String name;
    final List<Moment> moments = new ArrayList<>();
    /** Whether it is over, and how and when. */
    boolean over;

    @Nullable
    Fate fate;

    long endedAt;
    /** What it did when nobody served its partition any more. */
    @Nullable
    Moment unserved;
    /** Attempts of which the request is told. */
    final Set<Copy> requested = Collections.newSetFromMap(new IdentityHashMap<>());

    Track(String name) {
        this.name = name;
    }

    void add(Moment moment) {
        moments.add(moment);
    }

    /** Puts a moment that is known only afterwards where it belongs. */
    void insert(Moment moment) {
        int place = moments.size();
        while (place > 0 && moments.get(place - 1).at() > moment.at()) {
            place--;
        }
        moments.add(place, moment);
    }

    /** The last, but for what became of one attempt of several to publish it. */
    @Nullable
    Moment last() {
        for (int i = moments.size() - 1; i >= 0; i--) {
            if (!Attempts.isAbout(moments.get(i))) {
                return moments.get(i);
            }
        }
        return null;
    }

    /** What it does now; null if nothing is known. */
    @Nullable
    Moment doing() {
        for (int i = moments.size() - 1; i >= 0; i--) {
            if (moments.get(i).what().begins() != null) {
                return moments.get(i);
            }
        }
        return null;
    }

    boolean has(What what, long at) {
        return moments.stream().anyMatch(moment -> moment.what() == what && moment.at() == at);
    }

    boolean lost(@Nullable Fate how) {
        return moments.stream().anyMatch(moment -> moment.what() == What.LOST && moment.fate() == how);
    }

    void end(@Nullable Fate how, long now) {
        over = true;
        fate = how;
        endedAt = now;
    }

    /** The last loss, if that was the end. */
    @Nullable
    Moment decisive() {
        return lastLoss(fate);
    }

    @Nullable
    Moment lastLoss(@Nullable Fate how) {
        Moment last = null;
        for (Moment moment : moments) {
            last = how != null && moment.what() == What.LOST && moment.fate() == how ? moment : last;
        }
        return last;
    }

    /** Since when a copy has been in the queue. */
    static long since(Copy copy, long now) {
        return copy.queuedAt == Message.NEVER ? now : copy.queuedAt;
    }
}
