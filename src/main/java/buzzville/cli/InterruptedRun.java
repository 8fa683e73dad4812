package buzzville.cli;

/** Somebody pressed Ctrl-C: what is under way is given up. */
final class InterruptedRun extends RuntimeException {
    private static final long serialVersionUID = 1;

    InterruptedRun() {
        super("interrupted");
    }
}
