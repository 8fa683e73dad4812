package buzzville.report;

import buzzville.city.Run;
import buzzville.city.anomaly.AnomalyLog;
import buzzville.experiment.Findings;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.journal.CityJournal;
import buzzville.message.Recorder;
import buzzville.report.chart.Charts;
import buzzville.report.chart.ComparisonCharts;
import buzzville.report.chart.Picture;
import buzzville.report.chart.SweepCharts;
import buzzville.report.page.Said;
import buzzville.report.page.comparison.ComparisonPlots;
import buzzville.report.page.run.RunCharts;
import buzzville.report.page.run.SlowMessages;
import buzzville.report.story.SequenceDiagram;
import buzzville.report.story.StoryChoice;
import buzzville.report.story.Storyteller;
import buzzville.report.text.YardstickWords;
import buzzville.scenario.Scenario;
import buzzville.wire.Timekeeper;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a run leaves its results in.
 *
 * <p>Everything is written to a hidden folder inside it and moved to its place at the end, so a run that fails or is
 * interrupted, Ctrl-C included, leaves what was there before, and no half of its own. An older run's files are replaced; whatever else lies
 * there stays. A folder with something in it that is no results folder is refused.
 */
public final class ResultsFolder implements Closeable {
    private static final String SEQUENCE = "sequence.mmd";

    private final Staging staging;
    private @Nullable Recorders trace;
    private @Nullable CityJournal journal;
    private @Nullable RunCharts runCharts;
    private @Nullable Said diagram;
    private @Nullable BranchChapter branch;
    private AnomalyLog anomalies = AnomalyLog.NONE;

    private ResultsFolder(Staging staging) {
        this.staging = staging;
    }

    /** A folder that cannot take results, through no fault of the disk: its path is the user's to change. */
    public static final class Refused extends IOException {
        Refused(Path folder, String why) {
            super("results cannot be written to '%s': %s".formatted(folder, why));
        }
    }

    /**
     * A folder to write to, which need not exist.
     *
     * @throws Refused if it is a file, or holds something and is no results folder
     */
    public static ResultsFolder at(Path folder) throws IOException {
        return new ResultsFolder(Staging.in(folder));
    }

    /** Writes and publishes the results of one run. See {@link #write(Run, RunContext)}. */
    public static List<String> write(Run run, Path folder, RunContext context) throws IOException {
        try (ResultsFolder results = at(folder)) {
            List<String> notes = results.write(run, context);
            results.publish();
            return notes;
        }
    }

    /** Begins {@code messages.csv} and {@code events.jsonl}, and listens for {@code sequence.mmd}: give this to the city before it runs. */
    public Recorder trace(Scenario scenario) throws IOException {
        return trace(scenario, false, StoryChoice.USUAL, null);
    }

    /**
     * The same with a choice.
     *
     * @param cloudEvents whether the events are also written as CloudEvents, to {@code events.cloudevents.jsonl}
     * @param story what {@code sequence.mmd} will tell
     * @param clocks what people's own clocks show; null if these are always right
     */
    public Recorder trace(Scenario scenario, boolean cloudEvents, StoryChoice story, @Nullable Timekeeper clocks)
            throws IOException {
        if (trace != null) {
            throw new IllegalStateException("the trace of this folder has begun");
        }
        MessagesCsv messages = new MessagesCsv(
                staging.file(MessagesCsv.FILE), List.copyOf(scenario.zones().keySet()));
        Path cloud = cloudEvents ? staging.file(EventsJsonl.CLOUD_FILE) : null;
        EventsJsonl events = new EventsJsonl(staging.file(EventsJsonl.FILE), cloud, scenario);
        events.keep(clocks);
        trace = new Recorders(messages, events, new Storyteller(scenario, story), new SlowMessages());
        return trace;
    }

    /**
     * Begins {@code journal.bvj}: the city is wired with it and recorded by it.
     *
     * @param strategy its name
     * @param replication which run, from 0
     */
    public CityJournal journal(Scenario scenario, String strategy, long replication, RunContext context)
            throws IOException {
        if (journal != null) {
            throw new IllegalStateException("the journal of this folder has begun");
        }
        journal = RunJournal.begin(staging.file(RunJournal.FILE), scenario, strategy, replication, context);
        return journal;
    }

    /**
     * Writes everything that a single run leaves, the trace's end included; {@link #publish} follows.
     *
     * @return what people should know, such as that this Java cannot draw charts; usually nothing
     */
    public List<String> write(Run run, RunContext context) throws IOException {
        List<String> notes = new ArrayList<>(data(run, context));
        notes.addAll(report(Findings.of(run), context));
        return notes;
    }

