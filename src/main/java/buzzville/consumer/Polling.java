package buzzville.consumer;

import buzzville.consumer.fetch.Poll;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** How a pool of workers fetches, and who tells it what waits; only where a fetch waits for more than one byte need anybody. */
public final class Polling {
    private final Poll rules;
    private final LongPredicate waits;
    private @Nullable PollRoster roster;
    private int waiting;

    /** @param waits whether at least so many bytes wait */
    public Polling(Poll rules, LongPredicate waits) {
        this.rules = rules;
        this.waits = waits;
    }

    /** So many more wait, or fewer. */
    public void changed(int change, long now) {
        boolean first = waiting == 0;
        waiting += change;
        if (change > 0 && roster != null) {
            roster.more(first, now);
        }
    }

    Poll rules() {
        return rules;
    }

    boolean enough() {
        return rules.minBytes() <= 1 || waits.test(rules.minBytes());
    }

    boolean anyWaiting() {
        return waiting > 0;
    }

    void tell(PollRoster roster) {
        this.roster = roster;
    }
}
