package buzzville.cli;

/** What the exit status of the program says to whoever called it. */
final class ExitCode {
    /** Sound, and every objective is met. */
    static final int SOUND = 0;

    /** An objective is broken, or cannot be said to be met. */
    static final int BROKEN_PROMISE = 1;

    /** Two runs differ, as the command diff has it. */
    static final int DIFFERENT = 1;

    /** The user's input is wrong. */
    static final int WRONG_INPUT = 2;

    /** An invariant failed, a comparison found a difference, or something else that is no user's mistake. */
    static final int FAULT = 3;

    /** Interrupted from the keyboard. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
