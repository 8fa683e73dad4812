package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.city.recovery.Aftermath;
import buzzville.city.recovery.Aftermath.Figure;
import buzzville.experiment.Estimates;
import buzzville.experiment.Findings;
import buzzville.experiment.Pool;
import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardsticks;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What results say of recovery: in files, in tables, of one run and of several. */
class RecoveryResultsTest {
    private static final int REPLICATIONS = 6;
    /** Student's factor for five degrees of freedom, from a printed table. */
    private static final double T5 = 2.57058;

    private static final String CITY = """
            format: 1
            duration: 20s
            events: {alarm: {priority: critical}, news: {priority: info}}
            producers:
              p: {emits: alarm, arrivals: poisson(2/s)}
              q: {emits: news, arrivals: poisson(20/s)}
            services:
              s: {subscribes: [alarm, news], service-time: exponential(%s), dispatch: strict-priority, lanes: {critical: {}, rest: {accepts: [high, normal, info], capacity: 30}}}
            incidents:
              down: {at: 5s, for: 3s, outage: {services: [s]}}
              %s
            objectives: {fast: critical on-time(1s) > 1%%, back: during down rto < 12s, mind: during down lost >= 0}
            """;

    @TempDir
    private Path folder;

    private final List<Run> runs = new ArrayList<>();
    private Findings findings;
    private JsonNode estimates;

    private void run(String service, String more) throws IOException {
        Scenario scenario = Runs.scenario(CITY.formatted(service, more), folder);
        Pool pool = new Pool();
        Estimates sums = new Estimates(Numbers::figure);
        for (int k = 0; k < REPLICATIONS; k++) {
            Run run = CityPlanner.plan(scenario, ScenarioFile.PLAIN, k).finish();
            runs.add(run);
            sums.add(SummaryJson.tree(scenario, run.summary()));
            pool.add(CityPlanner.plan(scenario, ScenarioFile.PLAIN, k).finish().summary());
        }
        findings = pool.findings(scenario);
        estimates = sums.tree(SummaryJson.tree(scenario, findings.summary()), findings, (name, figure) -> figure);
    }

    private Aftermath aftermath(Run run) {
        Aftermath aftermath = run.summary().aftermaths().get("down");
        assertThat(aftermath).isNotNull();
        return aftermath;
    }

    /** Checks an estimate against mean and half width worked out here. */
    private void isMean(String path, ToDoubleFunction<Aftermath> figure) {
        double sum = 0;
        double squares = 0;
        for (Run run : runs) {
            sum += figure.applyAsDouble(aftermath(run));
        }
        double mean = sum / REPLICATIONS;
        for (Run run : runs) {
            squares += Math.pow(figure.applyAsDouble(aftermath(run)) - mean, 2);
        }
        double half = T5 * Math.sqrt(squares / (REPLICATIONS * (REPLICATIONS - 1)));
        JsonNode estimate = estimates.at("/incidents/down/" + path);
        assertThat(half).isPositive();
        assertThat(estimate.path("estimate").asDouble()).isCloseTo(mean, within(1e-9 * mean));
        assertThat(estimate.path("high").asDouble() - mean).isCloseTo(half, within(1e-4 * half));
        assertThat(mean - estimate.path("low").asDouble()).isCloseTo(half, within(1e-4 * half));
        assertThat(estimate.path("n").asInt()).isEqualTo(REPLICATIONS);
    }

    @Test
    void estimatesAreMeansOverReplicationsWithStudentsInterval() throws IOException {
        run("20ms", "");
        isMean("time_to_recover_ms", aftermath -> aftermath.of(Figure.RTO, null) / 1e6);
        isMean("time_to_drain_ms", aftermath -> aftermath.of(Figure.TIME_TO_DRAIN, null) / 1e6);
        isMean("rpo_ms", aftermath -> aftermath.of(Figure.RPO, null) / 1e6);
        isMean("lost/info", aftermath -> aftermath.lost().byPriority().get(3));
        isMean("delayed/all", aftermath -> aftermath.delayed().all());
        // all recovered: at least 1 - (1 - 0.05^(1/6)) of cities do
        JsonNode recovered = estimates.at("/incidents/down/recovered");
        assertThat(recovered.path("estimate").asDouble()).isEqualTo(1);
        assertThat(recovered.path("low").asDouble()).isCloseTo(Math.pow(0.05, 1.0 / 6), within(1e-9));
    }

