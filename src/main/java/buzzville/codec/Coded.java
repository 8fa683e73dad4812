package buzzville.codec;

/** Something whose figures can be written down and read again. */
public interface Coded {
    /**
     * Passes every figure through a codec, in an order that is always the same, and keeps what comes back: itself when it is
     * written, what was written when it is read. Called on something that is fresh when it is read.
     */
    void code(Codec codec);
}
