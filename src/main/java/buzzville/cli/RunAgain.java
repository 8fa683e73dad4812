package buzzville.cli;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.city.RunSummary;
import buzzville.city.Trail;
import buzzville.city.life.Lookout;
import buzzville.experiment.InterruptedRun;
import buzzville.experiment.Variant;
import buzzville.kernel.Simulation;
import buzzville.report.ClockResults;
import buzzville.report.ResultsFolder;
import buzzville.report.RunContext;
import buzzville.report.SummaryJson;
import buzzville.report.text.Numbers;
import buzzville.report.verify.Checkpoints;
import buzzville.report.verify.FileCheck;
import buzzville.report.verify.FolderCheck;
import buzzville.report.verify.RunCheck;
import buzzville.report.verify.RunFigures;
import buzzville.report.verify.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the results of a folder again, all of them or one replication, and compares. */
final class RunAgain {
    private static final String TRAIL = "trail.csv";
    /** How far behind a stretch to look for events, where it has too few: so many times its length. */
    private static final int MOST_STEPS = 100;

    private static final Pattern PAGE = Pattern.compile("<html lang=\"(fr|en)\">");
    private static final Pattern DRAWN = Pattern.compile("charts/.*|report\\.html");
    private static final Pattern BIG = Pattern.compile(
            "charts/.*\\.svg|report\\.html|junit\\.xml|trail\\.csv|metrics\\.om|(latency|series|anomalies|dead-letters|scaling)\\.csv");

    private final Path folder;
    private final @Nullable Integer threads;
    private final int show;
    private final JsonNode manifest;
    private final Map<RunFigures.Name, RunFigures> past;

    /**
     * Reads the manifest.
     *
     * @param threads how many runs at once; null for all cores
     * @param show how many events of a stretch that differs to list
     */
    RunAgain(Path folder, @Nullable Integer threads, int show) {
        this.folder = folder;
        this.threads = threads;
        this.show = show;
        this.manifest = Recorded.manifest(folder);
        this.past = RunFigures.of(manifest);
    }

    /** The command line that made the results. */
    String command() {
        return manifest.path("command").asString("");
    }

    /**
     * Makes all of it again.
     *
     * @param kept where; null for a folder that is forgotten
     */
    Verification all(@Nullable Path kept) throws IOException {
        checkWhole();
        checkScenario();
        if (kept != null && (inside(kept, folder) || inside(folder, kept))) {
            throw new InputException(
                    "buzzville: --out: what is made again must not go into the results that are verified; expected a folder"
                            + " apart from '%s', but found '%s'".formatted(folder, kept));
        }
        Path again = kept == null ? Files.createTempDirectory("buzzville-verify") : kept;
        try {
            make(again);
            JsonNode made = Recorded.manifest(again);
            if (!made.at("/scenario/sha256").equals(manifest.at("/scenario/sha256"))) {
                throw changed();
            }
            List<RunCheck> runs = runs(again, RunFigures.of(made));
            List<FileCheck> files = FolderCheck.of(folder, again, leftOut(again));
            return verification(runs, files, sha(manifest).equals(sha(made)));
        } finally {
            if (kept == null) {
                delete(again);
            }
        }
    }

    private static boolean inside(Path folder, Path other) throws IOException {
        Path real = Files.exists(other)
                ? other.toRealPath()
                : other.toAbsolutePath().normalize();
        Path own = Files.exists(folder)
                ? folder.toRealPath()
                : folder.toAbsolutePath().normalize();
        return own.startsWith(real);
    }

    /** Makes one replication again, and compares its figures, its summary and its trail. */
    Verification one(int replication, @Nullable String strategy) throws IOException {
        if (past.isEmpty()) {
            throw new InputException(
                    "buzzville: --replication: the manifest of '%s' names no single runs; verify all of it"
                            .formatted(folder));
        }
        Recorded recorded = Recorded.read(folder, replication, strategy);
        Chosen chosen = recorded.scenario(silent());
        Variant variant = new Variant(chosen.strategy(), chosen.scenario(), chosen.strategy());
        Variant measured = PilotRuns.measured(List.of(variant), 1, () -> false).get(0);
        Run run = CityPlanner.plan(measured.scenario(), chosen.strategy(), replication)
                .finish();
        RunFigures.Name name = new RunFigures.Name(chosen.strategy(), replication);
        RunFigures found = past.get(name);
        if (found == null) {
            throw new InputException("buzzville: the manifest of '%s' does not name replication %d of '%s'"
                    .formatted(folder, replication, chosen.strategy()));
        }
        boolean compared = manifest.has("strategies");
        String below = compared ? strategyFolder(chosen.strategy()) : "";
        List<Trail.Mark> marks = Checkpoints.read(folder.resolve(below + TRAIL)).of(replication);
        RunCheck check = new RunCheck(
                name,
                found,
                figures(run.summary()),
                marks.size(),
                Checkpoints.firstDifference(marks, run.trail().marks(Trail.POINTS)));
        String file =
                below + (manifest.path("replications").asInt(1) > 1 || compared ? "runs/" + replication + "/" : "")
                        + "summary.json";
        FileCheck summary = FolderCheck.summary(file, folder.resolve(file), SummaryJson.text(run));
        return verification(List.of(check), List.of(summary), true);
    }

