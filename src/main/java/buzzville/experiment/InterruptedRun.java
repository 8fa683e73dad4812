package buzzville.experiment;

/** Somebody pressed Ctrl-C: the run under way is given up; those that are finished may still be used. */
public final class InterruptedRun extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InterruptedRun() {
        super("interrupted");
    }
}
