package buzzville.cli;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.city.life.Lookout;
import buzzville.experiment.Experiment;
import buzzville.experiment.Findings;
import buzzville.experiment.RunResult;
import buzzville.experiment.Stop;
import buzzville.experiment.StoppingRule;
import buzzville.experiment.Variant;
import buzzville.experiment.branch.Branching;
import buzzville.experiment.branch.Endings;
import buzzville.journal.CityJournal;
import buzzville.kernel.InvariantException;
import buzzville.message.BothRecorders;
import buzzville.message.Recorder;
import buzzville.metric.Span;
import buzzville.report.BranchFacts;
import buzzville.report.BranchTable;
import buzzville.report.ResultsFolder;
import buzzville.report.RunContext;
import buzzville.report.RunJournal;
import buzzville.report.story.StoryChoice;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Branch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs every replication of recorded results twice, as it was and with another choice from an instant on, and writes the results
 * of the latter with what the choice changed.
 *
 * @param recorded the results, replication by replication
 * @param before the scenario as it was run
 * @param after the scenario with the choice on its timeline
 * @param strategy whose choices these are from then on; null if it is the same strategy
 * @param settings all assignments that make the scenario, the change last
 * @param threads how many runs at once
 * @param trace whether files of single messages are wanted
 * @param journalled whether the journal of the first replication is wanted
 * @param command the command line that makes the results again
 * @param progress where to say how far it is; null to say nothing
 */
