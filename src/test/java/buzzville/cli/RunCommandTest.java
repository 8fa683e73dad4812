package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunCommandTest {
    @TempDir
    Path folder;

    private Path city;

    @BeforeEach
    void aShortCity() throws IOException {
        city = folder.resolve("city.yaml");
        Shell.run("init", city);
        String text = Files.readString(city)
                .replace("duration: 30min", "duration: 1min")
                .replace("at: 10min", "at: 10s")
                .replace("for: 10min", "for: 20s")
                .replace("poisson(0.02/min)", "poisson(2/min)")
                .replace(", arrivals: 'every(1s", ", arrivals: 'every(500ms");
        Files.writeString(city, text);
    }

    private Shell run(String out, Object... options) {
        Object[] all = Stream.concat(
                        Stream.of("run", city, "--out", folder.resolve(out), "--no-charts", "--lang", "en"),
                        Stream.of(options))
                .toArray();
        return Shell.run(all);
    }

    /** Every file by its path, but for the manifest's part that names the machine. */
    private Map<String, String> contents(String out) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        Path root = folder.resolve(out);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    @Test
    void aRunSaysWhatItWroteAndThenTheVerdict() {
        Shell shell = run("out");

        assertThat(shell.status()).isZero();
        assertThat(shell.err())
                .isEqualTo(
                        "wrote %s: anomalies.csv, junit.xml, latency.csv, manifest.json, metrics.om, report.html, series.csv, summary.json, trail.csv%n"
                                .formatted(folder.resolve("out")));
        assertThat(shell.out().lines()).last().asString().isEqualTo("PASS: all 2 objectives are met");
    }

    @Test
    void aBrokenObjectiveIsExitStatusOne() {
        Shell shell = run("out", "--strategy", "none");

        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.out()).contains("FAIL  alarms-fast").endsWith("FAIL: 1 of 2 objectives not met\n");
        assertThat(folder.resolve("out/summary.json")).exists();
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        run("one", "--trace");
        run("other", "--trace");
        run("another", "--trace", "--seed", "7");

        assertThat(contents("one"))
                .isEqualTo(contents("other"))
                .containsOnlyKeys(
                        "events.jsonl",
                        "junit.xml",
                        "latency.csv",
                        "manifest.json",
                        "messages.csv",
                        "metrics.om",
                        "anomalies.csv",
                        "report.html",
                        "sequence.mmd",
                        "series.csv",
                        "summary.json",
                        "trail.csv");
        assertThat(contents("another").get("messages.csv"))
                .isNotEqualTo(contents("one").get("messages.csv"));
    }

    @Test
    void theNumberOfThreadsNeverShows() throws IOException {
        assertThat(run("one", "--replications", "5", "--threads", "1").status())
                .isEqualTo(run("four", "--replications", "5", "--threads", "4").status());

        assertThat(contents("four"))
                .isEqualTo(contents("one"))
                .containsKeys("estimates.json", "runs/0/summary.json", "runs/4/summary.json", "summary.json");
    }

    @Test
    void aReplicationIsTheSameAloneAndAmongOthers() throws IOException {
        run("alone");
        run("among", "--replications", "3");

        assertThat(contents("among").get("runs/0/summary.json"))
                .isEqualTo(contents("alone").get("summary.json"))
                .isEqualTo(contents("among").get("summary.json"));
        assertThat(contents("among").get("runs/1/summary.json"))
                .isNotEqualTo(contents("among").get("runs/2/summary.json"));
    }

    @Test
    void estimatesPoolTheMessagesOfAllReplications() throws IOException {
        run("out", "--replications", "4");

        JsonNode estimates = JsonMapper.shared().readTree(contents("out").get("estimates.json"));
        double offered = 0;
        for (int k = 0; k < 4; k++) {
            JsonNode summary = JsonMapper.shared().readTree(contents("out").get("runs/" + k + "/summary.json"));
            offered += summary.at("/broker/all/offered").asDouble();
        }
        assertThat(estimates.path("replications").asInt()).isEqualTo(4);
        assertThat(estimates.at("/broker/all/offered/estimate").asDouble()).isEqualTo(offered / 4);
        assertThat(estimates.at("/broker/all/offered/n").asInt()).isEqualTo(4);
        assertThat(estimates.at("/objectives/alarms-kept/verdict").asString()).isEqualTo("pass");
    }

    @Test
    void anotherRunIntoTheSameFolderReplacesItAndLeavesNotesAlone() throws IOException {
        run("out", "--replications", "2");
        Files.writeString(folder.resolve("out/my-notes.txt"), "mine");
        run("out");

        assertThat(contents("out"))
                .containsOnlyKeys(
                        "junit.xml",
                        "latency.csv",
                        "manifest.json",
                        "my-notes.txt",
                        "metrics.om",
                        "anomalies.csv",
                        "report.html",
                        "series.csv",
                        "summary.json",
                        "trail.csv");
    }

    @Test
    void aRunSaysWhoseResultsItReplaces() {
        run("out");
        assertThat(run("out").err()).doesNotContain("replaces");
        assertThat(run("out", "--seed", "7").err()).contains("replaces the results of seed 42%n".formatted());
        assertThat(run("out", "--seed", "7", "--set", "duration=50s").err())
                .contains("replaces the results of seed 7 (other settings)");
        assertThat(run("out", "--seed", "8", "--set", "duration=50s", "--strategy", "none")
                        .err())
                .contains("replaces the results of seed 7 (strategy priority");
    }

    @Test
    void severalReplicationsShowTheirPooledLedger() throws IOException {
        Shell shell = run("out", "--replications", "3");

        assertThat(shell.out()).startsWith("3 replications of seed ");
        assertThat(shell.out().lines()).last().asString().endsWith(" (3 replications)");
        assertThat(contents("out").get("report.html")).contains("3 replications of seed ", "Single runs");
    }

    @Test
    void settingsAndSeedAreInTheCommandThatMakesTheResultsAgain() throws IOException {
        run("out", "--set", "broker.service-time=exponential(4ms)", "--seed", "9", "--strategy", "none");

        assertThat(JsonMapper.shared()
                        .readTree(contents("out").get("manifest.json"))
                        .path("command")
                        .asString())
                .isEqualTo("buzzville run " + city + " --strategy none --set 'broker.service-time=exponential(4ms)'"
                        + " --seed 9 --no-charts --lang en");
    }

    @Test
    void aDrawnSeedIsPrinted() throws IOException {
        Shell shell = run("out", "--seed", "random");

        String seed = shell.err().lines().findFirst().orElseThrow();
        assertThat(seed).matches("seed [0-9]+");
        assertThat(contents("out").get("manifest.json")).contains("\"seed\" : " + seed.substring(5));
    }

    @Test
    void jsonAloneGoesToStandardOutput() throws IOException {
        Shell shell = run("out", "--json", "--quiet");

        assertThat(shell.out()).isEqualTo(contents("out").get("summary.json"));
        assertThat(shell.err()).isEmpty();
        Shell several = run("several", "--json", "--quiet", "--replications", "2");
        assertThat(several.out()).isEqualTo(contents("several").get("estimates.json"));
    }

    @Test
    void quietIsOneLine() {
        Shell shell = run("out", "--quiet");

        assertThat(shell.out()).isEqualTo(String.format("PASS: all 2 objectives are met%n"));
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void frenchIsSpokenOnDemand() {
        Shell shell = Shell.run("run", city, "--out", folder.resolve("out"), "--no-charts", "--lang", "fr");

        assertThat(shell.out()).endsWith("TENU : les 2 objectifs sont atteints\n");
    }

    @Test
    void windowsLineEndsAByteOrderMarkAndSpacesInThePathChangeNothing() throws IOException {
        run("plain");
        Path other = Files.createDirectory(folder.resolve("a b")).resolve("my city.yaml");
        Files.writeString(other, "\uFEFF" + Files.readString(city).replace("\n", "\r\n"));

        assertThat(Shell.run("check", other).out())
                .isEqualTo(String.format("%s: ok (My city; strategies: none, priority)%n", other));
        Shell.run("run", other, "--no-charts", "--lang", "en", "--out", folder.resolve("other one"));
        assertThat(contents("other one").get("summary.json"))
                .isEqualTo(contents("plain").get("summary.json"));
        assertThat(contents("other one").get("manifest.json")).contains("run '" + other + "'");
    }

    @Test
    void resultsGoToAFolderOfTheScenarioAndTheStrategy() {
        assertThat(RunCommand.defaultFolder(Path.of("scenarios/crisis.yaml"), "none"))
                .isEqualTo(Path.of("results/crisis/none"));
        assertThat(RunCommand.defaultFolder(Path.of("x.yml"), "..")).isEqualTo(Path.of("results/x/__"));
    }
}
