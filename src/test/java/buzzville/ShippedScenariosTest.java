package buzzville;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the README says of the shipped scenarios. That the verdicts of {@code fingerprints.csv} are those of the runs is
 * for {@code FingerprintsTest}, which runs them all.
 */
class ShippedScenariosTest {
    private static final Path FOLDER = Path.of("scenarios");
    private static final Pattern LINE = Pattern.compile(
            "\\| \\[([a-z-]+)]\\(scenarios/([a-z-]+)\\.yaml\\) \\| [^|]+ \\| (\\w+) \\| (\\w+) \\| \\d+ \\|");
    private static final Pattern QUEUES = Pattern.compile("\\| \\[queues/]\\(scenarios/queues\\) \\| .*\\| PASS \\|.*");

    @Test
    void everyShippedScenarioHasALineInTheReadmeAndEveryLineAScenario() throws IOException {
        assertThat(linesOfTheReadme().keySet()).containsExactlyInAnyOrderElementsOf(names());
    }

    @Test
    void theVerdictsInTheReadmeAreThoseOfTheRuns() throws IOException {
        Map<String, String> pinned = pinnedVerdicts();
        Map<String, List<String>> runs = new TreeMap<>();
        for (String name : names()) {
            runs.put(
                    name,
                    List.of(
                            pinned.getOrDefault(name + " none", ""),
                            pinned.getOrDefault(name + " " + file(name).defaultStrategy(), "")));
        }
        assertThat(linesOfTheReadme()).isEqualTo(runs);
    }

    @Test
    void everyQueueKeepsItsPromises() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md"))).anyMatch(QUEUES.asMatchPredicate());
        Map<String, String> pinned = pinnedVerdicts();
        for (String name : names("queues")) {
            assertThat(pinned.get(
                            "queues/" + name + " " + file("queues/" + name).defaultStrategy()))
                    .as(name)
                    .isEqualTo("PASS");
        }
    }

    @Test
    void everyShippedScenarioPromisesSomethingAndSaysInBothLanguagesWhatItShows() throws IOException {
        for (String name : names()) {
            Scenario scenario = scenario(name);
            assertThat(scenario.objectives()).as(name).isNotEmpty();
            assertThat(scenario.description().fr()).as(name).isNotBlank();
            assertThat(scenario.description().en()).as(name).isNotBlank();
            List<String> header = header(name);
            assertThat(header).as(name).hasSizeGreaterThan(9);
            assertThat(String.join("\n", header))
                    .as(name)
                    .contains("What to look for")
                    .containsPattern("[éèàêçù]");
        }
    }

    @Test
    void theMessagesOfTheBriefHappenInTheNorthAndInTheSouthOfTheCity() {
        Scenario city = scenario("ordinary-day");
        List<String> zones = List.copyOf(city.zones().keySet());

        assertThat(zones.get(city.geography().zone(new BigDecimal("48.8752"), new BigDecimal("2.3456"))))
                .isEqualTo("nord");
        assertThat(zones.get(city.geography().zone(new BigDecimal("48.8566"), new BigDecimal("2.3522"))))
                .isEqualTo("sud");
    }

    /** Verdicts under {@code none} and the scenario's own choice, by scenario. */
    private static Map<String, List<String>> linesOfTheReadme() throws IOException {
        Map<String, List<String>> lines = new TreeMap<>();
        for (String text : Files.readAllLines(Path.of("README.md"))) {
            Matcher line = LINE.matcher(text);
            if (line.matches()) {
                assertThat(line.group(2)).isEqualTo(line.group(1));
                lines.put(line.group(1), List.of(line.group(3), line.group(4)));
            }
        }
        return lines;
    }

    private static Map<String, String> pinnedVerdicts() throws IOException {
        Map<String, String> verdicts = new TreeMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve("fingerprints.csv"))) {
            String[] cells = line.split(",", -1);
            verdicts.put(
                    cells[0].replace(".yaml", "") + " " + cells[1],
                    cells[cells.length - 1].equals("pass") ? "PASS" : "FAIL");
        }
        return verdicts;
    }

    private static List<String> names() throws IOException {
        return names("");
    }

    private static List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .map(file -> file.replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> header(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(name + ".yaml"))) {
            if (!line.startsWith("#")) {
                break;
            }
            lines.add(line);
        }
        return lines;
    }

    private static ScenarioFile file(String name) {
        return ScenarioFile.load(FOLDER.resolve(name + ".yaml"), new Problems());
    }

    private static Scenario scenario(String name) {
        ScenarioFile file = file(name);
        return file.scenario(file.defaultStrategy(), List.of(), new Problems());
    }
}
