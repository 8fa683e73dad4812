package buzzville.message;

/** Who of those that take messages from one queue may take which: each those of some partitions. */
public interface Owners {
    /** As an owner: nobody. */
    int NOBODY = -1;

    /** How many partitions there are. */
    int partitions();

    /** Who may be given messages of this partition now, by number, or {@link #NOBODY}. */
    int of(int partition);

    /** Another number whenever anything of that has changed. */
    long edition();
}
