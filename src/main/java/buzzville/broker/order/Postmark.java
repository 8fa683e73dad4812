package buzzville.broker.order;

import buzzville.clock.HybridStamp;
import buzzville.clock.VectorStamp;
import org.jspecify.annotations.Nullable;

/** What a message carries for the sake of order. */
public final class Postmark {
    final int sender;
    private final int[] places;
    private final VectorStamp[] known;
    private final @Nullable HybridStamp hybrid;

    /**
     * What a message carries.
     *
     * @param sender number of the process that sent it
     * @param places by subscription: the how-manieth it is of all that its sender sent there, from 1; 0 where it does not go
     * @param known by subscription, how many messages each process has sent there as far as its sender knows, itself included
     * @param hybrid its sender's hybrid stamp; null where nobody asks for a total order
     */
    Postmark(int sender, int[] places, VectorStamp[] known, @Nullable HybridStamp hybrid) {
        this.sender = sender;
        this.places = places;
        this.known = known;
        this.hybrid = hybrid;
    }

    /** The how-manieth it is of all that its sender sent to a subscription; 0 if it does not go there. */
    public int place(int subscription) {
        return places[subscription];
    }

    /** How many messages each process had sent to a subscription, as far as its sender knew, itself included. */
    VectorStamp known(int subscription) {
        return known[subscription];
    }

    HybridStamp hybrid() {
        if (hybrid == null) {
            throw new IllegalStateException("a message of process " + sender + " has no stamp to be ordered by");
        }
        return hybrid;
    }
}
