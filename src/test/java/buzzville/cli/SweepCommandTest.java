package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Work of 1.5 s comes each second to a worker with two places to wait: of ten messages the eighth finds both taken. Two workers
 * lose nothing, and nothing is left to chance.
 */
class SweepCommandTest {
    @TempDir
    Path folder;

    private Path city;

    @BeforeEach
    void aCity() throws IOException {
        city = Files.writeString(folder.resolve("city.yaml"), """
                format: 1
                name: By hand
                seed: 7
                duration: 10s
                events: {feu: {priority: high}}
                producers: {capteur: {emits: feu, arrivals: "every(1s, phase=0s)"}}
                services:
                  garde:
                    subscribes: [feu]
                    service-time: 1500ms
                    lanes: {all: {capacity: 2, overflow: drop-newest}}
                objectives: {kept: loss = 0}
                measures: {slowest: garde max}
                strategies:
                  few: {}
                  many: {services: {garde: {workers: 3}}}
                """);
    }

    private Shell sweep(String... more) {
        List<Object> words = new ArrayList<>(List.of("sweep", city, "--out", folder.resolve("out")));
        words.addAll(Arrays.asList(more));
        return Shell.run(words.toArray());
    }

    @Test
    void aGridLeavesATidyTableAndWhatMattersMost() throws IOException {
        Shell shell = sweep(
                "--vary",
                "services.garde.workers=1,2",
                "--vary",
                "services.garde.service-time=500ms..1500ms/1000ms",
                "--replications",
                "2",
                "--threads",
                "2");

        // broken with one worker that takes 1.5 s, in one cell of four
        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.out())
                .contains("4 combinations (grid), 2 replications each, seed 7", "kept by garde.workers (down) and")
                .contains("services.garde.service-time 33%, interactions the")
                .endsWith("FAIL or INCONCLUSIVE somewhere: every objective is met in 3 of 4 combinations\n");
        List<String> rows = Files.readAllLines(folder.resolve("out/sweep.csv"));
        assertThat(rows.get(0))
                .isEqualTo(
                        "cell,services.garde.workers,services.garde.service-time,strategy,figure,kind,unit,estimate,low,"
                                + "high,n,verdict,note");
        // of ten messages the eighth finds both places taken
        assertThat(rows).contains("2,1,1500ms,few,kept,objective,ratio,0.1,0.1,0.1,2,fail,");
        assertThat(rows.stream().filter(row -> row.contains(",kept,objective,")))
                .hasSize(4);
        assertThat(rows).anyMatch(row -> row.startsWith("4,2,1500ms,few,slowest,measure,ms,1500,"));
        JsonNode json = JsonMapper.shared().readTree(Files.readString(folder.resolve("out/sweep.json")));
        assertThat(json.at("/passing").asInt()).isEqualTo(3);
        // one of four is unlike the others: each effect is a third, and so is their interaction
        assertThat(json.at("/importance/kept/shares/services.garde.workers").asDouble())
                .isBetween(0.333, 0.334);
        assertThat(json.at("/cells/1/figures/kept/verdict").asString()).isEqualTo("fail");
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.resolve("out")
                                    .relativize(file)
                                    .toString()
                                    .replace('\\', '/')))
                    .containsExactlyInAnyOrder(
                            "charts/sweep.png",
                            "charts/sweep.svg",
                            "manifest.json",
                            "report.html",
                            "sweep.csv",
                            "sweep.json");
        }
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("services.garde.service-time", "data-chart=\"sweep\"", "buzzville sweep");
    }

    @Test
    void theCommandOfItsManifestMakesTheSameAgain() throws IOException {
        sweep("--vary", "load=0.5..2", "--sample", "9", "--replications", "1", "--no-charts", "--figure", "slowest");
        String first = Files.readString(folder.resolve("out/sweep.csv"));
        JsonNode manifest = JsonMapper.shared().readTree(Files.readString(folder.resolve("out/manifest.json")));

        String[] words = manifest.path("command").asString().split(" ");
        List<Object> again = new ArrayList<>(Arrays.asList(words).subList(1, words.length));
        again.addAll(List.of("--out", folder.resolve("again"), "--threads", "3"));
        Shell.run(again.toArray());

        assertThat(Files.readString(folder.resolve("again/sweep.csv"))).isEqualTo(first);
        assertThat(first.lines().filter(line -> line.contains(",slowest,"))).hasSize(9);
    }

    @Test
    void theRequiredStrategyDecides() {
        String[] common = {"--vary", "load=0.5,1", "--replications", "2", "--no-charts", "--quiet"};

        assertThat(sweep(with(common, "--strategies", "few,many")).status()).isEqualTo(1);
        assertThat(sweep(with(common, "--strategies", "few,many", "--require", "many"))
                        .status())
                .isZero();
        assertThat(sweep(with(common, "--strategy", "many")).status()).isZero();
        assertThat(sweep(with(common, "--strategies", "few,many")).out())
                .isEqualTo("FAIL or INCONCLUSIVE somewhere under few: every objective is met in 3 of 4 combinations\n");
    }

    @Test
    void everyCombinationIsCheckedBeforeAnyIsRun() {
        Shell shell = sweep("--vary", "services.garde.workers=-1,0,1", "--vary", "services.garde.attempts=1,2");

        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err())
                .contains(
                        "--vary 'services.garde.workers=-1'",
                        "(with services.garde.workers=-1, services.garde.attempts=1 and 1 more of 6 combinations)");
        assertThat(folder.resolve("out")).doesNotExist();

        Shell unknown = sweep("--vary", "services.garde.wrokers=1,2");
        assertThat(unknown.err()).contains("--vary 'services.garde.wrokers=1'", "did you mean 'workers'?");
        assertThat(unknown.status()).isEqualTo(2);
    }

    @Test
    void aFigureThatIsNotThereIsAnsweredWithWhatWasMeant() {
        Shell shell = sweep("--vary", "load=1,2", "--figure", "slowst");

        assertThat(shell.err()).startsWith("buzzville: --figure: there is no figure 'slowst'; did you mean 'slowest'?");
        assertThat(shell.status()).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void wholeNumbersAreSampledAsSuch() throws IOException {
        sweep("--vary", "services.garde.workers=1..3", "--sample", "6", "--replications", "1", "--no-charts");

        assertThat(Files.readAllLines(folder.resolve("out/sweep.csv")).stream()
                        .filter(row -> row.contains(",kept,"))
                        .map(row -> row.split(",")[1])
                        .sorted())
                .containsExactly("1", "1", "2", "2", "3", "3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --vary load=1                                   | --vary: 'load' has one value only; set it with --set load=1
            --vary load=1,2 --vary load=3,4                 | --vary: 'load' is varied twice; write all values into one
            --vary load=1,2 --set load=3                    | --vary: 'load' is set by --set as well
            --vary seed=1,2                                 | --vary: seeds differ between replications already; expected --replications with it
            --vary strategy=few,many                        | --vary: strategies are named by themselves; expected --strategies few,many
            --vary load=1..2                                | --vary: expected a step in a grid, such as load=1..2/1, but found '1..2'; or a sample of the range, with --sample 20 --design latin
            --vary load=1,2 --design latn --sample 9        | --design: expected grid, random, latin, but found 'latn'; did you mean 'latin'?
            --vary load=1,2 --design latin                  | --design: expected --sample with it, such as --sample 20, for how many combinations
            --vary load=1,2 --design grid --sample 9        | --sample: a grid has all combinations; expected --design random or latin
            --vary load=1,2 --sample 1                      | --sample: expected a whole number from 2 to 10000, but found 1
            --vary load=1..200/1 --vary drain=1s..99s/1s    | --vary: expected at most 10000 combinations, but found 19800
            --vary load=1,2 --strategies few,few            | --strategies: expected different strategies, but found 'few,few'
            --vary load=1,2 --strategies few --strategy few | expected either --strategy or --strategies, but found both
            --vary load=1,2 --require mny --strategy many   | --require: expected a strategy that is run (many), but found 'mny'; did you mean 'many'?
            """)
    void whatMakesNoSenseIsRefused(String line, String sentence) {
        Shell shell = sweep(line.split(" +"));

        assertThat(shell.err()).isEqualTo("buzzville: " + sentence + "\n");
        assertThat(shell.out()).isEmpty();
        assertThat(shell.status()).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void theCommandsOfTheManualWork() throws IOException {
        String page = Files.readString(Path.of("docs/sweeps.md"));
        Matcher file =
                Pattern.compile("(?s)```yaml\n# file: desk.yaml\n(.*?)```").matcher(page);
        assertThat(file.find()).isTrue();
        Path desk = Files.writeString(folder.resolve("desk.yaml"), file.group(1));
        Matcher command =
                Pattern.compile("(?m)^./buzzville (sweep desk.yaml .*)$").matcher(page);
        int commands = 0;
        while (command.find()) {
            List<Object> words = new ArrayList<>(List.of(command.group(1).split(" ")));
            words.set(1, desk);
            words.addAll(List.of("--out", folder.resolve("manual")));
            assertThat(Shell.run(words.toArray()).status()).isIn(0, 1);
            assertThat(folder.resolve("manual/report.html")).exists();
            commands++;
        }
        assertThat(commands).isEqualTo(3);
    }

    @Test
    void itSpeaksFrench() {
        Shell shell = sweep("--vary", "load=0.5,1", "--replications", "2", "--lang", "fr");

        assertThat(shell.out())
                .contains("2 combinaisons (grille), 2 réplications chacune, graine 7", "ROMPU ou INDÉCIS");
    }

    private static String[] with(String[] common, String... more) {
        return Stream.concat(Arrays.stream(common), Arrays.stream(more)).toArray(String[]::new);
    }
}