    @Test
    void whatWasNeverLostHasABoundAboveZero() throws IOException {
        run("20ms", "");
        double offered = 0;
        for (Run run : runs) {
            offered += run.summary()
                    .services()
                    .get("s")
                    .tally(buzzville.message.Priority.CRITICAL)
                    .offered();
        }
        JsonNode lost = estimates.at("/incidents/down/lost/critical");
        assertThat(lost.path("estimate").asDouble()).isZero();
        // at most 1 - 0.05^(1/n) of n messages, in a sixth of them
        assertThat(lost.path("high").asDouble())
                .isCloseTo((1 - Math.pow(0.05, 1 / offered)) * offered / REPLICATIONS, within(1e-6));
    }

    @Test
    void aTimeThatSomeReplicationNeverCameToIsNoMeanOfTheOthers() throws IOException {
        // load 0.99: in 12 s some cities come back from 30 that wait, others do not
        run("45ms", "");
        long drained = runs.stream().filter(run -> aftermath(run).drained()).count();
        assertThat(drained).isBetween(1L, REPLICATIONS - 1L);
        JsonNode drain = estimates.at("/incidents/down/time_to_drain_ms");
        assertThat(drain.path("estimate").isNull()).isTrue();
        assertThat(drain.path("n").asLong()).isEqualTo(drained);
        assertThat(drain.path("note").asString()).isEqualTo("never arrives");
        double share = runs.stream().filter(run -> aftermath(run).recovered()).count() / (double) REPLICATIONS;
        assertThat(estimates.at("/incidents/down/recovered/estimate").asDouble())
                .isCloseTo(share, within(1e-9));
        assertThat(findings.promises().get("back").verdict().label()).isEqualTo("inconclusive");
        String table = VerdictTable.of(findings, ReportLanguage.EN, false);
        assertThat(table).contains("of 6 replications, drained in " + drained);
        assertThat(VerdictTable.of(findings, ReportLanguage.FR, false)).contains("réplications sur 6");
    }

    @Test
    void strategiesAreComparedByFaultsAndNotByCrowds() throws IOException {
        run("20ms", "crowd: {at: 12s, for: 1s, surge: {factor: 2}}");
        List<String> names = Yardsticks.of(findings).keySet().stream()
                .filter(yardstick -> yardstick.kind() == Yardstick.Kind.RECOVERY)
                .map(Yardstick::name)
                .toList();
        assertThat(names).containsExactly("down rto", "down rpo", "down lost", "down duplicated");
        assertThat(estimates.at("/incidents/crowd/time_to_recover_ms/n").asInt())
                .isEqualTo(REPLICATIONS);
    }

    @Test
    void aSummaryHasTheFiguresOfEachIncidentThatLasts() throws IOException {
        Scenario scenario = Runs.scenario("""
                format: 1
                duration: 20s
                events: {e: {priority: high}}
                producers: {p: {emits: e, arrivals: "every(1s, phase=500ms)"}}
                services: {s: {subscribes: [e], service-time: 250ms}}
                incidents:
                  down: {at: 2s, for: 4s, outage: {services: [s]}}
                  once: {at: 15s, emit: e}
                  late: {at: 18s, outage: {services: [s]}}
                """, folder);
        Run run = CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0).finish();
        ObjectNode json = SummaryJson.tree(scenario, run.summary());
        // those of 2.5 to 5.5 s wait; 3 at 6 s; 6.25: 2, 6.5: 1 + 1, 6.75: 1, 7: 0
        assertThat(json.at("/incidents/down").toString()).isEqualTo(("""
                {"kind":"outage","from_s":2,"until_s":6,"touches":["s"],"recovered":true,"time_to_detect_ms":500,"backlog_before":0,
                "peak_backlog":4,"time_to_drain_ms":1000,"recovered_ms":5000,"time_to_recover_ms":5000,"rpo_ms":0,
                "delayed":{"high":4,"all":4},"lost":{"high":0,"all":0},"duplicated":{"high":0,"all":0}}""").replace("\n", ""));
        assertThat(json.at("/incidents/once").toString())
                .isEqualTo("{\"kind\":\"emit\",\"from_s\":15,\"until_s\":15,\"touches\":[]}");
        assertThat(json.at("/incidents/late/recovered").booleanValue()).isFalse();
        assertThat(json.at("/incidents/late/time_to_recover_ms").isNull()).isTrue();
        assertThat(VerdictTable.of(Findings.of(run), ReportLanguage.EN, false))
                .contains("late: it was still on when the run ended");
        assertThat(VerdictTable.of(Findings.of(run), ReportLanguage.FR, false))
                .contains("late : il durait encore à la fin");
    }
}
