package buzzville.cli;

import buzzville.experiment.Estimates;
import buzzville.experiment.Findings;
import buzzville.experiment.RunResult;
import buzzville.experiment.Stop;
import buzzville.report.SummaryJson;
import buzzville.report.WarmupWords;
import buzzville.report.text.Numbers;
import buzzville.scenario.Scenario;
import buzzville.theory.LoadAnalysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes the replications of one strategy, in order: writes the summary of each and makes {@code estimates.json} out of all. */
final class Folding {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Summaries summaries;
    private final Trails trails;
    private final Estimates estimates = new Estimates(Numbers::figure);
    /** Of the scenario, which is the same for every replication; null before the first. */
    private @Nullable LoadAnalysis theory;

    /** Where the {@code summary.json} of each replication goes. */
    interface Summaries {
        void write(int replication, String summary) throws IOException;
    }

    /** Where the trail of each replication goes. */
    interface Trails {
        void write(RunResult run) throws IOException;
    }

    Folding(Summaries summaries, Trails trails) {
        this.summaries = summaries;
        this.trails = trails;
    }

    void take(int replication, RunResult run) {
        try {
            String summary = JsonText.of(SummaryJson.tree(run.scenario(), run.summary(), theory(run.scenario())));
            summaries.write(replication, summary);
            trails.write(run);
            estimates.add(JsonMapper.shared().readTree(summary));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of {@code estimates.json}. */
    String estimates(Findings findings, Stop stop) {
        ObjectNode pooled = SummaryJson.tree(findings.scenario(), findings.summary(), theory(findings.scenario()));
        ObjectNode tree = estimates.tree(
                pooled,
                findings,
                (name, figure) -> findings.scenario().isDuration(name) ? figure / NANOS_PER_MILLI : figure);
        estimates.put(tree.putObject("stopped"), stop);
        WarmupWords.put(tree, findings.scenario());
        return JsonText.of(tree);
    }

    private LoadAnalysis theory(Scenario scenario) {
        LoadAnalysis known = theory;
        if (known == null) {
            known = LoadAnalysis.of(scenario);
            theory = known;
        }
        return known;
    }
}
