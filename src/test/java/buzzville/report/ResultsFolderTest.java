package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.City;
import buzzville.city.Run;
import buzzville.report.story.StoryChoice;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultsFolderTest {
    @TempDir
    Path folder;

    private Run run;
    private Path results;

    @BeforeEach
    void runOnce() throws IOException {
        run = Runs.of(Runs.BY_HAND, folder);
        results = folder.resolve("a/b");
    }

    @Test
    void aFolderHoldsWhatTheContractLists() throws IOException {
        List<String> notes = ResultsFolder.write(run, results, Runs.context(true));

        assertThat(notes).isEmpty();
        assertThat(entries(results))
                .containsExactly(
                        "anomalies.csv",
                        "charts",
                        "junit.xml",
                        "latency.csv",
                        "manifest.json",
                        "metrics.om",
                        "report.html",
                        "series.csv",
                        "summary.json");
        assertThat(entries(results.resolve("charts")))
                .contains("latency-over-time.png", "latency-over-time.svg", "queues.png", "utilisation.svg");
    }

    @Test
    void theManifestSaysWhatWasRunAndHowToRunItAgain() throws IOException {
        ResultsFolder.write(run, results, Runs.context(false));

        JsonNode manifest = JsonMapper.shared().readTree(Files.readAllBytes(results.resolve("manifest.json")));
        assertThat(manifest.at("/buzzville").asString()).isEqualTo("1.2.3");
        assertThat(manifest.at("/scenario/name").asString()).isEqualTo("By hand");
        assertThat(manifest.at("/scenario/sha256").asString()).isEqualTo("ab".repeat(32));
        // printf 'format: 1\n' | sha256sum
        assertThat(manifest.at("/scenario/effective_sha256").asString())
                .isEqualTo("1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f");
        assertThat(manifest.at("/seed").asInt()).isEqualTo(7);
        assertThat(manifest.at("/fingerprint").asString()).matches("[0-9a-f]{16}");
        assertThat(manifest.at("/occurrences_hash").asString()).matches("[0-9a-f]{16}");
        assertThat(manifest.at("/command").asString()).isEqualTo("./buzzville run scenario.yaml");
        assertThat(manifest.at("/environment/vendor").asString()).isEqualTo("nobody");
    }

    @Test
    void theSameRunLeavesTheSameBytes() throws IOException {
        Path other = folder.resolve("other");
        ResultsFolder.write(run, results, Runs.context(true));
        ResultsFolder.write(Runs.of(Runs.BY_HAND, folder), other, Runs.context(true));

        try (Stream<Path> files = Files.walk(results)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(other.resolve(results.relativize(file))).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void anOlderRunIsReplacedAndOtherFilesStay() throws IOException {
        ResultsFolder.write(run, results, Runs.context(true));
        Files.writeString(results.resolve("summary.json"), "old");
        Files.writeString(results.resolve("notes.txt"), "mine");
        Files.createDirectories(results.resolve("other-run"));
        Files.writeString(results.resolve("charts/mine.txt"), "mine");
        Files.writeString(results.resolve("charts/mine.png"), "mine");

        ResultsFolder.write(run, results, Runs.context(false));

        assertThat(Files.readString(results.resolve("summary.json"))).startsWith("{");
        assertThat(results.resolve("notes.txt")).hasContent("mine");
        assertThat(results.resolve("other-run")).isDirectory();
        assertThat(entries(results.resolve("charts"))).containsExactly("mine.png", "mine.txt");
    }

    @Test
    void aFolderThatIsNotOursIsRefusedAndLeftAlone() throws IOException {
        Files.createDirectories(results);
        Files.writeString(results.resolve("manifest.json"), "{\"name\": \"somebody else's\"}");

        assertThatThrownBy(() -> ResultsFolder.at(results))
                .isInstanceOf(ResultsFolder.Refused.class)
                .hasMessageContaining("is no results folder");
        assertThat(entries(results)).containsExactly("manifest.json");
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Files.createDirectories(results.getParent());
        Files.writeString(results, "a file");

        assertThatThrownBy(() -> ResultsFolder.at(results))
                .isInstanceOf(ResultsFolder.Refused.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void nothingIsSeenUntilEverythingIsThere() throws IOException {
        try (ResultsFolder files = ResultsFolder.at(results)) {
            files.replications().replication(0, "{}");
            files.replications().replication(10, "{}");
            files.replications().estimates("{}");
            files.write(run, Runs.context(false));
            assertThat(entries(results)).hasSize(1).allMatch(name -> name.startsWith("."));

            assertThat(files.publish())
                    .containsExactly(
                            "anomalies.csv",
                            "estimates.json",
                            "junit.xml",
                            "latency.csv",
                            "manifest.json",
                            "metrics.om",
                            "report.html",
                            "runs/0/summary.json",
                            "runs/10/summary.json",
                            "series.csv",
                            "summary.json");
        }
        assertThat(entries(results)).contains("manifest.json").noneMatch(name -> name.startsWith("."));
        Files.writeString(results.resolve("runs/0/mine.txt"), "mine");

        ResultsFolder.write(run, results, Runs.context(false));

        assertThat(entries(results)).hasSize(9).doesNotContain("estimates.json");
        assertThat(entries(results.resolve("runs"))).containsExactly("0");
        assertThat(entries(results.resolve("runs/0"))).containsExactly("mine.txt");
    }

    @Test
    void whatCannotBePutInItsPlaceLeavesTheOlderRun() throws IOException {
        ResultsFolder.write(run, results, Runs.context(false));
        Files.writeString(results.resolve("summary.json"), "old");
        Files.createDirectories(results.resolve("estimates.json/mine"));

        try (ResultsFolder files = ResultsFolder.at(results)) {
            files.write(run, Runs.context(true));
            files.replications().estimates("{}");
            assertThatThrownBy(files::publish).isInstanceOf(IOException.class);
        }

        assertThat(results.resolve("summary.json")).hasContent("old");
        assertThat(entries(results))
                .containsExactly(
                        "anomalies.csv",
                        "estimates.json",
                        "junit.xml",
                        "latency.csv",
                        "manifest.json",
                        "metrics.om",
                        "report.html",
                        "series.csv",
                        "summary.json");
    }

    @Test
    void aRunThatFailsLeavesNothing() throws IOException {
        try (ResultsFolder files = ResultsFolder.at(results)) {
            files.trace(run.scenario());
            assertThat(entries(results)).hasSize(1);
        }
        assertThat(results.getParent()).doesNotExist();

        Files.createDirectories(results);
        ResultsFolder.at(results).close();
        assertThat(results).isEmptyDirectory();
    }

    @Test
    void aRunThatFailsLeavesTheOlderOne() throws IOException {
        ResultsFolder.write(run, results, Runs.context(false));
        String before = Files.readString(results.resolve("manifest.json"));

        try (ResultsFolder files = ResultsFolder.at(results)) {
            files.trace(run.scenario());
        }

        assertThat(results.resolve("manifest.json")).hasContent(before);
        assertThat(entries(results)).hasSize(8).doesNotContain("messages.csv");
    }

    @Test
    void aScenarioWithoutANameIsCalledAsItsFile() throws IOException {
        Run nameless = Runs.of(Runs.BY_HAND.replace("name: By hand\n", ""), folder);

        assertThat(ResultsFolder.name(nameless.scenario(), Runs.context(false))).isEqualTo("scenario");
    }

    /** The number of a process that has just ended. */
    private static long deadProcess() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-version").start();
        process.waitFor();
        return process.pid();
    }

    @Test
    void whatAKilledRunLeftIsTidiedUpByTheNext() throws Exception {
        Path left = Files.createDirectories(results.resolve(".buzzville-" + deadProcess() + "-123"));
        Files.writeString(left.resolve("lock"), "");
        Files.writeString(left.resolve("summary.json"), "half");
        Path alive = Files.createDirectories(
                results.resolve(".buzzville-" + ProcessHandle.current().pid() + "-456"));
        Path foreign = Files.createDirectories(results.resolve(".buzzville-mine"));

        ResultsFolder.write(run, results, Runs.context(false));

        assertThat(left).doesNotExist();
        assertThat(alive).exists();
        assertThat(foreign).exists();
    }

    @Test
    void somebodyElsesWorkIsKnownByItsLock() throws Exception {
        Path working = Files.createDirectories(results.resolve(".buzzville-" + deadProcess() + "-123"));
        try (FileChannel channel =
                        FileChannel.open(working.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            ResultsFolder.write(run, results, Runs.context(false));

            assertThat(working).exists();
        }
    }

    @Test
    void resultsThatAKilledRunWasReplacingArePutBack() throws Exception {
        ResultsFolder.write(run, results, Runs.context(false));
        String manifest = Files.readString(results.resolve("manifest.json"));
        Path old = Files.createDirectories(results.resolve(".buzzville-" + deadProcess() + "-123-old"));
        Files.move(results.resolve("manifest.json"), old.resolve("manifest.json"));
        Files.move(results.resolve("summary.json"), old.resolve("summary.json"));

        ResultsFolder.at(results).close();

        assertThat(results.resolve("manifest.json")).hasContent(manifest);
        assertThat(results.resolve("summary.json")).exists();
        assertThat(old).doesNotExist();
    }

    @Test
    void whatIsBigIsLeftOutOnDemandAndNobodysFilesAreTouched() throws IOException {
        ResultsFolder.write(run, results, Runs.context(true));
        Files.writeString(results.resolve("mine.csv"), "mine");
        Files.writeString(results.resolve("charts/mine.svg"), "mine");
        RunContext all = Runs.context(true);
        RunContext slim = new RunContext(
                all.version(),
                all.environment(),
                all.command(),
                all.file(),
                all.hash(),
                all.effective(),
                all.language(),
                true,
                false,
                1);

        ResultsFolder.write(run, results, slim);

        assertThat(entries(results)).containsExactly("charts", "manifest.json", "mine.csv", "summary.json");
        assertThat(entries(results.resolve("charts")))
                .contains("mine.svg", "queues.png")
                .doesNotContain("queues.svg");
    }

    private static List<String> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aTracedRunLeavesTheStoryOfOneMessage() throws IOException {
        City city = Runs.city(Runs.BUSY, folder);
        Path results = folder.resolve("traced");
        try (ResultsFolder files = ResultsFolder.at(results)) {
            city.record(files.trace(Runs.scenario(Runs.BUSY, folder), false, StoryChoice.ofEvent("alarme"), null));
            assertThat(files.write(city.finish(), Runs.context(false))).isEmpty();
            assertThat(files.publish()).contains("sequence.mmd");
        }
        String diagram = Files.readString(results.resolve("sequence.mmd"));
        assertThat(diagram).startsWith("sequenceDiagram\n").contains("->>p1: alarme, +");
        String page = Files.readString(results.resolve("report.html"));
        assertThat(page)
                .contains(">sequenceDiagram\n    participant p0 as detecteur\n")
                .contains("-&gt;&gt;p1: alarme");
    }

    @Test
    void aStoryThatNeverHappenedIsSaidAndNotWritten() throws IOException {
        City city = Runs.city(Runs.BY_HAND, folder);
        Path results = folder.resolve("traced");
        try (ResultsFolder files = ResultsFolder.at(results)) {
            city.record(files.trace(
                    Runs.scenario(Runs.BY_HAND, folder), false, StoryChoice.ofIdentity("0".repeat(16)), null));
            assertThat(files.write(city.finish(), Runs.context(false)))
                    .containsExactly("no sequence.mmd: the message that it was to tell of never happened");
            assertThat(files.publish()).doesNotContain("sequence.mmd");
        }
    }

    @Test
    void whoCameAndWentIsInTheSummaryAndOnThePage() throws IOException {
        String yaml = Runs.BY_HAND.replace("objectives:", """
                  statistiques: {subscribes: [feu], joins: 4500ms, from: earliest, retention: 2600ms}
                  visite: {subscribes: [feu], leaves: 5s}
                objectives:""".indent(0).stripTrailing());
        Run run = Runs.of(yaml, folder);

        JsonNode json = JsonMapper.shared().readTree(SummaryJson.text(run));
        JsonNode guest = json.at("/services/statistiques/attendance");
        assertThat(guest.at("/joins_s").asDouble()).isEqualTo(4.5);
        assertThat(guest.at("/leaves_s").isNull()).isTrue();
        assertThat(guest.at("/from").asString()).isEqualTo("earliest");
        // of 0 to 4 s, those of 2, 3 and 4 s are at most 2.6 s old; then 5 to 9 s
        assertThat(guest.at("/handed").asInt()).isEqualTo(8);
        assertThat(guest.at("/replayed").asInt()).isEqualTo(3);
        assertThat(guest.at("/beyond_retention").asInt()).isEqualTo(2);
        assertThat(guest.at("/live_per_second").asDouble()).isCloseTo(5 / 5.5, within(1e-9));
        assertThat(guest.at("/kept/max").asInt()).isEqualTo(3);
        assertThat(guest.at("/kept/max_bytes").asInt()).isEqualTo(1500);
        assertThat(json.at("/services/garde/attendance").isMissingNode()).isTrue();
        assertThat(json.at("/services/visite/attendance/leaves_s").asInt()).isEqualTo(5);
        Path results = folder.resolve("guests");
        ResultsFolder.write(run, results, Runs.context(false));
        assertThat(Files.readString(results.resolve("report.html")))
                .contains("Services that came or went")
                .contains("3 (1.5 kB)");
    }
}