record BranchJob(
        List<Recorded> recorded,
        Chosen before,
        Chosen after,
        Branch branch,
        @Nullable String strategy,
        List<String> settings,
        int threads,
        boolean trace,
        boolean journalled,
        boolean charts,
        ReportLanguage language,
        String command,
        @Nullable PrintWriter progress) {
    private static final String WITHOUT = "without";
    private static final String WITH = "with";

    /** One run that was watched: how each message ended, how it stood at the instant, what waited from then on. */
    private record Watched(Endings endings, long events, long prefix, long[] waiting) {}

    Outcome run(Path target, Consumer<Outcome> said) throws IOException {
        return Workplace.run(target, progress, 2 * recorded.size(), this::in, said);
    }

    private Outcome in(ResultsFolder results, Progress watch) throws IOException {
        List<Variant> variants = variants(results);
        long from = Math.max(branch.at(), variants.get(0).scenario().warmup().nanos());
        long to = before.scenario().duration();
        long[] instants = instants(new Span(0, to, before.scenario().seriesBucket()));
        Map<String, Watched> watched = new ConcurrentHashMap<>();
        Branching branching = new Branching();
        Experiment experiment = new Experiment(variants, new StoppingRule.Fixed(recorded.size()), threads);
        List<String> notes = new ArrayList<>();
        Folding folding = new Folding(
                (k, summary) -> results.replications().replication(k, summary),
                run -> results.replications().trail(null, run));
        long[] then = new long[2];
        Stop stop = experiment.run(
                (variant, k) -> RunResult.of(simulate(variant, k, instants, results, watched, watch)),
                (variant, k, run) -> {
                    Watched mine = take(watched, variant.name(), k);
                    if (variant.name().equals(WITHOUT)) {
                        checkRecorded(k, run.run());
                        watched.put(key(WITHOUT, k), mine);
                        return;
                    }
                    Watched other = take(watched, WITHOUT, k);
                    checkPrefix(k, other, mine);
                    branching.add(other.endings(), mine.endings(), from, to);
                    if (k == 0) {
                        then[0] = mine.events();
                        then[1] = mine.prefix();
                        branching.backlog(new Branching.Backlog(instants, other.waiting(), mine.waiting()));
                        notes.addAll(data(results, run.run()));
                    }
                    if (recorded.size() > 1) {
                        folding.take(k, run);
                    }
                });
        Findings without = experiment.findings(WITHOUT);
        Findings with = experiment.findings(WITH);
        if (recorded.size() > 1) {
            results.replications().estimates(folding.estimates(with, stop));
        }
        BranchFacts facts = new BranchFacts(
                recorded.get(0).folder().toString().replace('\\', '/'),
                without.runs().get(0).fingerprint(),
                branch.name(),
                branch.at(),
                branch.instant(),
                branch.change(),
                strategy,
                settings,
                then[0],
                then[1],
                branching.result(without, with));
        notes.addAll(results.branch(facts, context()));
        notes.addAll(results.report(with, context()));
        boolean interrupted = stop.reason() == Stop.Reason.INTERRUPTED;
        List<String> files = interrupted ? results.publishWhatIsDone() : results.publish();
        return new Outcome(
                with.passed(),
                interrupted,
                BranchTable.of(facts, language),
                ResultsFolder.branchJson(facts),
                files,
                notes);
    }

    /** Both measured alike: what pilot runs find out about the one holds for the other. */
    private List<Variant> variants(ResultsFolder results) {
        Variant without = new Variant(WITHOUT, before.scenario(), before.strategy());
        Variant found = PilotRuns.measured(List.of(without), threads, results::interrupted)
                .get(0);
        Variant with =
                new Variant(WITH, after.scenario().measured(found.scenario().warmup()), before.strategy());
        return List.of(found, with);
    }

    private Run simulate(
            Variant variant,
            int replication,
            long[] instants,
            ResultsFolder results,
            Map<String, Watched> watched,
            Progress watch) {
        boolean shown = replication == 0 && variant.name().equals(WITH);
        CityJournal journal = shown && journalled ? journal(results, variant) : null;
        City city = CityPlanner.plan(
                variant.scenario(), variant.strategy(), replication, journal == null ? Lookout.NOBODY : journal);
        Endings endings = new Endings();
        if (shown) {
            city.watchSeries();
        }
        Recorder recorder = shown && trace ? new BothRecorders(endings, trace(results, variant, city)) : endings;
        if (journal != null) {
            RunJournal.planned(journal, variant.scenario(), city);
        }
        city.record(journal == null ? recorder : new BothRecorders(recorder, journal));
        long began = System.nanoTime();
        city.runUntil(branch.at());
        long events = city.simulation().events();
        long prefix = city.simulation().fingerprint();
        long[] waiting = new long[instants.length];
        for (int i = 0; i < instants.length; i++) {
            city.runUntil(instants[i]);
            waiting[i] = city.waiting();
            watch.stopIfWanted();
        }
        Run run = city.finish();
        watched.put(key(variant.name(), replication), new Watched(endings, events, prefix, waiting));
        watch.replicationFinished(variant.name(), System.nanoTime() - began);
        return run;
    }

    private CityJournal journal(ResultsFolder results, Variant variant) {
        try {
            return results.journal(variant.scenario(), variant.strategy(), 0, context());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recorder trace(ResultsFolder results, Variant variant, City city) {
        try {
            return results.trace(variant.scenario(), false, StoryChoice.USUAL, city.timekeeper());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> data(ResultsFolder results, Run run) {
        try {
            if (recorded.size() == 1) {
                results.replications().trail(run);
            }
            return results.data(run, context());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When to look at what waits: at the instant of the choice, in the middle of each bucket after it, and at the end. */
    private long[] instants(Span span) {
        LongStream middles =
                IntStream.range(0, span.buckets()).mapToLong(span::middle).filter(at -> at > branch.at());
        return LongStream.concat(LongStream.concat(LongStream.of(branch.at()), middles), LongStream.of(span.to()))
                .toArray();
    }

    private static String key(String variant, int replication) {
        return variant + " " + replication;
    }

    private static Watched take(Map<String, Watched> watched, String variant, int replication) {
        Watched one = watched.remove(key(variant, replication));
        if (one == null) {
            throw new IllegalStateException("nobody watched replication " + replication);
        }
        return one;
    }

    private void checkRecorded(int replication, Run run) {
        Recorded one = recorded.get(replication);
        String found = Numbers.hex(run.summary().fingerprint());
        if (!found.equals(one.fingerprint())) {
            throw new InvariantException(
                    "this is not the same run: the fingerprint of replication %d is %s, but that of the results in '%s' is %s"
                            .formatted(replication, found, one.folder(), one.fingerprint()));
        }
    }

    private void checkPrefix(int replication, Watched without, Watched with) {
        if (without.prefix() != with.prefix() || without.events() != with.events()) {
            throw new InvariantException(
                    "replication %d differs before %s: %d events with fingerprint %s without the choice, %d with %s with it"
                            .formatted(
                                    replication,
                                    branch.instant(),
                                    without.events(),
                                    Numbers.hex(without.prefix()),
                                    with.events(),
                                    Numbers.hex(with.prefix())));
        }
    }

    private RunContext context() {
        return new RunContext(
                RootCommand.Version.number(),
                RunContext.Environment.current(),
                command,
                after.file().toString().replace('\\', '/'),
                after.hash(),
                after.effective(),
                language,
                charts,
                true,
                threads);
    }
}
