package buzzville.fault;

/** Something that begins and ends. */
public interface Fault {
    void begin(long now);

    void end(long now);
}
