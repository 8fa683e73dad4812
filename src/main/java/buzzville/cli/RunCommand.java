package buzzville.cli;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one strategy of a scenario and writes a results folder. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs one strategy of a scenario; writes a results folder and prints the verdict.%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville run scenarios/crisis.yaml",
            "  buzzville run scenarios/crisis.yaml --strategy none --seed random",
            "  buzzville run my-city.yaml --set services.police.workers=8 --out results/eight",
            "  buzzville run my-city.yaml --replications 30",
            "  buzzville run my-city.yaml --json --quiet | jq .objectives",
            "",
            "Exit status: 0 every objective is met; 1 one is not; 2 the input is wrong; 3 a fault of ours;",
            "130 interrupted. Messages go to standard error, results to standard output."
        })
final class RunCommand implements Callable<Integer> {
    private static final int MOST_REPLICATIONS = 100_000;
    private static final int MOST_THREADS = 4096;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario file; 'buzzville list' shows the shipped ones.")
    private Path file;

    @Option(names = "--strategy", paramLabel = "NAME", description = "Another strategy than the file's own choice.")
    private @Nullable String strategy;

    @Mixin
    private ScenarioOptions options;

    @Option(
            names = "--replications",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many runs that differ in nothing but chance; with several, estimates with intervals.")
    private int replications;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many replications to run at once; all cores if absent. Never changes results.")
    private @Nullable Integer threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where results go; results/SCENARIO/STRATEGY if absent.")
    private @Nullable Path out;

    @Option(names = "--trace", description = "Also write messages.csv and events.jsonl: every message's life.")
    private boolean trace;

    @Option(names = "--no-charts", description = "Leave out charts and report.html.")
    private boolean noCharts;

    @Option(names = "--json", description = "Print summary.json on standard output instead of the verdict table.")
    private boolean json;

    @Option(names = {"-q", "--quiet"}, description = "Say nothing but the verdict's one line.")
    private boolean quiet;

    @Option(names = "--lang", paramLabel = "fr|en", description = "Language of results for people.")
    private @Nullable String lang;

    @Override
    public Integer call() throws IOException {
        checkOptions();
        boolean drawn = options.drawSeed();
        ScenarioOptions.checkThere(file);
        Problems problems = new Problems();
        ScenarioFile scenarios = ScenarioFile.load(file, problems);
        String chosen = scenarios == null ? "" : strategy == null ? scenarios.defaultStrategy() : strategy;
        Scenario scenario = scenarios == null ? null : scenarios.scenario(chosen, options.settings(), problems);
        if (scenario == null) {
            throw new InputException(problems.lines());
        }
        PrintWriter err = spec.commandLine().getErr();
        problems.lines().forEach(err::println);
        if (drawn && !quiet) {
            err.println("seed " + scenario.seed());
        }
        Path target = out == null ? defaultFolder(file, chosen) : out;
        try (Unfinished unfinished = Unfinished.in(target)) {
            boolean shown = !quiet && Progress.isTerminal();
            Progress progress = new Progress(err, shown, unfinished::interrupted, replications);
            try {
                return run(scenario, chosen, unfinished, progress, target);
            } finally {
                progress.clear();
            }
        }
    }

    private int run(Scenario scenario, String chosen, Unfinished unfinished, Progress progress, Path target)
            throws IOException {
        City city = CityPlanner.plan(scenario, chosen, 0);
        Run run = progress.finish(city, scenario.duration());
        Files.writeString(
                unfinished.folder().resolve("manifest.json"),
                "{\"fingerprint\": \"%016x\"}%n".formatted(run.summary().fingerprint()));
        progress.clear();
        List<String> files = unfinished.publish();
        PrintWriter err = spec.commandLine().getErr();
        if (!quiet) {
            err.println("wrote " + target + ": " + String.join(", ", files));
        }
        boolean passed = run.summary().passed();
        spec.commandLine().getOut().println(passed ? "PASS" : "FAIL");
        return passed ? ExitCode.SOUND : ExitCode.BROKEN_PROMISE;
    }

    private void checkOptions() {
        checkRange("--replications", replications, MOST_REPLICATIONS);
        if (threads != null) {
            checkRange("--threads", threads, MOST_THREADS);
        }
        Speech.of(lang);
    }

    private static void checkRange(String option, int found, int most) {
        if (!(1 <= found && found <= most)) {
            throw new InputException(
                    "buzzville: %s: expected a whole number from 1 to %d, but found %d".formatted(option, most, found));
        }
    }

    /** {@code results/crisis/priority} for {@code scenarios/crisis.yaml}, in the present folder. */
    static Path defaultFolder(Path file, String strategy) {
        String safe = strategy.matches("\\.+") ? strategy.replace('.', '_') : strategy;
        return Path.of("results", ScenarioOptions.name(file), safe);
    }

    /** The command line that makes these results again. */
    private String again(Scenario scenario, String chosen) {
        List<String> words = new ArrayList<>(List.of("run", file.toString(), "--strategy", chosen));
        for (String assignment : options.assignments()) {
            words.addAll(List.of("--set", assignment));
        }
        words.addAll(List.of("--seed", Long.toString(scenario.seed())));
        if (replications > 1) {
            words.addAll(List.of("--replications", Integer.toString(replications)));
        }
        if (trace) {
            words.add("--trace");
        }
        return Again.of(words);
    }
}
