package buzzville.cli;

import buzzville.report.ResultsFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has work done whose results go to a folder, whole or not at all. */
final class Workplace {
    private Workplace() {}

    /** Runs cities, writes what they came to and publishes it. */
    interface Work {
        Outcome in(ResultsFolder results, Progress watch) throws IOException;
    }

    /**
     * Does the work.
     *
     * @param progress where to say how far it is; null to say nothing
     * @param runs how many cities will be run at most
     * @param said takes the outcome as soon as the results are in their place; an interrupted program ends after that
     */
    static Outcome run(Path target, @Nullable PrintWriter progress, int runs, Work work, Consumer<Outcome> said)
            throws IOException {
        try (ResultsFolder results = open(target)) {
            Progress watch = new Progress(progress, results::interrupted, runs);
            try {
                Outcome outcome = work.in(results, watch);
                watch.clear();
                said.accept(outcome);
                return outcome;
            } catch (IOException | UncheckedIOException e) {
                // nothing can be written any more to what was given up
                watch.stopIfWanted();
                throw e;
            } finally {
                watch.clear();
            }
        }
    }

    private static ResultsFolder open(Path target) {
        try {
            return ResultsFolder.at(target);
        } catch (ResultsFolder.Refused e) {
            throw new InputException("buzzville: " + e.getMessage());
        } catch (IOException e) {
            throw new InputException(
                    "buzzville: results cannot be written to '%s': %s".formatted(target, Failures.reason(e)));
        }
    }
}
