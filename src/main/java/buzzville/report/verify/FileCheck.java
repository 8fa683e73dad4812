package buzzville.report.verify;

import java.util.List;

/**
 * What became of one file.
 *
 * @param file relative to the folder, with slashes
 * @param figures how many values of a JSON file were compared; 0 for other files
 * @param count how many values or lines differ; of lines at least one
 * @param differences the first of them
 */
public record FileCheck(String file, State state, long figures, long count, List<Difference> differences) {
    /** How a file compares. */
    public enum State {
        SAME,
        DIFFERENT,
        /** The beginning of what it was. */
        CUT_SHORT,
        /** A journal of which something can be read, until octets have changed. */
        DAMAGED,
        /** Nothing of it can be read as what its name says. */
        UNREADABLE,
        /** The run leaves it, and the results do not have it. */
        MISSING,
        /** The results have it, and the run does not leave it. */
        UNEXPECTED,
        /** Not compared. */
        LEFT_OUT
    }

    static FileCheck of(String file, State state) {
        return new FileCheck(file, state, 0, 0, List.of());
    }

    /** Whether the results are not what the run leaves. */
    public boolean differs() {
        return state != State.SAME && state != State.LEFT_OUT;
    }
}
