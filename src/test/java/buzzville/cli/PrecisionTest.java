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

/** Replications until it is precise, and warm-ups that pilot runs find, at the command line. */
class PrecisionTest {
    private static final String QUEUE = """
            format: 1
            seed: 3
            duration: 20s
            events: {task: {}}
            producers: {source: {emits: task, arrivals: poisson(20/s)}}
            services: {desk: {subscribes: [task], service-time: exponential(25ms)}, log: {subscribes: [task]}}
            objectives: {most: desk max < 1min, kept: desk loss = 0}
            measures: {busy: desk utilization, delay: mean}
            precision: {within: 10%, of: [busy, most]}
            """;

    @TempDir
    Path folder;

    private Path queue;

    @BeforeEach
    void aQueue() throws IOException {
        queue = folder.resolve("queue.yaml");
        Files.writeString(queue, QUEUE);
    }

    private Shell run(String out, Object... options) {
        return Shell.run(Stream.concat(
                        Stream.of("run", queue, "--out", folder.resolve(out), "--no-charts", "--lang", "en"),
                        Stream.of(options))
                .toArray());
    }

    private JsonNode json(String file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve(file)));
    }

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
    void thereAreAsManyReplicationsAsItTakesWhateverTheNumberOfThreads() throws IOException {
        Shell one = run("one", "--threads", "1", "--precision", "2%");
        Shell four = run("four", "--threads", "4", "--precision", "2%");

        assertThat(one.status()).isZero();
        assertThat(contents("four")).isEqualTo(contents("one"));
        JsonNode stopped = json("one/estimates.json").path("stopped");
        assertThat(stopped.path("reason").asString()).isEqualTo("precise");
        assertThat(stopped.path("widest").asString()).isEqualTo("busy");
        assertThat(stopped.path("relative_half_width").asDouble()).isLessThanOrEqualTo(0.02);
        assertThat(stopped.path("lacking").path("most").asString()).isEqualTo("extreme");
        int n = stopped.path("replications").asInt();
        assertThat(n).isGreaterThan(10);
        JsonNode busy = json("one/estimates.json").at("/measures/busy/actual");
        assertThat(busy.path("high").asDouble() - busy.path("estimate").asDouble())
                .isLessThanOrEqualTo(0.02 * busy.path("estimate").asDouble());
        assertThat(one.err())
                .contains(
                        "stopped after " + n + " replications: every interval is narrow enough, the widest is busy (±")
                .contains("; never has an interval: most (an extreme)");
        assertThat(four.err()).contains("stopped after " + n + " replications");
    }

    @Test
    void tenAreTheFewestAndTheBudgetIsTheMost() throws IOException {
        assertThat(run("ten").err()).contains("stopped after 10 replications: every interval is narrow enough");
        assertThat(run("budget", "--precision", "0.1%", "--at-most", "12").err())
                .contains("stopped after 12 replications, the most there may be: busy is not precise enough (±");
        assertThat(json("budget/estimates.json").at("/stopped/reason").asString())
                .isEqualTo("budget");
        assertThat(json("budget/manifest.json").path("command").asString()).contains("--precision 0.1% --at-most 12");
        assertThat(json("budget/manifest.json").path("replications").asInt()).isEqualTo(12);
    }

    @Test
    void aNumberThatIsAskedForWins() throws IOException {
        assertThat(run("three", "--replications", "3").err()).contains("3 replications, as asked for");
        Shell one = run("one", "--replications", "1");

        assertThat(folder.resolve("one/estimates.json")).doesNotExist();
        assertThat(json("one/manifest.json").path("command").asString()).contains("--replications 1");
        assertThat(one.out()).contains("busy   desk utilization");
    }

    @Test
    void measuresStandBesideObjectivesWithTheirPlaces() throws IOException {
        Shell shell = run("out", "--replications", "4");

        assertThat(shell.out().lines().map(line -> line.replaceAll(" +", " ")))
                .anyMatch(line -> line.matches("busy desk utilization [\\d.]+% \\[[\\d.]+%, [\\d.]+%\\]"))
                .anyMatch(line -> line.matches("delay mean desk [\\d.]+ ms \\[.* ms\\]"))
                .anyMatch(line -> line.startsWith("delay mean log "));
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("Measured, nothing promised", "<td>busy</td><td>desk utilization</td>");
    }

    @Test
    void aWarmUpIsSoughtBeforeAnythingIsMeasured() throws IOException {
        Shell shell = run("out", "--set", "warmup=mser-5", "--replications", "2");

        assertThat(shell.status()).isZero();
        JsonNode warmup = json("out/estimates.json").path("warmup");
        assertThat(warmup.path("method").asString()).isEqualTo("mser-5");
        assertThat(warmup.path("pilots").asInt()).isEqualTo(5);
        assertThat(warmup.path("buckets").asInt()).isEqualTo(1000);
        assertThat(warmup.path("bucket_s").asDouble()).isEqualTo(0.02);
        double cut = warmup.path("cut_s").asDouble();
        assertThat(cut).isBetween(0.0, 10.0);
        assertThat(json("out/summary.json").at("/measured/from_s").asDouble()).isEqualTo(cut);
        assertThat(json("out/manifest.json").path("warmup")).isEqualTo(warmup);
        assertThat(shell.err()).contains("warm-up: nothing is measured before ", " of 20 s (MSER-5, 5 pilot runs)");
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("(MSER-5, 5 pilot runs)");
    }

    @Test
    void aCityThatNeverKeepsUpHasNoWarmUp() {
        Shell shell = run("out", "--set", "warmup=mser-5", "--set", "services.desk.service-time=100ms");

        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.err())
                .startsWith(
                        "buzzville: warmup: mser-5 found no steady state in the first half of 20 s under 'plain': on"
                                + " average ");
        assertThat(shell.out()).isEmpty();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void whatMakesNoSenseIsRefused() throws IOException {
        refused(run("out", "--at-most", "9"), "--at-most: expected a whole number from 10 to 100000, but found 9");
        refused(
                run("out", "--precision", "5%", "--replications", "20"),
                "--replications: expected either a number of replications or a precision that decides on it, but found both");
        refused(run("out", "--precision", "0%"), "--precision: within must be more than 0%");
        refused(run("out", "--precision", "5"), "--precision: expected a percentage such as 5%, but found '5'");
        Files.writeString(queue, QUEUE.replaceFirst("precision: .*", ""));
        refused(run("out", "--at-most", "20"), "--at-most: there is no precision to reach; add --precision");
        Files.writeString(queue, QUEUE.replaceFirst("(?s)objectives: .*", ""));
        refused(
                run("out", "--precision", "5%"),
                "--precision: there is nothing to be precise about; the scenario has neither objectives nor measures");
    }

    private static void refused(Shell shell, String sentence) {
        assertThat(shell.err().strip()).isEqualTo("buzzville: " + sentence);
        assertThat(shell.status()).isEqualTo(2);
    }
}