    private static RunFigures figures(RunSummary run) {
        return new RunFigures(
                Long.toString(run.kernelEvents()),
                Long.toString(run.occurrences()),
                Long.toString(run.messages()),
                Numbers.hex(run.fingerprint()),
                Numbers.hex(run.occurrencesHash()));
    }

    private Verification verification(List<RunCheck> runs, List<FileCheck> files, boolean understood) {
        Verification all = new Verification(
                folder.toString(),
                command(),
                manifest.path("buzzville").asString(""),
                manifest.at("/environment/java").asString(""),
                RootCommand.Version.number(),
                RunContext.Environment.current().java(),
                runs,
                files,
                understood,
                null);
        RunCheck first = all.cause() == Verification.Cause.ANOTHER_RUN && show > 0 ? all.first() : null;
        Checkpoints.Stretch stretch = first == null ? null : first.stretch();
        return first == null || stretch == null
                ? all
                : new Verification(
                        all.folder(),
                        all.command(),
                        all.madeBy(),
                        all.madeOn(),
                        all.program(),
                        all.java(),
                        runs,
                        files,
                        understood,
                        shown(first, stretch));
    }

    /** Runs up to the stretch once more, with somebody who looks at its events and at what comes next. */
    private Verification.Shown shown(RunCheck run, Checkpoints.Stretch stretch) {
        String strategy = manifest.has("strategies") ? run.name().strategy() : null;
        Chosen chosen =
                Recorded.read(folder, run.name().replication(), strategy).scenario(silent());
        List<Verification.Happening> events = new ArrayList<>();
        long[] all = new long[1];
        Simulation.Onlooker onlooker = (type, now, argument) -> {
            if (now >= stretch.from()) {
                all[0] += now < stretch.until() ? 1 : 0;
                if (events.size() < show) {
                    events.add(new Verification.Happening(now, type.name(), argument));
                }
            }
        };
        City city = CityPlanner.plan(
                chosen.scenario().warmup().sought() ? chosen.scenario().measuredFrom(0) : chosen.scenario(),
                chosen.strategy(),
                run.name().replication(),
                new Lookout() {
                    @Override
                    public Simulation simulation() {
                        return new Simulation(onlooker);
                    }
                });
        long step = Math.max(1, stretch.until() - stretch.from());
        long until = stretch.until();
        for (int i = 0; i < MOST_STEPS && (i == 0 || events.size() < show); i++, until += step) {
            city.runUntil(until);
        }
        return new Verification.Shown(run, events, all[0]);
    }

    /** Refuses what an interrupted experiment left: made again it would be more. */
    private void checkWhole() {
        for (String name : List.of("estimates.json", "comparison.json", "sweep.json")) {
            JsonNode json = json(folder.resolve(name));
            String why = json.at("/stopped/reason").asString("");
            if (why.equals("interrupted")
                    || json.path("finished").asInt(0) < json.path("planned").asInt(0)) {
                throw new InputException(
                        "buzzville: '%s' is not whole: it was interrupted, so made again it would be more"
                                .formatted(folder),
                        "  --replication K verifies one of the runs that are there");
            }
        }
    }

    private static JsonNode json(Path file) {
        try {
            return Files.exists(file)
                    ? JsonMapper.shared().readTree(Files.readAllBytes(file))
                    : JsonMapper.shared().missingNode();
        } catch (IOException | JacksonException e) {
            return JsonMapper.shared().missingNode(); // it differs, which is said later
        }
    }

    /** Refuses a scenario that is not there or not what it was, before anything runs. */
    private void checkScenario() {
        if (past.isEmpty()) {
            Path file = Path.of(manifest.at("/scenario/file").asString(""));
            if (!Files.exists(file)) {
                throw new InputException(
                        "buzzville: the results in '%s' were made from '%s', which is not there"
                                .formatted(folder, file),
                        "  it has to be run again: go to the folder that this path starts from");
            }
            return;
        }
        boolean several = manifest.has("strategies");
        past.keySet().stream()
                .map(RunFigures.Name::strategy)
                .distinct()
                .forEach(strategy ->
                        Recorded.read(folder, 0, several ? strategy : null).scenario(silent()));
    }

