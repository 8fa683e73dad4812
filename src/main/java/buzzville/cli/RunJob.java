package buzzville.cli;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.city.life.Lookout;
import buzzville.experiment.Experiment;
import buzzville.experiment.Findings;
import buzzville.experiment.RunPlan;
import buzzville.experiment.Stop;
import buzzville.experiment.StoppingRule;
import buzzville.experiment.Study;
import buzzville.experiment.Variant;
import buzzville.journal.CityJournal;
import buzzville.message.BothRecorders;
import buzzville.message.Recorder;
import buzzville.report.ResultsFolder;
import buzzville.report.RunContext;
import buzzville.report.RunJournal;
import buzzville.report.StopWords;
import buzzville.report.SummaryJson;
import buzzville.report.VerdictTable;
import buzzville.report.WarmupWords;
import buzzville.report.story.StoryChoice;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a chosen scenario once or several times and writes its results folder, whole or not at all.
 *
 * <p>With several replications, the folder has the figures of the first one as a single run would, the summaries of all under
 * {@code runs/}, and what they say together in {@code estimates.json} and on the page.
 *
 * @param rule how many replications
 * @param threads how many replications to run at once, and charts to draw
 * @param journalled whether the journal of the first replication is wanted
 * @param story what the diagram of a traced run tells
 * @param charts whether charts are wanted
 * @param big whether the page, CSV and SVG files are wanted
 * @param command the command line that makes the results again
 * @param progress where to say how far it is; null to say nothing
 * @param keeping where finished replications are kept until the results are; null for nowhere
 */
record RunJob(
        Chosen chosen,
        StoppingRule rule,
        int threads,
        Tracing tracing,
        boolean journalled,
        StoryChoice story,
        boolean charts,
        boolean big,
        ReportLanguage language,
        String command,
        @Nullable PrintWriter progress,
        @Nullable Keeping keeping) {
    /** Which files of single messages are wanted. */
    enum Tracing {
        NONE,
        FILES,
        CLOUD_EVENTS_TOO
    }

    /**
     * Runs it.
     *
     * @param colours whether the verdict is for a terminal
     * @param said takes the outcome as soon as the results are in their place; an interrupted program ends after that
     */
    Outcome run(Path target, boolean colours, Consumer<Outcome> said) throws IOException {
        return Workplace.run(
                target,
                progress,
                rule.most(),
                (results, watch) -> warmedUp(results).in(results, watch, colours),
                said);
    }

    private Outcome in(ResultsFolder results, Progress watch, boolean colours) throws IOException {
        return rule.most() == 1 ? one(results, watch, colours) : several(results, watch, colours);
    }

    /** The same with its warm-up found, if it is sought. */
    private RunJob warmedUp(ResultsFolder results) {
        List<Variant> found = PilotRuns.measured(List.of(variant()), threads, results::interrupted);
        return new RunJob(
                chosen.with(found.get(0).scenario()),
                rule,
                threads,
                tracing,
                journalled,
                story,
                charts,
                big,
                language,
                command,
                progress,
                keeping);
    }

    /** What is to be run, its warm-up found. */
    Study study() {
        return Study.of(PilotRuns.measured(List.of(variant()), threads, () -> false), rule.most());
    }

    private Variant variant() {
        return new Variant(chosen.strategy(), chosen.scenario(), chosen.strategy());
    }

    private Outcome one(ResultsFolder results, Progress watch, boolean colours) throws IOException {
        Run run = simulate(results, watch);
        List<String> notes = new ArrayList<>(WarmupWords.notes(chosen.scenario(), language));
        notes.addAll(results.write(run, context()));
        if (big) {
            results.replications().trail(run);
        }
        String table = VerdictTable.of(Findings.of(run), results.anomalies(), language, colours);
        return new Outcome(run.summary().passed(), false, table, SummaryJson.text(run), results.publish(), notes);
    }

    private Outcome several(ResultsFolder results, Progress watch, boolean colours) throws IOException {
        KeptRuns runs = keeping == null ? Keeping.nothing() : keeping.open();
        return runs.during(kept -> several(results, kept, watch, colours));
    }

    private Outcome several(ResultsFolder results, KeptRuns kept, Progress watch, boolean colours) throws IOException {
        Variant variant = variant();
        Experiment experiment = kept.experiment(List.of(variant), rule, threads, watch);
        Folding folding = new Folding(
                (k, summary) -> results.replications().replication(k, summary),
                run -> results.replications().trail(null, run));
        List<String> notes = new ArrayList<>(WarmupWords.notes(chosen.scenario(), language));
        Stop stop = experiment.run(
                (same, index) -> {
                    RunPlan plan = new RunPlan(same.name(), index);
                    return index == 0
                            ? kept.course(plan, watch, () -> simulate(results, watch))
                            : kept.figures(plan, same, watch);
                },
                (same, index, run) -> {
                    if (index == 0) {
                        notes.addAll(data(results, run.run()));
                    }
                    folding.take(index, run);
                });
        Findings findings = experiment.findings(variant.name());
        String json = folding.estimates(findings, stop);
        results.replications().estimates(json);
        notes.add(StopWords.of(stop, language));
        notes.addAll(results.report(findings, context()));
        String table = VerdictTable.of(findings, results.anomalies(), language, colours);
        boolean interrupted = stop.reason() == Stop.Reason.INTERRUPTED;
        List<String> files = interrupted ? results.publishWhatIsDone() : results.publish();
        if (!interrupted) {
            kept.done();
        }
        return new Outcome(findings.passed(), interrupted, table, json, files, notes);
    }

    private List<String> data(ResultsFolder results, Run run) {
        try {
            return results.data(run, context());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first replication, whose course is shown, and whose messages are left in the results if that is wanted. */
    private Run simulate(ResultsFolder results, Progress watch) {
        Scenario scenario = chosen.scenario();
        try {
            CityJournal journal = journalled ? results.journal(scenario, chosen.strategy(), 0, context()) : null;
            City city = CityPlanner.plan(scenario, chosen.strategy(), 0, journal == null ? Lookout.NOBODY : journal);
            city.watchSeries();
            Recorder trace = tracing == Tracing.NONE
                    ? null
                    : results.trace(scenario, tracing == Tracing.CLOUD_EVENTS_TOO, story, city.timekeeper());
            if (journal != null) {
                RunJournal.planned(journal, scenario, city);
                city.record(trace == null ? journal : new BothRecorders(trace, journal));
            } else if (trace != null) {
                city.record(trace);
            }
            return watch.finish(city, scenario.duration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
}
