package buzzville.broker.journal;

/** When what was appended is on disk, so that a crash of the host does not lose it. */
public interface FlushPolicy {
    /** Starts it for one replica of one log. */
    Flusher start(Disk disk);

    /** Whether nothing counts as appended before it is on disk. */
    default boolean beforeAnswering() {
        return false;
    }
}
