package buzzville.fault;

/** Something that begins and ends. */
public interface Fault {
    void begin(long now);

    void end(long now);

    /** Begins; it is known to end at {@code until}. */
    default void begin(long now, long until) {
        begin(now);
    }
}
