package buzzville.journal;

/** Octets that no journal of this version has: the file is damaged, or somebody else's. */
final class Nonsense extends RuntimeException {
    private static final long serialVersionUID = 1;

    Nonsense(String what) {
        super(what, null, false, false);
    }
}
