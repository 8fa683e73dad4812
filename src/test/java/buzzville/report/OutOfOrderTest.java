package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.metric.HeldTally;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demonstration, figure by figure as its header works it out. */
class OutOfOrderTest {
    private static final Path FILE = Path.of("src/test/resources/buzzville/city/out-of-order.yaml");

    @Test
    void inOrderTheLightIsNeverGreenAfterTheAccident() {
        Run run = run("in-order");

        JsonNode summary = json(run);
        JsonNode controls = summary.at("/services/carrefours/controls");
        assertThat(controls.at("/commanded").asLong()).isEqualTo(1);
        assertThat(controls.at("/already_there").asLong()).isEqualTo(1);
        assertThat(controls.at("/response_ms/max").asDouble()).isZero();
        assertThat(controls.at("/other_state_ms/max").asDouble()).isZero();
        HeldTally ambulance = run.summary().lights().held().get("ambulances").get("arrivee_ambulance");
        assertThat(ambulance.waits().max()).isZero();
        // green [1, 31) and [121, 151); amber [31, 34) and [151, 154); red the rest of 180 s
        assertThat(states(summary)).isEqualTo("vert 60, orange 6, rouge 114");
        // each change is believed 100 ms after it happens: 5 changes, of which the first ends ignorance
        assertThat(summary.at("/services/panneaux/belief/wrong/total_s").asDouble())
                .isEqualTo(0.5);
        assertThat(summary.at("/services/panneaux/belief/unknown/total_s").asDouble())
                .isEqualTo(1.1);
    }

    @Test
    void overtakenItStaysGreenUntilTheAccidentIsKnown() {
        Run run = run("overtaken");

        JsonNode summary = json(run);
        JsonNode controls = summary.at("/services/carrefours/controls");
        assertThat(controls.at("/already_there").asLong()).isZero();
        assertThat(controls.at("/response_ms/mean").asDouble()).isEqualTo(5_100);
        assertThat(controls.at("/response_ms/p99").asDouble()).isBetween(5_095.0, 5_105.0);
        assertThat(controls.at("/response_ms/max").asDouble()).isEqualTo(5_100);
        assertThat(controls.at("/other_state_ms/max").asDouble()).isEqualTo(4_100);
        JsonNode ambulance = summary.at("/services/ambulances/held/arrivee_ambulance");
        assertThat(ambulance.at("/held").asLong()).isEqualTo(1);
        assertThat(ambulance.at("/delay_ms/max").asDouble()).isEqualTo(600);
        // green [1, 31), [61, 65.1) and, when the hold ends, [125.1, 151)
        assertThat(states(summary)).isEqualTo("vert 60, orange 6, rouge 114");
        assertThat(run.summary().lights().states().get("controleur_trafic").commanded())
                .isEqualTo(2);
    }

    @Test
    void bothMeetTheSameOccurrences() {
        assertThat(run("overtaken").summary().occurrencesHash())
                .isEqualTo(run("in-order").summary().occurrencesHash());
    }

    private static String states(JsonNode summary) {
        JsonNode states = summary.at("/producers/controleur_trafic/states");
        return "vert %s, orange %s, rouge %s"
                .formatted(
                        states.at("/vert/total_s").asString(),
                        states.at("/orange/total_s").asString(),
                        states.at("/rouge/total_s").asString());
    }

    private static JsonNode json(Run run) {
        return JsonMapper.shared().readTree(SummaryJson.text(run));
    }

    private static Run run(String strategy) {
        Problems problems = new Problems();
        Scenario scenario = ScenarioFile.load(FILE, problems).scenario(strategy, List.of(), problems);
        assertThat(problems.lines()).isEmpty();
        return CityPlanner.plan(scenario, strategy, 0).finish();
    }
}
