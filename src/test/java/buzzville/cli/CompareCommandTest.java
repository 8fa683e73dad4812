package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Strategies side by side from the command line. The one worker has 22.5 messages a second of 60 ms each, 1.35 of what it can do. */
class CompareCommandTest {
    private static final String CITY = """
            format: 1
            name: Three designs
            seed: 3
            duration: 20s
            zones: [nord]
            events:
              feu: {priority: critical}
              mouvement: {priority: info}
            producers:
              detecteur: {emits: feu, count: 5, arrivals: poisson(0.5/s)}
              capteur: {emits: mouvement, count: 20, arrivals: poisson(1/s)}
            services:
              garde: {subscribes: [feu, mouvement], service-time: exponential(60ms)}
            objectives:
              kept: critical loss = 0
              fast: critical on-time(2s) >= 90%
            measures:
              late: critical mean
            strategy: priority
            strategies:
              lane: {services: {garde: {lanes: {all: {capacity: 5, overflow: drop-newest}}}}}
              none: {}
              priority:
                services:
                  garde:
                    lanes: {critical: {}, rest: {accepts: [high, normal, info]}}
                    dispatch: strict-priority
            """;

    @TempDir
    Path folder;

    private Path city;

    @BeforeEach
    void aCity() throws IOException {
        city = write("city.yaml", CITY);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Shell compare(Path file, String out, String... more) {
        List<Object> words = new ArrayList<>(List.of("compare", file, "--out", folder.resolve(out), "--no-charts"));
        words.addAll(List.of("--lang", "en"));
        words.addAll(List.of(more));
        return Shell.run(words.toArray());
    }

    private JsonNode json(String file) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve(file)));
    }

    private Map<String, String> contents(String results) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        Path from = folder.resolve(results);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                contents.put(
                        from.relativize(file).toString().replace('\\', '/'),
                        new String(bytes, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    @Test
    void theBestDesignIsFirstAndItsVerdictLast() {
        Shell shell = compare(city, "out", "--replications", "4");

        List<String> lines = shell.out().lines().toList();
        assertThat(lines.get(2)).startsWith("    1  priority      2 of 2");
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("PASS: all 2 objectives are met (4 replications) under priority");
        assertThat(lines).allMatch(line -> line.length() <= 100);
        assertThat(shell.out()).contains("4 replications, as asked for.").contains("~ can be chance");
        assertThat(shell.err()).contains("comparison.csv, comparison.json, junit.xml, manifest.json");
        assertThat(shell.status()).isZero();
    }

    @Test
    void theExitStatusIsThatOfTheDefaultStrategyOrOfThoseRequired() {
        assertThat(compare(city, "a", "--replications", "3", "--quiet").status())
                .isZero();
        Shell none = compare(city, "b", "--replications", "3", "--quiet", "--require", "priority,none");
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.out())
                .isEqualTo("FAIL: 1 of 2 objectives not met (3 replications) under none; PASS: all 2 objectives are met"
                        + " (3 replications) under priority\n");
        // the default is not compared, so the first that is decides
        assertThat(compare(city, "c", "--replications", "3", "--quiet", "--strategies", "none,lane")
                        .out())
                .contains("under none");
    }

    @Test
    void theBaselineIsTheUndefendedCityUnlessAnotherIsNamed() throws IOException {
        compare(city, "a", "--replications", "2", "--quiet");
        assertThat(json("a/comparison.json").path("baseline").asString()).isEqualTo("none");
        compare(city, "b", "--replications", "2", "--quiet", "--baseline", "lane");
        assertThat(json("b/comparison.json").path("baseline").asString()).isEqualTo("lane");
        compare(city, "c", "--replications", "2", "--quiet", "--strategies", "priority,lane");
        assertThat(json("c/comparison.json").path("baseline").asString()).isEqualTo("priority");
    }

    @Test
    void threadsNeverShow() throws IOException {
        Shell one = compare(city, "one", "--replications", "5", "--threads", "1");
        Shell three = compare(city, "three", "--replications", "5", "--threads", "3");

        assertThat(three.out()).isEqualTo(one.out());
        assertThat(contents("three")).isEqualTo(contents("one"));
    }

    @Test
    void theFolderHoldsTheComparisonAndWhatEachRunOfItWouldLeave() throws IOException {
        compare(city, "out", "--replications", "2", "--strategies", "none,priority");

        assertThat(contents("out"))
                .containsOnlyKeys(
                        "comparison.csv",
                        "comparison.json",
                        "junit.xml",
                        "manifest.json",
                        "report.html",
                        "strategies/none/estimates.json",
                        "strategies/none/runs/0/summary.json",
                        "strategies/none/runs/1/summary.json",
                        "strategies/none/trail.csv",
                        "strategies/priority/estimates.json",
                        "strategies/priority/runs/0/summary.json",
                        "strategies/priority/runs/1/summary.json",
                        "strategies/priority/trail.csv");
        Shell.run(
                "run",
                city,
                "--strategy",
                "none",
                "--replications",
                "2",
                "--no-charts",
                "--out",
                folder.resolve("run"));
        Map<String, String> run = contents("run");
        assertThat(contents("out").get("strategies/none/estimates.json")).isEqualTo(run.get("estimates.json"));
        assertThat(contents("out").get("strategies/none/runs/1/summary.json"))
                .isEqualTo(run.get("runs/1/summary.json"));
    }

    @Test
    void theDifferencesInTheFileAreThoseOfTheSummaries() throws IOException {
        compare(city, "out", "--replications", "3", "--strategies", "none,priority");

        JsonNode late = json("out/comparison.json").at("/figures/late");
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < 3; k++) {
            double difference = mean("priority", k) - mean("none", k);
            sum += difference;
            squares += difference * difference;
        }
        // Student's factor for two degrees of freedom is 4.30265
        double deviation = Math.sqrt((squares - sum * sum / 3) / 2);
        assertThat(late.at("/pairs/0/strategy").asString()).isEqualTo("priority");
        assertThat(late.at("/pairs/0/estimate").asDouble()).isCloseTo(sum / 3, within(1e-6));
        assertThat(late.at("/pairs/0/high").asDouble() - sum / 3)
                .isCloseTo(4.30265 * deviation / Math.sqrt(3), withinPercentage(0.001));
        assertThat(late.at("/pairs/0/outcome").asString()).isEqualTo("better");
        assertThat(late.path("unit").asString()).isEqualTo("ms");
    }

    private double mean(String strategy, int replication) throws IOException {
        return json("out/strategies/" + strategy + "/runs/" + replication + "/summary.json")
                .at("/measures/late/actual")
                .asDouble();
    }

    @Test
    void theManifestHasTheCommandThatMakesItAgainAndTheHashesOfWhatHappened() throws IOException {
        Shell shell = compare(city, "out", "--replications", "2", "--json", "--quiet");

        assertThat(shell.out()).isEqualTo(contents("out").get("comparison.json"));
        JsonNode manifest = json("out/manifest.json");
        assertThat(manifest.path("command").asString())
                .startsWith("buzzville compare ")
                .endsWith("city.yaml --strategies lane,none,priority --seed 3 --replications 2 --no-charts --lang en");
        JsonNode hashes = manifest.path("occurrences_hash");
        assertThat(hashes.size()).isEqualTo(2);
        for (String strategy : List.of("lane", "none", "priority")) {
            assertThat(manifest.at("/strategies/" + strategy + "/runs/1/occurrences_hash"))
                    .isEqualTo(hashes.get(1));
        }
        assertThat(json("out/comparison.json").path("occurrences_hash")).isEqualTo(hashes);
        assertThat(shell.out()).contains("\"paired\" : true");
    }

    @Test
    void strategiesThatDoNotMeetTheSameCityAreRefusedByName() throws IOException {
        Path other = write("other.yaml", CITY + "  busier: {producers: {capteur: {count: 21}}}\n");

        Shell shell = compare(other, "out", "--replications", "50");
        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err())
                .isEqualTo(
                        "buzzville: not the same city: other things happen under 'busier' than under 'none', so that a"
                                + " difference need not be the strategies'; leave out with --strategies what changes"
                                + " producers, incidents or the seed, or compare independent cities with --unpaired\n");
        assertThat(folder.resolve("out")).doesNotExist();

        Shell unpaired = compare(other, "out", "--replications", "3", "--unpaired");
        assertThat(unpaired.out()).contains("Not the same occurrences");
        assertThat(json("out/comparison.json").path("paired").asBoolean()).isFalse();
        assertThat(json("out/manifest.json").path("command").asString()).contains(" --unpaired ");
    }

    @Test
    void anObjectiveMustAskForTheSameFigureEverywhere() throws IOException {
        Path other = write("other.yaml", CITY + "  odd: {objectives: {fast: critical p50 < 2s}}\n");

        Shell shell = compare(other, "out", "--replications", "3");
        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.err())
                .isEqualTo("buzzville: objective 'fast' asks for another figure under 'odd' ('critical p50 < 2s') than"
                        + " under 'lane' ('critical on-time(2s) >= 90%'), so the two cannot be compared; name one of them"
                        + " otherwise\n");
        // another bound is no other figure
        Path lax = write("lax.yaml", CITY + "  lax: {objectives: {fast: critical on-time(2s) >= 1%}}\n");
        assertThat(compare(lax, "out", "--replications", "2").out()).contains("lax");
    }

    @Test
    void oneReplicationIsJudgedAndInfersNothing() throws IOException {
        Shell shell = compare(city, "out", "--replications", "1");

        assertThat(shell.out()).contains("One replication: whether a difference is chance cannot be told");
        assertThat(json("out/comparison.json")
                        .at("/strategies/none/objectives/fast/verdict")
                        .asString())
                .isEqualTo("fail");
        assertThat(json("out/comparison.json")
                        .at("/figures/fast/pairs/0/outcome")
                        .asString())
                .isEqualTo("open");
        assertThat(json("out/manifest.json").path("command").asString()).contains("--replications 1");
    }

    @Test
    void theTableOfFiguresHasALineForEachStrategyAndEachPair() throws IOException {
        compare(city, "out", "--replications", "2");

        List<String> lines = Files.readAllLines(folder.resolve("out/comparison.csv"));
        assertThat(lines.get(0))
                .isEqualTo("figure,kind,unit,strategy,than,family,estimate,low,high,confidence,n,outcome,note");
        List<String> kept =
                lines.stream().filter(line -> line.startsWith("kept,")).toList();
        // three strategies, two differences from the baseline, three pairs
        assertThat(kept).hasSize(3 + 2 + 3);
        assertThat(kept.get(2))
                .startsWith("kept,objective,ratio,priority,,alone,0,0,")
                .endsWith(",0.95,2,pass,");
        assertThat(kept.get(4)).isEqualTo("kept,objective,ratio,priority,none,baseline,0,0,0,0.975,2,same,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --strategies none,priorty       | --strategies 'priorty': '%s' has no such strategy; did you mean 'priority'? (known strategies: lane, none, priority)
            --strategies none               | buzzville: --strategies: expected at least two, but found only 'none'; 'buzzville run --strategy' runs a single one
            --strategies none,none          | buzzville: --strategies: 'none' is named twice
            --baseline lan                  | --baseline 'lan': '%s' has no such strategy; did you mean 'lane'? (known strategies: lane, none, priority)
            --require nne                   | --require 'nne': '%s' has no such strategy; did you mean 'none'? (known strategies: lane, none, priority)
            --replications 0                | buzzville: --replications: expected a whole number from 1 to 100000, but found 0
            --lang de                       | buzzville: --lang: expected fr or en, but found 'de'
            --precision ten                 | buzzville: --precision: expected a percentage such as 85%%, but found 'ten'
            """)
    void wrongOptionsAreRefusedBeforeAnythingRuns(String options, String sentence) {
        String[] words = options.split(" ");
        Shell shell = Shell.run("compare", city, "--out", folder.resolve("out"), words[0], words[1]);

        assertThat(shell.err()).isEqualTo(sentence.formatted(city) + "\n");
        assertThat(shell.out()).isEmpty();
        assertThat(shell.status()).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aStrategyThatIsNotComparedIsNoBaseline() {
        Shell shell = compare(city, "out", "--strategies", "none,lane", "--baseline", "priority");

        assertThat(shell.err()).startsWith("--baseline 'priority': it is not compared; there are none, lane");
        assertThat(shell.status()).isEqualTo(2);
    }

    @Test
    void oneStrategyIsNothingToCompare() throws IOException {
        Path single = write("single.yaml", CITY.substring(0, CITY.indexOf("strategy:")));

        Shell shell = compare(single, "out");
        assertThat(shell.err())
                .isEqualTo(
                        single + ": there is only one strategy, 'plain', and nothing to compare it with; write others"
                                + " under 'strategies', or use 'buzzville run'\n");
        assertThat(shell.status()).isEqualTo(2);
    }

    @Test
    void mistakesInEveryStrategyAreReportedAtOnce() throws IOException {
        Path wrong = write("wrong.yaml", CITY + "  b: {services: {garde: {wrkers: 2}}}\n  c: {brokr: {}}\n");

        Shell shell = compare(wrong, "out");
        assertThat(shell.err()).contains("did you mean 'workers'?").contains("did you mean 'broker'?");
        assertThat(shell.status()).isEqualTo(2);
    }

    @Test
    void aStrategyMayBeCalledLikeAFolderThatIsThereAlready() throws IOException {
        Path odd = write("odd.yaml", CITY + "  ..: {}\n");

        compare(odd, "out", "--replications", "2", "--strategies", "..,none");
        assertThat(contents("out")).containsKey("strategies/__/estimates.json");
        assertThat(json("out/comparison.json").path("strategies").has("..")).isTrue();
    }
}
