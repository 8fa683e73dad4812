package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.Judgement.Verdict;
import buzzville.city.Run;
import buzzville.experiment.Estimate;
import buzzville.experiment.Findings;
import buzzville.experiment.Pool;
import buzzville.experiment.Promise;
import buzzville.report.page.run.RunCharts;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What several replications say together, worked out again from their messages alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicationsTest {
    private static final int REPLICATIONS = 5;
    /** Student's factor for four degrees of freedom, from a printed table. */
    private static final double T4 = 2.77645;

    private static final long SECOND = 1_000_000_000L;

    private static final String CITY = Runs.BUSY.substring(0, Runs.BUSY.indexOf("objectives:")) + """
            objectives:
              lost: police loss < 50%
              in-time: police on-time(300ms) >= 30%
              tail: journal p90 < 1s
              late: police info p50 < 5s
              mean: panneau mean < 10s
              count: police delivered > 10
              kept: journal expired = 0
              most: journal max < 10s
              everywhere: loss < 60%
              rare: journal p99.9 < 1s
            """;

    private Path folder;
    private final List<List<Map<String, String>>> runs = new ArrayList<>();
    private Findings findings;

    @BeforeAll
    void traceEachReplication(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Scenario scenario = Runs.scenario(CITY, folder);
        Pool pool = new Pool();
        for (int k = 0; k < REPLICATIONS; k++) {
            Path results = folder.resolve("results-" + k);
            City city = CityPlanner.plan(scenario, ScenarioFile.PLAIN, k);
            try (ResultsFolder files = ResultsFolder.at(results)) {
                city.record(files.trace(scenario));
                Run run = city.finish();
                files.write(run, Runs.context(false));
                files.publish();
                pool.add(run.summary());
            }
            runs.add(messages(results.resolve("messages.csv")));
        }
        findings = pool.findings(scenario);
    }

    /** The measured rows. */
    private static List<Map<String, String>> messages(Path file) throws IOException {
        List<List<String>> rows = Csv.read(Files.readString(file));
        List<Map<String, String>> messages = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> message = new HashMap<>();
            for (int i = 0; i < row.size(); i++) {
                message.put(rows.get(0).get(i), row.get(i));
            }
            if (Long.parseLong(message.get("occurred_ns")) >= 5 * SECOND) {
                messages.add(message);
            }
        }
        return messages;
    }

    private List<Map<String, String>> pooled() {
        return runs.stream().flatMap(List::stream).toList();
    }

    private static Predicate<Map<String, String>> at(String service) {
        return row -> row.get("subscription").replaceFirst("\\[.*", "").equals(service);
    }

    private static boolean has(Map<String, String> row, String fate) {
        return row.get("fate").equals(fate);
    }

    private static long latency(Map<String, String> row) {
        return Long.parseLong(row.get("ended_ns")) - Long.parseLong(row.get("occurred_ns"));
    }

    private static double share(List<Map<String, String>> rows, Predicate<Map<String, String>> which) {
        return (double) rows.stream().filter(which).count() / rows.size();
    }

    private Estimate actual(String objective) {
        Promise promise = findings.promises().get(objective);
        assertThat(promise).isNotNull();
        return promise.actual();
    }

    /** Checks the estimate of a figure against the one that the rows have, its interval by sectioning. */
    private void sectioned(
            String objective,
            Predicate<Map<String, String>> which,
            ToDoubleFunction<List<Map<String, String>>> figure,
            double accuracy) {
        double expected = figure.applyAsDouble(pooled().stream().filter(which).toList());
        double squares = 0;
        for (List<Map<String, String>> run : runs) {
            double own = figure.applyAsDouble(run.stream().filter(which).toList());
            squares += (own - expected) * (own - expected);
        }
        double half = T4 * Math.sqrt(squares / (REPLICATIONS * (REPLICATIONS - 1)));
        Estimate actual = actual(objective);
        assertThat(actual.estimate()).isCloseTo(expected, within(accuracy * expected + 1e-12));
        assertThat(actual.high() - actual.estimate()).isCloseTo(half, within(3 * accuracy * expected + 1e-4 * half));
        assertThat(actual.estimate() - actual.low()).isCloseTo(half, within(3 * accuracy * expected + 1e-4 * half));
        assertThat(actual.n()).isEqualTo(REPLICATIONS);
    }

    @Test
    void aLossIsThatOfAllMessagesTogether() {
        sectioned("lost", at("police"), rows -> share(rows, row -> has(row, "lost")), 0);
    }

    @Test
    void onTimeLeavesOutWhatNobodyCanKnow() {
        long end = 60 * SECOND;
        long deadline = 300_000_000L;
        sectioned(
                "in-time",
                at("police")
                        .and(row -> !has(row, "in_flight") || end - Long.parseLong(row.get("occurred_ns")) >= deadline),
                rows -> share(rows, row -> has(row, "delivered") && latency(row) <= deadline),
                0);
    }

    /** Nearest rank; what never arrived comes last. */
    private static double percentile(List<Map<String, String>> rows, int hundredths) {
        long[] latencies = rows.stream()
                .mapToLong(row -> has(row, "delivered") ? latency(row) : Long.MAX_VALUE)
                .sorted()
                .toArray();
        return latencies[(rows.size() * hundredths + 99) / 100 - 1];
    }

    @Test
    void aPercentileIsThatOfThePooledMessages() {
        sectioned("tail", at("journal"), rows -> percentile(rows, 90), 1e-3);
        assertThat(findings.promises().get("tail").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aPercentileThatTheLostPushOverFails() {
        assertThat(percentile(
                        pooled().stream()
                                .filter(at("police")
                                        .and(row -> row.get("priority").equals("info")))
                                .toList(),
                        50))
                .isEqualTo((double) Long.MAX_VALUE);
        assertThat(findings.promises().get("late").verdict()).isNotEqualTo(Verdict.PASS);
    }

    @Test
    void aMeanAndACountAreMeansOverTheRuns() {
        double[] means = runs.stream()
                .mapToDouble(run -> run.stream()
                        .filter(at("panneau").and(row -> has(row, "delivered")))
                        .mapToLong(ReplicationsTest::latency)
                        .average()
                        .orElseThrow())
                .toArray();
        assertThat(actual("mean").estimate())
                .isCloseTo(Arrays.stream(means).average().orElseThrow(), within(1e-3));
        long delivered = pooled().stream()
                .filter(at("police").and(row -> has(row, "delivered")))
                .count();
        assertThat(actual("count").estimate()).isCloseTo(delivered / 5.0, within(1e-9));
    }

    @Test
    void whatNeverHappenedIsBoundedByTheNumberOfMessages() {
        long offered = pooled().stream().filter(at("journal")).count();

        Estimate kept = actual("kept");
        assertThat(kept.estimate()).isZero();
        assertThat(Math.pow(1 - kept.high(), offered)).isCloseTo(0.05, within(1e-9));
        assertThat(findings.promises().get("kept").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aMaximumIsTheLargestOfAll() {
        // some message of the journal is lost on the way in each run, which breaks a maximum
        assertThat(actual("most").estimate())
                .isEqualTo(pooled().stream()
                        .filter(at("journal").and(row -> has(row, "delivered")))
                        .mapToLong(ReplicationsTest::latency)
                        .max()
                        .orElseThrow());
        assertThat(findings.promises().get("most").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void theWorstPlaceDecidesOnThePooledMessages() {
        double police = share(pooled().stream().filter(at("police")).toList(), row -> has(row, "lost"));

        assertThat(findings.promises().get("everywhere").where()).isEqualTo("police");
        assertThat(actual("everywhere").estimate()).isCloseTo(police, within(1e-12));
    }

    @Test
    void tooFewMessagesForAPercentileLeaveItOpen() {
        assertThat(findings.promises().get("rare").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(VerdictTable.of(findings, ReportLanguage.EN, false))
                .contains("not enough data: ")
                .contains(" messages of the 10,000 it takes");
    }

    @Test
    void theTableShowsThePooledLedger() {
        long offered = pooled().stream().filter(at("journal")).count();
        long delivered = pooled().stream()
                .filter(at("journal").and(row -> has(row, "delivered")))
                .count();

        String table = VerdictTable.of(findings, ReportLanguage.EN, false);
        assertThat(table).startsWith("5 replications of seed 1, pooled");
        assertThat(table.replace(",", "").replaceAll(" +", " "))
                .contains("journal critical %d %d ".formatted(offered, delivered));
        assertThat(table).endsWith(" (5 replications)\n");
    }

    @Test
    void thePageNamesTheRunsAndSaysWhichOneIsDrawn() throws IOException {
        String page = HtmlReport.text(new HtmlReport.Story(findings, "Busy", Runs.context(false), null), null);

        assertThat(page).contains("5 replications of seed 1, pooled", "95 % interval", "Single runs");
        findings.runs().forEach(run -> assertThat(page).contains(String.format("%016x", run.fingerprint())));
        Run first = Runs.of(CITY, folder);
        assertThat(HtmlReport.text(
                        new HtmlReport.Story(findings, "Busy", Runs.context(true), null), RunCharts.of(first)))
                .contains("The charts show replication 0 alone; verdicts and tables are of all 5 together.");
    }

    @Test
    void theManifestListsEveryRun() {
        String manifest = Manifest.text(findings, "Busy", Runs.context(false));

        assertThat(manifest).contains("\"replications\" : 5", "\"replication\" : 4");
    }
}