    /**
     * Writes the figures and charts of one run, and the end of its trace. Of several replications it is the first whose
     * course is shown; {@link #report} follows.
     *
     * @return what people should know
     */
    public List<String> data(Run run, RunContext context) throws IOException {
        if (journal != null) {
            journal.finish();
            journal.close();
        }
        List<String> notes = new ArrayList<>(traced(run, context));
        // files of figures need no chart and charts no file: both at once, if more than one thread may
        AnomalyLog log = context.big() ? AnomalyLog.of(run) : AnomalyLog.NONE;
        anomalies = log;
        FutureTask<@Nullable Void> figures = new FutureTask<>(() -> figures(run, log, context.big()));
        Executor other = context.threads() > 1 ? ForkJoinPool.commonPool() : Runnable::run;
        other.execute(figures);
        Charts charts = context.charts() ? Charts.of(run, context.language(), context.threads()) : Charts.NONE;
        Awaited.done(figures);
        charts(charts.pictures(), context.big());
        runCharts = context.charts() && context.big() ? RunCharts.of(run, trace == null ? null : trace.slow()) : null;
        notes.addAll(charts.notes());
        return notes;
    }

    /** What went wrong in the run whose figures were written; nothing before that, or if big files are not wanted. */
    public AnomalyLog anomalies() {
        return anomalies;
    }

    /** Writes charts as PNG, and as SVG if big files are wanted. */
    private void charts(List<Picture> drawn, boolean big) throws IOException {
        for (Picture picture : drawn) {
            if (big) {
                text("charts/" + picture.name() + ".svg", out -> out.append(picture.svg()));
            }
            if (picture.png().length > 0) {
                Files.write(staging.file("charts/" + picture.name() + ".png"), picture.png());
            }
        }
    }

    private List<String> traced(Run run, RunContext context) throws IOException {
        if (trace == null) {
            return List.of();
        }
        trace.close();
        Storyteller teller = trace.story();
        Said both = Said.of(
                language -> Objects.requireNonNullElse(SequenceDiagram.text(teller, run.scenario(), language), ""));
        if (both.en().isEmpty()) {
            return List.of(context.language()
                    .choose(
                            "no %s: the message that it was to tell of never happened",
                            "pas de %s : le message à raconter n'a jamais eu lieu")
                    .formatted(SEQUENCE));
        }
        diagram = both;
        text(SEQUENCE, out -> out.append(both.in(context.language())));
        return List.of();
    }

    /**
     * Writes the page and the manifest, with the charts of {@link #data}.
     *
     * @return what people should know, such as which results are replaced
     */
    public List<String> report(Findings findings, RunContext context) throws IOException {
        String name = name(findings.scenario(), context);
        if (context.big()) {
            String page = HtmlReport.text(
                    new HtmlReport.Story(findings, name, context, diagram, anomalies, branch), runCharts);
            text("report.html", out -> out.append(page));
        }
        if (context.big() && !findings.promises().isEmpty()) {
            text(
                    JunitXml.FILE,
                    out -> out.append(
                            JunitXml.text(name, Map.of(findings.summary().strategy(), findings))));
        }
        text(Manifest.FILE, out -> out.append(Manifest.text(findings, name, context, branch)));
        String replaced = Manifest.replaced(staging.older(), findings, context);
        return replaced.isEmpty() ? List.of() : List.of(replaced);
    }

    private @Nullable Void figures(Run run, AnomalyLog log, boolean big) throws IOException {
        text("summary.json", out -> out.append(SummaryJson.text(run)));
        if (big) {
            text("latency.csv", out -> LatencyCsv.write(run.summary(), out));
            text("series.csv", out -> SeriesCsv.write(run, out));
            text(OpenMetrics.FILE, out -> OpenMetrics.write(run, out));
            text(
                    AnomaliesCsv.FILE,
                    out -> AnomaliesCsv.write(log, run.scenario().startOrUsual(), out));
            if (DeadLettersCsv.any(run.summary())) {
                List<String> zones = List.copyOf(run.scenario().zones().keySet());
                text(DeadLettersCsv.FILE, out -> DeadLettersCsv.write(run.summary(), zones, out));
            }
            if (!run.evaluations().isEmpty()) {
                text(ScalingCsv.FILE, out -> ScalingCsv.write(run, out));
            }
        }
        return null;
    }

    /** The text of {@code branch.json}. */
    public static String branchJson(BranchFacts facts) {
        return BranchJson.text(facts);
    }

    /**
     * Writes what another choice changed; {@link #report} follows, whose page and manifest say so too.
     *
     * @return what people should know
     */
    public List<String> branch(BranchFacts facts, RunContext context) throws IOException {
        text(BranchJson.FILE, out -> out.append(BranchJson.text(facts)));
        BranchChapter chapter = BranchChapter.of(facts, context);
        charts(chapter.charts().pictures(), context.big());
        branch = chapter;
        return chapter.charts().notes();
    }

    /** What single replications leave, and what they say together. */
    public ReplicationFiles replications() {
        return new ReplicationFiles(staging);
    }

    /** What a run leaves whose events were stamped. */
    public ClockFiles clocks() {
        return new ClockFiles(staging);
    }

