package buzzville.cli;

import java.util.List;

/**
 * What came of a job that leaves a results folder.
 *
 * @param passed whether every objective that counts is met
 * @param interrupted whether there are fewer replications than asked for, because somebody pressed Ctrl-C
 * @param table the verdict for people; ends with a line feed
 * @param json the main file of figures
 * @param files what was written, relative to the results folder
 * @param notes what people should know
 */
record Outcome(boolean passed, boolean interrupted, String table, String json, List<String> files, List<String> notes) {
    /** The exit status that says it. */
    int status() {
        return interrupted ? ExitCode.INTERRUPTED : passed ? ExitCode.SOUND : ExitCode.BROKEN_PROMISE;
    }
}
