package buzzville.broker.order;

import buzzville.clock.HybridStamp;

/** Whose turn it is at one subscription. */
public interface Turns<C extends Candidate> {
    /** Takes those whose turn has come, one after the other. */
    interface Exit<C> {
        /** @param late whether one has gone before that should have gone after it */
        void go(C one, boolean late, long now);
    }

    /** One comes; its turn may be now, and that of others thereby. */
    void come(C one, long now);

    /** It waits no longer for what has not come: it goes now, and before it all that are here and should. */
    void giveUp(C one, long now);

    /** It ends here, so that nobody need wait for it. */
    void end(C one, long now);

    /** It is lost with the memory in which it stood, and nobody knows that it had come. */
    void forget(C one);

    /**
     * A process says that it is still there.
     *
     * @param sent how many messages it has sent here so far
     */
    default void heard(int sender, HybridStamp stamp, int sent, long now) {}
}