    /**
     * Writes what several strategies came to side by side: {@code comparison.json}, {@code comparison.csv}, {@code junit.xml}, charts,
     * the page and the manifest.
     *
     * @param contexts of each strategy, by name
     * @param required the strategies whose objectives decide on the exit status
     * @return what people should know
     */
    public List<String> comparison(Comparison comparison, Map<String, RunContext> contexts, List<String> required)
            throws IOException {
        Contender first = comparison.contenders().get(0);
        RunContext context = Objects.requireNonNull(contexts.get(first.name()), first::name);
        String name = name(first.findings().scenario(), context);
        String json = ComparisonJson.text(comparison, context, required);
        text("comparison.json", out -> out.append(json));
        text(ComparisonCsv.FILE, out -> ComparisonCsv.write(comparison, out));
        Map<String, Findings> strategies = new LinkedHashMap<>();
        comparison.contenders().forEach(contender -> strategies.put(contender.name(), contender.findings()));
        text(JunitXml.FILE, out -> out.append(JunitXml.text(name, strategies)));
        text(Manifest.FILE, out -> out.append(ComparisonManifest.text(comparison, name, contexts, required)));
        Charts charts =
                context.charts() ? ComparisonCharts.of(comparison, context.language(), context.threads()) : Charts.NONE;
        charts(charts.pictures(), context.big());
        if (context.big()) {
            ComparisonPlots plots = context.charts() ? ComparisonPlots.of(comparison) : null;
            text("report.html", out -> out.append(ComparisonPage.text(comparison, context, plots)));
        }
        List<String> notes = new ArrayList<>(charts.notes());
        String replaced = ComparisonManifest.replaced(staging.older(), context);
        if (!replaced.isEmpty()) {
            notes.add(replaced);
        }
        return notes;
    }

    /**
     * Writes what a search for a threshold found: figures as JSON and CSV, the chart and the manifest; {@link #publish} follows.
     *
     * @return what people should know, such as that this Java cannot draw charts
     */
    public List<String> search(SearchResults found, RunContext context) throws IOException {
        text(found.name() + ".json", out -> out.append(found.json()));
        text(found.name() + ".csv", found::csv);
        text(Manifest.FILE, out -> out.append(found.manifest(context)));
        Charts charts = context.charts() ? Charts.of(found.plot(context.language()), context.language()) : Charts.NONE;
        charts(charts.pictures(), context.big());
        return charts.notes();
    }

    /**
     * Writes what a sweep leaves; {@link #publish} follows.
     *
     * @return what people should know, such as that this Java cannot draw charts
     */
    public List<String> sweep(SweepResults results, RunContext context) throws IOException {
        text(SweepCsv.FILE, out -> SweepCsv.write(results.swept(), out));
        text(SweepJson.FILE, out -> out.append(SweepJson.text(results)));
        text(Manifest.FILE, out -> out.append(SweepJson.manifest(results, context)));
        YardstickWords names = new YardstickWords(results.scenario(), context.language());
        Charts charts = context.charts()
                ? SweepCharts.of(
                        results.swept(), results.scenario(), results.charted(), names::name, context.language())
                : Charts.NONE;
        charts(charts.pictures(), true);
        text("report.html", out -> out.append(SweepPage.text(results, context)));
        return charts.notes();
    }

    /** The files in a folder that runs leave in one, relative to it, with slashes; whatever else lies there is left out. */
    public static List<String> files(Path folder) throws IOException {
        return Staging.ours(folder);
    }

    /** Whether the program is being stopped, as with Ctrl-C: whoever works should close this soon. Any thread may ask. */
    public boolean interrupted() {
        return staging.interrupted();
    }

    /**
     * Puts everything in its place, or nothing.
     *
     * @return what was written, relative to the folder, with slashes and sorted
     * @throws java.io.InterruptedIOException if the program is being stopped
     */
    public List<String> publish() throws IOException {
        return staging.publish();
    }

    /** The same while the program is being stopped, of what is finished and makes sense by itself. */
    public List<String> publishWhatIsDone() throws IOException {
        return staging.publishWhatIsDone();
    }

    /** Gives up what was not written to the end. */
    @Override
    public void close() throws IOException {
        CityJournal open = journal;
        try (staging;
                open) {
            if (trace != null) {
                trace.close();
            }
        }
    }

    /** What people call the scenario: its name, or that of its file. */
    static String name(Scenario scenario, RunContext context) {
        if (scenario.name() != null) {
            return scenario.name();
        }
        String file = context.file().substring(context.file().lastIndexOf('/') + 1);
        return file.replaceFirst("(?<=.)\\.[^.]*$", "");
    }

    private interface Body {
        void write(Appendable out) throws IOException;
    }

    private void text(String file, Body body) throws IOException {
        try (BufferedWriter out = new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(staging.file(file)), StandardCharsets.UTF_8))) {
            body.write(out);
        }
    }
}
