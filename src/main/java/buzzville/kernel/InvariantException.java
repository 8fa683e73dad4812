package buzzville.kernel;

/**
 * Something that cannot be true if the program is right: an event in the past, a negative level. Never the user's
 * mistake.
 */
public final class InvariantException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A broken invariant.
     *
     * @param message what, found, expected: a sentence with its numbers
     */
    public InvariantException(String message) {
        super(message);
    }
}
