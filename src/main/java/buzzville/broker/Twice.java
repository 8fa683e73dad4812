package buzzville.broker;

import buzzville.message.Claim;
import buzzville.message.Copy;
import buzzville.message.Taker;
import buzzville.message.Way;

/**
 * Before workers to whom the network may bring a copy twice. The second one is worked on as the next that comes: whichever is
 * served first counts, the other is for nothing.
 */
public final class Twice implements Taker {
    /** Trips of second ones have draws of their own, and are not doubled again. */
    private static final int SECOND = 1 << 20;

    private final Taker workers;
    private final Lanes lanes;
    private final Way there;

    /**
     * Before these workers.
     *
     * @param lanes whose copies they are
     * @param there the way between the two
     */
    public Twice(Taker workers, Lanes lanes, Way there) {
        this.workers = workers;
        this.lanes = lanes;
        this.there = there;
    }

    @Override
    public boolean ready() {
        return workers.ready();
    }

    @Override
    public boolean readyFor(Copy copy) {
        return workers.readyFor(copy);
    }

    @Override
    public void take(Copy copy, long now) {
        boolean twice =
                copy.dispatches < SECOND && !copy.message.called && there.arrivals(copy.message, copy.dispatches) > 1;
        if (!twice) {
            workers.take(copy, now);
            return;
        }
        Claim claim = copy.claim;
        if (claim == null) {
            claim = Claim.silent(false);
            claim.attempted();
            copy.claim = claim;
        }
        claim.attempted();
        Copy second = new Copy(copy.message, copy.account);
        second.claim = claim;
        second.entry = null; // the first one's is written down as done with
        second.retries = copy.retries;
        second.replayed = copy.replayed;
        second.sentAt = copy.sentAt;
        second.dispatches = SECOND + copy.dispatches;
        second.offeredAt = now;
        workers.take(copy, now);
        lanes.stepIn(second, now);
        lanes.pump(now);
    }

    @Override
    public void release(Copy copy, long now) {
        workers.release(copy, now);
    }
}
