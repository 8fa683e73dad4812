package buzzville.cli;

import buzzville.city.CityPlanner;
import buzzville.city.RunSummary;
import buzzville.experiment.Parallel;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs every shipped scenario under each strategy and pins, or compares, what happened. */
@Command(
        name = "fingerprints",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        optionListHeading = "%n",
        description = "Runs every shipped scenario under each strategy and writes scenarios/fingerprints.csv, with the"
                + " verdicts, or compares with it.",
        footer = {
            "",
            "A fingerprint changes when anything changes that happens in a run; the changelog then has to say so."
        })
final class FingerprintsCommand implements Callable<Integer> {
    private static final String HEADER = "scenario,strategy,seed,events,fingerprint,occurrences_hash,verdict";

    @Spec
    private CommandSpec spec;

    @Option(names = "--check", description = "Write nothing; exit status 3 if any line differs from the file's.")
    private boolean check;

    @Option(names = "--threads", paramLabel = "N", description = "How many to run at once; all cores if absent.")
    private @Nullable Integer threads;

    private record Job(String name, String strategy, Scenario scenario) {
        String line() {
            RunSummary run = CityPlanner.plan(scenario, strategy, 0).finish().summary();
            return "%s,%s,%d,%d,%016x,%016x,%s"
                    .formatted(
                            name,
                            strategy,
                            run.seed(),
                            run.kernelEvents(),
                            run.fingerprint(),
                            run.occurrencesHash(),
                            run.passed() ? "pass" : "fail");
        }
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Shipped.here().folder();
        if (folder == null) {
            throw new InputException("buzzville: there is no folder 'scenarios', neither here nor beside the program");
        }
        Path file = folder.resolve("fingerprints.csv");
        List<Job> jobs = jobs(folder);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        int cores = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        Parallel.inOrder(jobs.size(), cores, index -> jobs.get(index).line(), (index, line) -> lines.add(line));
        if (check) {
            return compare(file, lines);
        }
        Files.writeString(file, String.join("\n", lines) + "\n");
        spec.commandLine().getErr().println("wrote " + file + ": " + jobs.size() + " runs");
        return ExitCode.SOUND;
    }

    private static List<Job> jobs(Path folder) {
        List<Job> jobs = new ArrayList<>();
        Problems problems = new Problems();
        for (Path file : new Shipped(folder).files()) {
            ScenarioFile scenarios = ScenarioFile.load(file, problems);
            if (scenarios == null) {
                continue;
            }
            for (String strategy : scenarios.strategies()) {
                Scenario scenario = scenarios.scenario(strategy, List.of(), problems);
                if (scenario != null) {
                    String name = folder.relativize(file).toString().replace('\\', '/');
                    jobs.add(new Job(name, strategy, scenario));
                }
            }
        }
        if (problems.hasErrors()) {
            throw new InputException(problems.lines());
        }
        return jobs;
    }

    private int compare(Path file, List<String> lines) throws IOException {
        if (!Files.exists(file)) {
            throw new InputException(file + ": there is no such file; 'buzzville fingerprints' writes it");
        }
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> pinned = byRun(Files.readAllLines(file));
        Map<String, String> found = byRun(lines);
        int differences = 0;
        for (Map.Entry<String, String> run : found.entrySet()) {
            String before = pinned.remove(run.getKey());
            if (!run.getValue().equals(before)) {
                out.println("%s: expected %s, found %s"
                        .formatted(run.getKey(), before == null ? "nothing" : before, run.getValue()));
                differences++;
            }
        }
        for (Map.Entry<String, String> gone : pinned.entrySet()) {
            out.println("%s: expected %s, found nothing".formatted(gone.getKey(), gone.getValue()));
            differences++;
        }
        out.println("%d runs, %d differences".formatted(found.size(), differences));
        return differences == 0 ? ExitCode.SOUND : ExitCode.FAULT;
    }

    /** The figures of each run by scenario and strategy. */
    private static Map<String, String> byRun(List<String> lines) {
        Map<String, String> runs = new LinkedHashMap<>();
        for (String line : lines) {
            String[] cells = line.split(",", 3);
            if (cells.length == 3 && !line.equals(HEADER)) {
                runs.put(cells[0] + " " + cells[1], cells[2]);
            }
        }
        return runs;
    }
}
