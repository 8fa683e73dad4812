package buzzville.report;

import buzzville.city.Run;
import buzzville.experiment.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The files in a results folder that belong to single replications, and to all of them together. */
public final class ReplicationFiles {
    private final Staging staging;

    ReplicationFiles(Staging staging) {
        this.staging = staging;
    }

    /** Writes {@code runs/<replication>/summary.json}. */
    public void replication(int replication, String summary) throws IOException {
        write("runs/" + replication + "/summary.json", summary);
    }

    /** Writes {@code trail.csv} of a single run. */
    public void trail(Run run) throws IOException {
        write(TrailCsv.FILE, TrailCsv.HEADER + TrailCsv.rows(0, run.trail().marks(TrailCsv.FINE)));
    }

    /**
     * Adds one of several replications to {@code trail.csv}.
     *
     * @param strategy of a comparison; null where there is only one
     */
    public void trail(@Nullable String strategy, RunResult run) throws IOException {
        Path file = staging.file(strategy == null ? TrailCsv.FILE : folder(strategy) + "/" + TrailCsv.FILE);
        String head = Files.exists(file) ? "" : TrailCsv.HEADER;
        String rows = TrailCsv.rows(run.summary().replication(), run.trail());
        Files.writeString(file, head + rows, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Writes {@code estimates.json}, what several replications say together. */
    public void estimates(String estimates) throws IOException {
        write("estimates.json", estimates);
    }

    /** Writes {@code strategies/<name>/runs/<replication>/summary.json}. */
    public void replication(String strategy, int replication, String summary) throws IOException {
        write(folder(strategy) + "/runs/" + replication + "/summary.json", summary);
    }

    /** Writes {@code strategies/<name>/estimates.json}. */
    public void estimates(String strategy, String estimates) throws IOException {
        write(folder(strategy) + "/estimates.json", estimates);
    }

    /** The folder of a strategy: its name, but for the names of folders that are there already. */
    private static String folder(String strategy) {
        return "strategies/" + (strategy.matches("\\.+") ? strategy.replace('.', '_') : strategy);
    }

    private void write(String file, CharSequence text) throws IOException {
        Files.writeString(staging.file(file), text);
    }
}
