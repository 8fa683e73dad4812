package buzzville.broker.order;

import org.jspecify.annotations.Nullable;

/** A message that has come to a subscription and whose turn may not have. */
public class Candidate {
    final Postmark mark;
    /** The how-manieth of its sender here, from 1. */
    final int place;

    private final int subscription;
    /** In the order of coming. */
    long number;
    /** Its turn has come, or it has ended. */
    private boolean done;
    /** Among whom it waits for something; null if nowhere. */
    @Nullable
    Iterable<?> among;

    /** @param subscription number of the one to which it has come */
    protected Candidate(Postmark mark, int subscription) {
        this.mark = mark;
        this.place = mark.place(subscription);
        this.subscription = subscription;
    }

    /** Whether its turn has come, or it has ended. */
    public final boolean isDone() {
        return done;
    }

    /** Its turn has come, as the how-manieth of all. */
    public final void goes(long rank) {
        mark.goes(subscription, rank);
    }

    /** It was turned away, so that its turn has not come. */
    public final void comesBack(long rank) {
        mark.comesBack(subscription, rank);
    }

    final void done() {
        done = true;
    }

    /** It comes, be it for the second time. */
    final void comes(long number) {
        this.number = number;
        done = false;
    }
}
