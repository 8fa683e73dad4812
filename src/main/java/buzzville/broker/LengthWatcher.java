package buzzville.broker;

/** Hears of every change of how many wait in the lanes of a stage. */
public interface LengthWatcher {
    /** So many more wait now, or fewer. */
    void changed(int change, long now);
}
