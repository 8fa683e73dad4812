package buzzville.cli;

import buzzville.experiment.StoppingRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that spread a study over time or machines. */
final class StudyOptions {
    @Option(
            names = "--resume",
            description = "Go on from the finished runs that the same command left when it was interrupted or killed.")
    private boolean resume;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description =
                    "Run only the I-th of N parts, such as 3/16, and keep its runs in the folder --out; any number of"
                            + " machines can do so at once, and 'buzzville merge' makes the results.")
    private @Nullable String shard;

    @Option(
            names = "--engine",
            paramLabel = "URL",
            description =
                    "Have Apache Spark do the runs: spark://HOST:PORT for a cluster, local[N] for N cores here; started"
                            + " with spark-submit. Never changes results.")
    private @Nullable String engine;

    @Option(names = "--merged", hidden = true, description = "Take finished runs from this shard; 'merge' says so.")
    private List<Path> merged = new ArrayList<>();

    /** Which part is to be run; null for all. */
    @Nullable
    Shard shard() {
        return shard == null ? null : Shard.parse(shard);
    }

    boolean resume() {
        return resume;
    }

    List<Path> merged() {
        return List.copyOf(merged);
    }

    /** Who else is to do the runs; null if they are done here. */
    @Nullable
    String engine() {
        return engine;
    }

    /**
     * Refuses what shards and engines cannot do.
     *
     * @param drawn whether the seed was drawn
     * @param out the folder for what it leaves; null if none was named
     * @param cities how many there are
     */
    void check(StoppingRule rule, boolean drawn, @Nullable Path out, int cities) {
        boolean single = rule.most() * (long) cities == 1;
        if (engine != null) {
            checkEngine(engine, single);
        }
        if (shard() == null) {
            return;
        } else if (out == null) {
            throw new InputException("buzzville: --shard: expected --out DIR with it, the folder for its finished runs;"
                    + " all shards may have the same");
        } else if (drawn) {
            throw new InputException(
                    "buzzville: --shard: every shard would draw a seed of its own; expected a number, such"
                            + " as --seed 42");
        } else if (!(rule instanceof StoppingRule.Fixed)) {
            throw new InputException(
                    "buzzville: --shard: how many replications a precision takes is known only to who sees"
                            + " all of them; expected a number, such as --replications 30");
        } else if (single) {
            throw new InputException("buzzville: --shard: there is a single run, and nothing to share; expected"
                    + " --replications with it");
        }
    }

    private void checkEngine(String url, boolean single) {
        if (shard != null) {
            throw new InputException(
                    "buzzville: --engine: an engine shares the runs out itself; expected either --engine or"
                            + " --shard, but found both");
        }
        Engines.check(url);
        if (single) {
            throw new InputException("buzzville: --engine: there is a single run, and nothing to share; expected"
                    + " --replications with it");
        }
    }
}
