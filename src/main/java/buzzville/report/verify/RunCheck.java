package buzzville.report.verify;

import org.jspecify.annotations.Nullable;

/**
 * One run of a folder and the same run made again.
 *
 * @param found as the manifest has it
 * @param again as it came out now; null if there is no such run any more
 * @param checkpoints how many the results have of it; 0 if they have no trail
 * @param stretch where the two trails begin to differ; null if they do not
 */
public record RunCheck(
        RunFigures.Name name,
        RunFigures found,
        @Nullable RunFigures again,
        int checkpoints,
        Checkpoints.@Nullable Stretch stretch) {
    /** Whether the manifest's figures are those of the run. */
    public boolean sameFigures() {
        return found.equals(again);
    }

    /** Whether the run is another one, as far as manifest and trail say: one of the two alone was edited. */
    boolean isAnother() {
        return !sameFigures() && (checkpoints == 0 || stretch != null);
    }
}
