package buzzville;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.cli.Buzzville;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/brief.md} says about the brief is what its commands say, and its table of events is the city's. */
@Tag("once")
class BriefTest {
    private static final Path PAGE = Path.of("docs/brief.md");
    private static final Path CITY = Path.of("scenarios/crisis.yaml");
    /** These take too long for a test; they are run when figures are approved, and their fingerprints are pinned. */
    private static final Set<String> SLOW =
            Set.of("ordinary-day", "growth", "crisis", "concert", "broker-outage", "hopeless", "storm-of-faults");

    private static final Pattern COMMAND = Pattern.compile("`run ([a-z-]+)(?: ([a-z][a-z0-9-]*))?`");
    private static final Pattern FIGURE = Pattern.compile("`([a-z0-9-]+)` ([0-9][^;|`]*?)(?=;| \\|)");
    /** A cell that holds nothing but figures. */
    private static final Pattern CELL =
            Pattern.compile("\\| `[a-z0-9-]+` [0-9][^;|`]*(?:; `[a-z0-9-]+` [0-9][^;|`]*)*\\|");

    private static final Pattern EVENT =
            Pattern.compile("\\| ([a-z_]+) \\| ([a-z_, ]+) \\| ([a-z_, +]+) \\| `[a-z-]+` [0-9,]+ \\|");
    private static final boolean APPROVE = Boolean.getBoolean("approve");

    private final Map<String, Map<String, String>> runs = new HashMap<>();

    @TempDir
    private Path folder;

    @Test
    void everyFigureIsWhatItsCommandSays() throws IOException {
        List<String> lines = new ArrayList<>();
        String wholeTable = null;
        for (String line : Files.readAllLines(PAGE)) {
            Matcher command = COMMAND.matcher(line);
            boolean found = command.find();
            if (found && line.startsWith("| event |")) {
                wholeTable = command.group(1);
            } else if (!line.startsWith("|")) {
                wholeTable = null;
            }
            String scenario = wholeTable != null ? wholeTable : found ? command.group(1) : null;
            String strategy = wholeTable != null || !found ? null : command.group(2);
            boolean slow = scenario != null && SLOW.contains(scenario) && !APPROVE;
            boolean claims = line.startsWith("|") && CELL.matcher(line).find();
            lines.add(scenario == null || slow || !claims ? line : measured(line, scenario, strategy));
        }
        if (APPROVE) {
            Files.writeString(PAGE, String.join("\n", lines) + "\n");
        }
        assertThat(lines).isEqualTo(Files.readAllLines(PAGE));
        assertThat(runs).hasSizeGreaterThan(8);
    }

    /** The row with the figures that the command gives. */
    private String measured(String row, String scenario, String strategy) {
        Map<String, String> figures = runs.computeIfAbsent(scenario + " " + strategy, run -> run(scenario, strategy));
        return CELL.matcher(row)
                .replaceFirst((MatchResult cell) -> Matcher.quoteReplacement(FIGURE.matcher(cell.group())
                        .replaceAll((MatchResult figure) -> measured(figure, scenario, figures))));
    }

    private static String measured(MatchResult figure, String scenario, Map<String, String> figures) {
        String value = figures.get(figure.group(1));
        assertThat(value).as("objective %s of %s", figure.group(1), scenario).isNotNull();
        return Matcher.quoteReplacement("`" + figure.group(1) + "` " + value);
    }

    /** By objective, the figure in the table of verdicts, marked if the promise was broken. */
    private Map<String, String> run(String scenario, String strategy) {
        List<String> words = new ArrayList<>(List.of("run", "scenarios/" + scenario + ".yaml"));
        if (strategy != null) {
            words.addAll(List.of("--strategy", strategy));
        }
        words.addAll(List.of(
                "--no-charts", "--lang", "en", "--out", folder.resolve("out").toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Buzzville.execute(new PrintWriter(out), new PrintWriter(err), words.toArray(String[]::new));
        Map<String, String> figures = new HashMap<>();
        for (String line : out.toString().split("\\R", -1)) {
            String[] cells = line.split(" {2,}", -1);
            if (cells.length >= 4 && (cells[0].equals("PASS") || cells[0].equals("FAIL"))) {
                figures.put(cells[1], cells[3] + (cells[0].equals("FAIL") ? " FAIL" : ""));
            }
        }
        assertThat(figures).as(err.toString()).isNotEmpty();
        return figures;
    }

    @Test
    void everyEventHasTheProducersAndConsumersThatTheTableNames() throws IOException {
        Problems problems = new Problems();
        ScenarioFile file = ScenarioFile.load(CITY, problems);
        assertThat(problems.lines()).isEmpty();
        Scenario city = file.scenario("none", List.of(), problems);
        Map<String, List<String>> said = new TreeMap<>();
        Map<String, List<String>> found = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = EVENT.matcher(line);
            if (row.matches()) {
                said.put(row.group(1), List.of(names(row.group(2)), names(row.group(3))));
                found.put(row.group(1), List.of(producers(city, row.group(1)), consumers(city, row.group(1))));
            }
        }
        assertThat(said).hasSize(12);
        assertThat(found).isEqualTo(said);
    }

    private static String names(String cell) {
        return new TreeSet<>(Arrays.asList(cell.strip().split("[, +]+", -1))).toString();
    }

    private static String producers(Scenario city, String event) {
        TreeSet<String> names = new TreeSet<>();
        city.producers().forEach((name, producer) -> {
            if (producer.emits().weights().containsKey(event)) {
                names.addAll(
                        producer.witnesses().isEmpty()
                                ? Set.of(name)
                                : producer.witnesses().keySet());
            }
        });
        return names.toString();
    }

    private static String consumers(Scenario city, String event) {
        TreeSet<String> names = new TreeSet<>();
        city.services().forEach((name, service) -> {
            if (service.subscribes().contains(event)) {
                names.add(name);
            }
        });
        return names.toString();
    }
}
