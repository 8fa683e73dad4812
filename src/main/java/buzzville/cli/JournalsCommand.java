package buzzville.cli;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.JournalSummary;
import buzzville.city.RunSummary;
import buzzville.experiment.Parallel;
import buzzville.journal.CityJournal;
import buzzville.report.RunJournal;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import buzzville.scenario.yaml.Suggestion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures what event sourcing costs: how long the journals of the shipped scenarios get. */
@Command(
        name = "journals",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        optionListHeading = "%n",
        description = "Runs every shipped scenario as 'run' does, and under each strategy in which its broker keeps a"
                + " journal, and writes scenarios/journals.csv and the table of docs/journal.md: how many bytes the"
                + " journal of the run takes, and how many the broker's log takes in a day.")
final class JournalsCommand implements Callable<Integer> {
    static final String HEADER = "scenario,strategy,seconds,messages,bytes,bytes_per_day,log_bytes_per_day";

    /** The head of the table in {@code docs/journal.md}. */
    private static final String PAGE =
            "| scenario | strategy | messages | bytes | a message | file, GB a day | log, GB a day |";

    private static final double GIGA = 1e9;
    private static final double DAY = 86_400e9;
    private static final double SECOND = 1e9;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "SCENARIO",
            description = "Only these, such as queues/mm1.yaml, on the terminal: nothing is written.")
    private List<String> only = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "How many to run at once; all cores if absent.")
    private @Nullable Integer threads;

    /** Counts what is written and keeps nothing of it. */
    private static final class Counter extends OutputStream {
        long octets;

        @Override
        public void write(int octet) {
            octets++;
        }

        @Override
        public void write(byte[] all, int from, int count) {
            octets += count;
        }
    }

    private record Job(String name, String strategy, Scenario scenario) {
        String line() {
            Counter counter = new Counter();
            RunSummary run;
            long time;
            try (CityJournal journal = RunJournal.nameless(counter, scenario, strategy)) {
                City city = CityPlanner.plan(scenario, strategy, 0, journal);
                RunJournal.planned(journal, scenario, city);
                city.record(journal);
                run = city.finish().summary();
                journal.finish();
                time = city.simulation().now();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            JournalSummary log = run.journal();
            return "%s,%s,%d,%d,%d,%d,%s"
                    .formatted(
                            name,
                            strategy,
                            Math.round(time / SECOND),
                            run.messages(),
                            counter.octets,
                            Math.round(counter.octets * (DAY / time)),
                            log == null ? "" : Long.toString(Math.round(log.bytesPerDay())));
        }
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Shipped.here().folder();
        if (folder == null) {
            throw new InputException("buzzville: there is no folder 'scenarios', neither here nor beside the program");
        }
        int cores = ReplicationOptions.threads(threads);
        List<Job> jobs = jobs(folder);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        Parallel.inOrder(jobs.size(), cores, index -> jobs.get(index).line(), (index, line) -> lines.add(line));
        if (!only.isEmpty()) {
            lines.forEach(spec.commandLine().getOut()::println);
            return ExitCode.SOUND;
        }
        Path file = folder.resolve("journals.csv");
        Files.writeString(file, String.join("\n", lines) + "\n");
        page(folder.resolveSibling("docs").resolve("journal.md"), lines);
        spec.commandLine().getErr().println("wrote " + file + ": " + jobs.size() + " runs");
        return ExitCode.SOUND;
    }

    /** Writes the table into the manual's page, where the old one stands. */
    private static void page(Path page, List<String> lines) throws IOException {
        if (!Files.exists(page)) {
            return;
        }
        List<String> text = new ArrayList<>(Files.readAllLines(page));
        int first = text.indexOf(PAGE) + 2;
        if (first < 2) {
            return;
        }
        while (first < text.size() && text.get(first).startsWith("|")) {
            text.remove(first);
        }
        text.addAll(first, lines.stream().skip(1).map(JournalsCommand::row).toList());
        Files.writeString(page, String.join("\n", text) + "\n");
    }

    /** A line of the file as one of the page. */
    static String row(String line) {
        String[] cells = line.split(",", -1);
        long messages = Long.parseLong(cells[3]);
        long bytes = Long.parseLong(cells[4]);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %,d | %d | %.2f | %s |",
                cells[0].replace(".yaml", ""),
                cells[1],
                messages,
                bytes,
                Math.round(bytes / (double) messages),
                Long.parseLong(cells[5]) / GIGA,
                cells[6].isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", Long.parseLong(cells[6]) / GIGA));
    }

    private List<Job> jobs(Path folder) {
        List<Job> jobs = new ArrayList<>();
        Problems problems = new Problems();
        Set<String> wanted = new LinkedHashSet<>();
        only.forEach(name -> wanted.add(name.replace("scenarios/", "")));
        List<String> names = new ArrayList<>();
        for (Path file : new Shipped(folder).files()) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            names.add(name);
            if (only.isEmpty() || wanted.remove(name)) {
                ScenarioFile scenarios = ScenarioFile.load(file, problems);
                if (scenarios != null) {
                    add(name, scenarios, problems, jobs);
                }
            }
        }
        if (problems.hasErrors()) {
            throw new InputException(problems.lines());
        }
        for (String unknown : wanted) {
            throw new InputException("buzzville: there is no shipped scenario '" + unknown + "'"
                    + Failures.question(Suggestion.nearest(unknown, names)));
        }
        return jobs;
    }

    /** As it runs if nobody says how, and where its broker writes everything down. */
    private static void add(String name, ScenarioFile scenarios, Problems problems, List<Job> jobs) {
        for (String strategy : scenarios.strategies()) {
            Scenario scenario = scenarios.scenario(strategy, List.of(), problems);
            boolean usual = strategy.equals(scenarios.defaultStrategy());
            if (scenario != null && (usual || scenario.broker().journal() != null)) {
                jobs.add(new Job(name, strategy, scenario));
            }
        }
    }
}
