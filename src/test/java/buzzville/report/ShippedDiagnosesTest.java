package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.experiment.Findings;
import buzzville.experiment.comparison.Diagnosis;
import buzzville.experiment.comparison.Diagnosis.Harm;
import buzzville.experiment.comparison.Diagnosis.Kind;
import buzzville.experiment.comparison.Diagnosis.Sign;
import buzzville.experiment.comparison.Diagnosis.Spot;
import buzzville.message.Priority;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every strategy of shipped scenarios has a diagnosis, and each figure in it is the one that {@code summary.json} has. */
@Tag("once")
class ShippedDiagnosesTest {
    private static final Human HUMAN = new Human(ReportLanguage.EN);

    @ParameterizedTest
    @CsvSource({
        "defences, ''",
        "retry-storm, none",
        "retry-storm, breaker",
        "overload, tail-drop",
        "overload, backpressure",
        "priority-trap, push-out",
        "out-of-order, none",
        "crisis, none",
        "service-down, none"
    })
    void everyFigureOfADiagnosisIsInTheSummary(String name, String only) {
        ScenarioFile file =
                Objects.requireNonNull(ScenarioFile.load(Path.of("scenarios", name + ".yaml"), new Problems()));
        for (String strategy : only.isEmpty() ? file.strategies() : List.of(only)) {
            Scenario scenario = Objects.requireNonNull(file.scenario(strategy, List.of(), new Problems()));
            Run run = CityPlanner.plan(scenario, strategy, 0).finish();
            Findings findings = Findings.of(run);
            Diagnosis diagnosis = Diagnosis.of(findings, run);
            JsonNode summary = JsonMapper.shared().readTree(SummaryJson.text(run));
            String english = DiagnosisWords.of(strategy, diagnosis, findings, ReportLanguage.EN);
            String french = DiagnosisWords.of(strategy, diagnosis, findings, ReportLanguage.FR);
            assertThat(english).startsWith(strategy + " ").endsWith(".").doesNotContain("NaN", "–", "  ");
            assertThat(french).startsWith(strategy + " ").endsWith(".").doesNotContain("NaN", "–", "  ");
            checkHarm(diagnosis.harm(), summary, english);
            checkSigns(diagnosis, summary, english);
        }
    }

    private static void checkHarm(Harm harm, JsonNode summary, String sentence) {
        if (harm instanceof Harm.Lost lost) {
            long missing = sum(summary, lost.priority(), "/lost/total");
            long offered = sum(summary, lost.priority(), "/offered");
            assertThat(lost.lost()).as(sentence).isEqualTo(missing);
            assertThat(lost.offered()).as(sentence).isEqualTo(offered);
            assertThat(sentence).contains(HUMAN.percent((double) missing / offered));
            assertThat(lost.forReason())
                    .as(sentence)
                    .isEqualTo(sum(
                            summary, lost.priority(), "/lost/" + lost.reason().label()));
        } else if (harm instanceof Harm.Unfinished open) {
            assertThat(open.inFlight()).as(sentence).isEqualTo(sum(summary, open.priority(), "/in_flight"));
            assertThat(open.offered()).as(sentence).isEqualTo(sum(summary, open.priority(), "/offered"));
        } else if (harm instanceof Harm.Delayed) {
            for (Priority priority : Priority.values()) {
                assertThat(sum(summary, priority, "/lost/total")).as(sentence).isZero();
            }
        }
    }

    private static void checkSigns(Diagnosis diagnosis, JsonNode summary, String sentence) {
        Spot spot = diagnosis.spot();
        for (Sign sign : diagnosis.signs()) {
            if (sign instanceof Sign.Full full && spot != null) {
                JsonNode lane = stage(summary, spot.name()).path("lanes").path(spot.lane());
                check(lane.path("share_of_time_full"), full.whole(), sentence);
                assertThat(full.within())
                        .as(sentence)
                        .isGreaterThanOrEqualTo(full.whole())
                        .isLessThanOrEqualTo(1);
            } else if (sign instanceof Sign.Queue queue && spot != null && spot.kind() == Kind.STAGE) {
                JsonNode all = stage(summary, spot.name());
                long lane = all.path("lanes")
                        .path(spot.lane())
                        .path("queue")
                        .path("max")
                        .asLong();
                assertThat(List.of(lane, all.path("queue").path("max").asLong()))
                        .as(sentence)
                        .contains(queue.most());
            } else if (sign instanceof Sign.Busy busy) {
                check(stage(summary, busy.stage()).path("utilization"), busy.whole(), sentence);
                if (!Double.isNaN(busy.within())) {
                    assertThat(busy.within()).as(sentence).isBetween(0.0, 1 + 1e-9);
                }
            }
        }
    }

    private static void check(JsonNode written, double figure, String sentence) {
        assertThat(written.isNumber()).as(sentence).isTrue();
        assertThat(figure).as(sentence).isCloseTo(written.asDouble(), Assertions.within(1e-9));
        assertThat(sentence).contains(HUMAN.percent(figure));
    }

    /** A service, one of its instances, the broker or one of its partitions. */
    private static JsonNode stage(JsonNode summary, String name) {
        String group = name.replaceFirst("\\[\\d+]$", "");
        JsonNode stage = group.equals("broker")
                ? summary.path("broker")
                : summary.path("services").path(group);
        String parts = group.equals("broker") ? "partitions" : "instances";
        return name.equals(group)
                ? stage
                : stage.path(parts).path(name.substring(group.length() + 1, name.length() - 1));
    }

    private static long sum(JsonNode summary, Priority priority, String path) {
        long sum = 0;
        for (JsonNode service : summary.path("services")) {
            sum += service.at("/priorities/" + priority.label() + path).asLong(0);
        }
        return sum;
    }
}
