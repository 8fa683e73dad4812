package buzzville.cli;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.experiment.Estimates;
import buzzville.experiment.Experiment;
import buzzville.experiment.Findings;
import buzzville.experiment.Stop;
import buzzville.experiment.StoppingRule;
import buzzville.experiment.Variant;
import buzzville.report.ResultsFolder;
import buzzville.report.RunContext;
import buzzville.report.StopWords;
import buzzville.report.SummaryJson;
import buzzville.report.VerdictTable;
import buzzville.report.WarmupWords;
import buzzville.report.story.StoryChoice;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs a chosen scenario once or several times and writes its results folder, whole or not at all.
 *
 * <p>With several replications, the folder has the figures of the first one as a single run would, the summaries of all under
 * {@code runs/}, and what they say together in {@code estimates.json} and on the page.
 *
 * @param rule how many replications
 * @param threads how many replications to run at once, and charts to draw
 * @param story what the diagram of a traced run tells
 * @param charts whether charts are wanted
 * @param big whether the page, CSV and SVG files are wanted
 * @param command the command line that makes the results again
 * @param progress where to say how far it is; null to say nothing
 */
record RunJob(
        Chosen chosen,
        StoppingRule rule,
        int threads,
        Tracing tracing,
        StoryChoice story,
        boolean charts,
        boolean big,
        ReportLanguage language,
        String command,
        @Nullable PrintWriter progress) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** Which files of single messages are wanted. */
    enum Tracing {
        NONE,
        FILES,
        CLOUD_EVENTS_TOO
    }

    /**
     * What came of it.
     *
     * @param passed whether every objective is met
     * @param interrupted whether there are fewer replications than asked for, because somebody pressed Ctrl-C
     * @param table the verdict for people; ends with a line feed
     * @param json the main file of figures: {@code summary.json}, or {@code estimates.json} of several replications
     * @param files what was written, relative to the results folder
     * @param notes what people should know
     */
    record Outcome(
            boolean passed, boolean interrupted, String table, String json, List<String> files, List<String> notes) {}

    /**
     * Runs it.
     *
     * @param colours whether the verdict is for a terminal
     * @param said takes the outcome as soon as the results are in their place; an interrupted program ends after that
     */
    Outcome run(Path target, boolean colours, Consumer<Outcome> said) throws IOException {
        try (ResultsFolder results = open(target)) {
            return warmedUp(results).run(results, colours, said);
        }
    }

    /** The same with its warm-up found, if it is sought. */
    private RunJob warmedUp(ResultsFolder results) {
        List<Variant> found = PilotRuns.measured(List.of(variant()), threads, results::interrupted);
        return new RunJob(
                chosen.with(found.get(0).scenario()),
                rule,
                threads,
                tracing,
                story,
                charts,
                big,
                language,
                command,
                progress);
    }

    private Variant variant() {
        return new Variant(chosen.strategy(), chosen.scenario(), chosen.strategy());
    }

    private Outcome run(ResultsFolder results, boolean colours, Consumer<Outcome> said) throws IOException {
        Progress watch = new Progress(progress, results::interrupted, rule.most());
        try {
            Outcome outcome = rule.most() == 1 ? one(results, watch, colours) : several(results, watch, colours);
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

    private Outcome one(ResultsFolder results, Progress watch, boolean colours) throws IOException {
        Run run = simulate(0, tracing == Tracing.NONE ? null : results, watch);
        List<String> notes = new ArrayList<>(WarmupWords.notes(chosen.scenario(), language));
        notes.addAll(results.write(run, context()));
        String table = VerdictTable.of(Findings.of(run), language, colours);
        return new Outcome(run.summary().passed(), false, table, SummaryJson.text(run), results.publish(), notes);
    }

    private Outcome several(ResultsFolder results, Progress watch, boolean colours) throws IOException {
        Variant variant = variant();
        Experiment experiment = new Experiment(List.of(variant), rule, threads);
        Together together = new Together(results);
        Stop stop = experiment.run(
                (same, index) -> {
                    Run run = simulate(index, tracing != Tracing.NONE && index == 0 ? results : null, watch);
                    watch.replicationFinished();
                    return run;
                },
                together);
        Findings findings = experiment.findings(variant.name());
        String json = JsonText.of(together.estimates(findings, stop));
        results.estimates(json);
        List<String> notes = new ArrayList<>(WarmupWords.notes(chosen.scenario(), language));
        notes.addAll(together.notes);
        notes.add(StopWords.of(stop, language));
        notes.addAll(results.report(findings, context()));
        String table = VerdictTable.of(findings, language, colours);
        boolean interrupted = stop.reason() == Stop.Reason.INTERRUPTED;
        List<String> files = interrupted ? results.publishWhatIsDone() : results.publish();
        return new Outcome(findings.passed(), interrupted, table, json, files, notes);
    }

    private Run simulate(int replication, @Nullable ResultsFolder traced, Progress watch) {
        City city = CityPlanner.plan(chosen.scenario(), chosen.strategy(), replication);
        if (traced != null) {
            try {
                city.record(traced.trace(chosen.scenario(), tracing == Tracing.CLOUD_EVENTS_TOO, story));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return watch.finish(city, chosen.scenario().duration());
    }

    private RunContext context() {
        return new RunContext(
                RootCommand.Version.number(),
                RunContext.Environment.current(),
                command,
                chosen.file().toString().replace('\\', '/'),
                chosen.hash(),
                chosen.effective(),
                language,
                charts,
                big,
                threads);
    }

    /** Folds replications, in order. */
    private final class Together implements Experiment.Taker {
        private final ResultsFolder results;
        private final Estimates estimates = new Estimates(Numbers::figure);
        private List<String> notes = List.of();

        Together(ResultsFolder results) {
            this.results = results;
        }

        @Override
        public void take(Variant variant, int index, Run run) {
            try {
                if (index == 0) {
                    notes = results.data(run, context());
                }
                String summary = SummaryJson.text(run);
                results.replication(index, summary);
                estimates.add(JsonMapper.shared().readTree(summary));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        ObjectNode estimates(Findings findings, Stop stop) {
            ObjectNode pooled = SummaryJson.tree(findings.scenario(), findings.summary());
            ObjectNode tree = estimates.tree(
                    pooled,
                    findings,
                    (name, figure) -> findings.scenario().isDuration(name) ? figure / NANOS_PER_MILLI : figure);
            estimates.put(tree.putObject("stopped"), stop);
            WarmupWords.put(tree, findings.scenario());
            return tree;
        }
    }
}
