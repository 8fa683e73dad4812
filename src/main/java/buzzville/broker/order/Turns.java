package buzzville.broker.order;

import buzzville.clock.HybridStamp;
import java.util.List;

/** Whose turn it is at one subscription. */
public interface Turns<C extends Candidate> {
    /** Takes those whose turn has come, one after the other. */
    interface Exit<C> {
        /**
         * It is the turn of one.
         *
         * @param late whether one has gone before that should have gone after it
         * @return false if it was turned away and comes again, so that it has not gone
         */
        boolean go(C one, boolean late, long now);
    }

    /** One comes; its turn may be now, and that of others thereby. */
    void come(C one, long now);

    /** It waits no longer for what has not come: it goes now, and before it all that are here and should. */
    void giveUp(C one, long now);

    /** It ends here, so that nobody need wait for it. */
    void end(C one, long now);

    /** It is lost with the memory in which it stood, and nobody knows that it had come. */
    void forget(C one);

    /** It stands elsewhere for a while, and must go before its successors all the same: it will come again, or end. */
    void leave(C one);

    /** One that was sent here never comes, and nobody waits for it. */
    void skip(Postmark mark, long now);

    /** What one is waiting for, as far as that is not here: none of it has come, and nobody has given it up. */
    List<Lack> lacks(C one);

    /** Whether what somebody waited for was given up and has not come. */
    boolean isMissing(Lack lack);

    /** Those go whose turn has come. */
    void look(long now);

    /**
     * A process says that it is still there.
     *
     * @param sent how many messages it has sent here so far
     */
    default void heard(int sender, HybridStamp stamp, int sent, long now) {}
}