    private InputException changed() {
        return new InputException(
                "buzzville: '%s' has changed since the results in '%s' were made"
                        .formatted(manifest.at("/scenario/file").asString(""), folder),
                "  it has to be run again: put its text back, or run the scenario anew");
    }

    /** Runs the command line of the manifest as if somebody had typed it. */
    private void make(Path again) throws IOException {
        List<String> words = Recorded.words(command());
        if (words.size() < 3 || !words.get(0).equals("buzzville")) {
            throw new InputException(
                    "buzzville: the manifest of '%s' has no command line to make it again with; found '%s'"
                            .formatted(folder, command()));
        }
        List<String> arguments = new ArrayList<>(words.subList(1, words.size()));
        arguments.addAll(List.of("--out", again.toString(), "--quiet"));
        if (threads != null) {
            arguments.addAll(List.of("--threads", Integer.toString(threads)));
        }
        StringWriter said = new StringWriter();
        int status;
        Locale here = Locale.getDefault();
        try {
            Locale.setDefault(locale(here));
            status = RootCommand.execute(silent(), new PrintWriter(said), arguments.toArray(String[]::new));
        } finally {
            Locale.setDefault(here);
        }
        if (status == ExitCode.INTERRUPTED) {
            throw new InterruptedRun();
        } else if (status != ExitCode.SOUND && status != ExitCode.BROKEN_PROMISE) {
            List<String> lines = new ArrayList<>(List.of("buzzville: '%s' cannot be made again".formatted(folder)));
            said.toString().lines().map(line -> "  " + line).forEach(lines::add);
            throw new InputException(lines);
        }
    }

    /** Pages are in the language of whoever made them, which their command line need not say. */
    private Locale locale(Locale here) throws IOException {
        Path report = folder.resolve("report.html");
        Path page = Files.exists(report) ? report : folder.resolve(ClockResults.PAGE);
        if (!Files.exists(page)) {
            return here;
        }
        byte[] head;
        try (var in = Files.newInputStream(page)) {
            head = in.readNBytes(200);
        }
        Matcher language = PAGE.matcher(new String(head, StandardCharsets.UTF_8));
        return !language.find() || language.group(1).equals(Speech.of(null))
                ? here
                : Locale.forLanguageTag(language.group(1));
    }

    private List<RunCheck> runs(Path again, Map<RunFigures.Name, RunFigures> made) throws IOException {
        List<RunCheck> checks = new ArrayList<>();
        for (Map.Entry<RunFigures.Name, RunFigures> run : past.entrySet()) {
            RunFigures.Name name = run.getKey();
            String trail = (manifest.has("strategies") ? strategyFolder(name.strategy()) : "") + TRAIL;
            List<Trail.Mark> marks = Checkpoints.read(folder.resolve(trail)).of(name.replication());
            List<Trail.Mark> now = Checkpoints.read(again.resolve(trail)).of(name.replication());
            checks.add(new RunCheck(
                    name,
                    run.getValue(),
                    made.get(name),
                    marks.size(),
                    now.isEmpty() ? null : Checkpoints.firstDifference(marks, now)));
        }
        return checks;
    }

    private static String strategyFolder(String strategy) {
        return "strategies/" + (strategy.matches("\\.+") ? strategy.replace('.', '_') : strategy) + "/";
    }

    private static String sha(JsonNode manifest) {
        return manifest.at("/scenario/effective_sha256").toString()
                + manifest.path("strategies").toString().replaceAll("(?s)\"runs\":\\[.*?\\]", "");
    }

    /** What another Java draws otherwise, and what the gallery leaves out. */
    private Predicate<String> leftOut(Path again) throws IOException {
        boolean sameJava = manifest.at("/environment/java")
                .asString("")
                .equals(RunContext.Environment.current().java());
        List<String> there = ResultsFolder.files(folder);
        boolean small = there.stream().noneMatch(file -> BIG.matcher(file).matches())
                && Files.exists(again.resolve("report.html"))
                && !manifest.has("strategies")
                && there.contains("summary.json");
        boolean trailed = there.stream().anyMatch(file -> file.endsWith(TRAIL));
        return file -> !sameJava && DRAWN.matcher(file).matches()
                || small && BIG.matcher(file).matches()
                || !trailed && file.endsWith(TRAIL);
    }

    private static PrintWriter silent() {
        return new PrintWriter(Writer.nullWriter());
    }

    private static void delete(Path folder) throws IOException {
        List<Path> below;
        try (Stream<Path> all = Files.walk(folder)) {
            below = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : below) {
            Files.deleteIfExists(path);
        }
    }
}
