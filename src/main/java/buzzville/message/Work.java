package buzzville.message;

import buzzville.metric.Fate;

/** What workers do with a copy. */
public interface Work {
    /** What becomes of worker and copy when service ends. */
    enum Ending {
        /** The worker is free and the copy done. */
        FREE,
        /** Whoever keeps the worker releases it later. */
        KEPT,
        /** The worker is free and the copy goes back to the tail of its queue. */
        RETURN
    }

    /**
     * Service of a copy begins; {@code startedAt} and {@code attempts} of the copy say when and for the how-manieth time.
     *
     * @return the service time of this attempt in nanoseconds, at least 0, before anything slows the worker
     */
    long serviceTime(Copy copy);

    /** Service of this copy ended. */
    Ending finished(Copy copy, long now);

    /** The worker has been freed and has taken its next: effects of the finished copy may go out. */
    default void after(Copy copy, long now) {}

    /** The copy, which had entered the stage, ends without being served to the end. */
    void lost(Copy copy, Fate fate, long now);
}
