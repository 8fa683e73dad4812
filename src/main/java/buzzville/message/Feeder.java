package buzzville.message;

/** Whoever stands before a full lane that blocks. */
public interface Feeder {
    /** The copy is held back no longer: it was let in, or ended while it was held. */
    void released(Copy copy, long now);

    /** Since when it has been waiting with a copy that is held back now. */
    default long waitsSince(Copy copy, long now) {
        return now;
    }
}
