package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.city.Timeline;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Theory beside simulation, and Little's law, in {@code summary.json}. */
class TheoryTest {
    private static JsonNode summary(String file, String strategy, String duration) {
        Problems problems = new Problems();
        ScenarioFile scenarios = ScenarioFile.load(Path.of("scenarios", file), problems);
        assertThat(scenarios).isNotNull();
        Scenario scenario = scenarios.scenario(strategy, List.of("duration=" + duration), problems);
        assertThat(scenario).isNotNull();
        return summary(scenario, strategy);
    }

    private static JsonNode summary(Scenario scenario, String strategy) {
        Run run = CityPlanner.plan(scenario, strategy, 0).finish();
        return SummaryJson.tree(scenario, run.summary());
    }

    /** The shipped queues' own headers say how large the standard error is; these are about four of them at these durations. */
    @ParameterizedTest
    @CsvSource({
        "mm1, none, guichet, 1h, erlang-c, 0.09",
        "mm1, priority, guichet, 1h, cobham, 0.09",
        "mmc, none, guichet, 30min, erlang-c, 0.09",
        "mmc, priority, guichet, 30min, cobham, 0.09",
        "md1, none, guichet, 1h, m-d-1, 0.07",
        "dm1, none, guichet, 1h, d-m-1, 0.09",
        "mg1, none, guichet, 2h, pollaczek-khinchine, 0.12",
        "mg1, priority, guichet, 2h, cobham, 0.12",
        "priority, priority, guichet, 1h, cobham, 0.10",
        "tandem, none, guichet, 1h, erlang-c, 0.09",
        "mm1k, none, guichet, 1h, m-m-c-k, 0.04"
    })
    void theShippedQueuesAreAsTheorySays(
            String queue, String strategy, String service, String duration, String formula, double tolerance) {
        JsonNode row = summary("queues/" + queue + ".yaml", strategy, duration).at("/theory/services/" + service);

        assertThat(row.at("/formula").asString()).isEqualTo(formula);
        assertThat(row.at("/exact").asBoolean()).isTrue();
        assertThat(row.at("/wait_deviation").asDouble()).isBetween(-tolerance, tolerance);
        assertThat(row.at("/simulated_rate").asDouble()
                        / row.at("/computed_rate").asDouble())
                .isCloseTo(1, within(0.01));
        row.at("/lanes")
                .forEach(lane ->
                        assertThat(lane.at("/wait_deviation").asDouble()).isBetween(-1.5 * tolerance, 1.5 * tolerance));
    }

    @Test
    void whatErlangLosesIsLost() {
        JsonNode row = summary("queues/erlang-b.yaml", "none", "20min").at("/theory/services/central");

        assertThat(row.at("/formula").asString()).isEqualTo("erlang-b");
        assertThat(row.at("/computed_loss").asDouble()).isCloseTo(0.1217, within(1e-4));
        assertThat(row.at("/simulated_loss").asDouble())
                .isCloseTo(row.at("/computed_loss").asDouble(), within(0.003));
    }

    /** The traffic equations of the whole city: what is offered to each busy stage within three per cent. */
    @Test
    void aWholeCityIsOfferedWhatTheTrafficEquationsSay() {
        JsonNode theory = summary("crisis.yaml", "priority", "20min").at("/theory");

        theory.at("/services").properties().forEach(service -> {
            JsonNode row = service.getValue();
            if (row.at("/computed_rate").asDouble() > 5) {
                assertThat(row.at("/simulated_rate").asDouble()
                                / row.at("/computed_rate").asDouble())
                        .as(service.getKey())
                        .isCloseTo(1, within(0.03));
                assertThat(row.has("reason") || row.has("formula")).isTrue();
            }
        });
        assertThat(theory.at("/broker/partitions/0/reason").asString()).isEqualTo("changing");
        assertThat(theory.at("/broker/partitions/1/computed_utilization").asDouble())
                .isCloseTo(
                        theory.at("/broker/partitions/1/simulated_utilization").asDouble(), within(0.02));
    }

    /** Messages at 0 and 1 s, 4 s of work each, one worker: present 4 s and 7 s of ten. L = 1.1 = 0.2/s x 5.5 s. */
    @Test
    void littlesLawShowsItsThreeFigures() {
        Scenario scenario = Timeline.scenario("""
                duration: 10s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: 'at(times=[0s, 1s])'}}
                services: {s: {subscribes: [e], service-time: 4s}}
                """);

        JsonNode law = summary(scenario, "plain").at("/services/s/littles_law");

        assertThat(law.at("/number").asDouble()).isEqualTo(1.1);
        assertThat(law.at("/rate").asDouble()).isEqualTo(0.2);
        assertThat(law.at("/time").asDouble()).isEqualTo(5.5);
    }

    /** Whoever is still there at the end counts too: the second one from 1 s to 3 s. */
    @Test
    void littlesLawCountsThoseWhoAreStillThere() {
        Scenario scenario = Timeline.scenario("""
                duration: 3s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: 'at(times=[0s, 1s])'}}
                broker: {service-time: 4s}
                services: {s: {subscribes: [e]}}
                """);

        JsonNode broker = summary(scenario, "plain").at("/broker");

        assertThat(broker.at("/littles_law/number").asDouble()).isCloseTo(5 / 3.0, within(1e-9));
        assertThat(broker.at("/partitions/0/littles_law/time").asDouble()).isEqualTo(2.5);
    }
}
