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
    /** By subscription, the rank with which its turn came first, and whether anybody has begun with it. */
    private final long[] ranks;

    private final boolean[] begun;

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
        this.ranks = new long[places.length];
        this.begun = new boolean[places.length];
    }

    /** The how-manieth it is of all that its sender sent to a subscription; 0 if it does not go there. */
    public int place(int subscription) {
        return places[subscription];
    }

    /** Its turn has come. */
    void goes(int subscription, long rank) {
        if (ranks[subscription] == 0) {
            ranks[subscription] = rank;
        }
    }

    /** It was turned away with this rank. */
    void comesBack(int subscription, long rank) {
        if (ranks[subscription] == rank) {
            ranks[subscription] = 0;
        }
    }

    /**
     * Somebody begins with a copy.
     *
     * @return whether it is the first copy with which anybody begins, but not the one whose turn came first: that has been lost
     */
    public boolean begins(int subscription, long rank) {
        boolean first = !begun[subscription];
        begun[subscription] = true;
        return first && rank != 0 && ranks[subscription] != 0 && ranks[subscription] != rank;
    }

    /** How many subscriptions keep an order. */
    public int subscriptions() {
        return places.length;
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
