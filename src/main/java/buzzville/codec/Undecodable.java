package buzzville.codec;

/** Octets that are not what they should be: damaged, or written by another version. */
public final class Undecodable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Undecodable(String sentence) {
        super(sentence);
    }

    Undecodable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
