package buzzville.consumer;

import buzzville.consumer.fetch.Poll;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** How a pool of workers fetches, and who tells it what waits; only where a fetch waits for more than one byte need anybody. */
public final class Polling {
    private final Poll rules;
    private final Waiting bytes;
    private @Nullable PollRoster roster;
    private int waiting;

    /** How many bytes wait. */
    public interface Waiting {
        /** Of the partitions of which this is true. */
        long bytes(IntPredicate partitions);
    }

    public Polling(Poll rules, Waiting bytes) {
        this.rules = rules;
        this.bytes = bytes;
    }

    /** So many more wait, or fewer. */
    public void changed(int change, long now) {
        boolean first = waiting == 0;
        waiting += change;
        if (change > 0 && roster != null) {
            roster.more(first, now);
        }
    }

    /** How many bytes wait of some partitions. */
    long bytes(IntPredicate partitions) {
        return bytes.bytes(partitions);
    }

    Poll rules() {
        return rules;
    }

    boolean enough() {
        return rules.minBytes() <= 1 || bytes(partition -> true) >= rules.minBytes();
    }

    boolean anyWaiting() {
        return waiting > 0;
    }

    void tell(PollRoster roster) {
        this.roster = roster;
    }
}
