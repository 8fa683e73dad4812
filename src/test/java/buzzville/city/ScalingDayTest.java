package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.consumer.Evaluation;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Twenty-four hours with workers for the peak all the time, against as many as the hour asks for. */
class ScalingDayTest {
    private static final Path FILE = Path.of("src/test/resources/buzzville/city/scaling-day.yaml");

    private static Run run(String strategy) {
        Problems problems = new Problems();
        ScenarioFile file = ScenarioFile.load(FILE, problems);
        Scenario scenario = file == null ? null : file.scenario(strategy, List.of(), problems);
        assertThat(problems.lines()).isEmpty();
        return CityPlanner.plan(scenario, strategy, 0).finish();
    }

    @Test
    void scalingPaysForTheHoursThatAreNeeded() {
        Run fixed = run("fixed");
        Run scaled = run("scaled");
        ScalingSummary all = fixed.summary().scaling().get("operators");
        ScalingSummary some = scaled.summary().scaling().get("operators");

        // 12 workers for 24 hours, at 25 an hour; scaled, it is what the other compares itself with
        assertThat(all.workerHours()).isEqualTo(288);
        assertThat(all.cost()).isEqualTo(7200);
        assertThat(some.hoursAtMost()).isEqualTo(288);
        assertThat(some.costAtMost()).isEqualTo(7200);

        // 1 call a second of 4 s keeps 4 busy on average: 96 hours of work that somebody has to do, in both
        double busy = fixed.summary().services().get("operators").utilization() * 288;
        assertThat(busy).isCloseTo(96, within(5 * 96 * Math.sqrt(2 / 86_400.0)));
        assertThat(scaled.summary().services().get("operators").utilization() * some.existingHours())
                .isCloseTo(busy, within(0.05));
        // with a target of 60 % and rounding up: more than 96 / 0.66 hours, and far fewer than all
        assertThat(some.existingHours()).isBetween(96 / 0.66, 230.0);
        assertThat(some.min()).isLessThanOrEqualTo(3);
        assertThat(some.max()).isGreaterThanOrEqualTo(11);
        assertThat(scaled.summary().occurrencesHash()).isEqualTo(fixed.summary().occurrencesHash());
    }

    @Test
    void workerHoursAreTheSumOfWhatWasDecided() {
        Run scaled = run("scaled");
        // decided every 15 s, paid for from the decision on; who retires may go on for a call or, of several
        // prefetched, two
        long workers = 4;
        long at = 0;
        double hours = 0;
        for (Evaluation row : scaled.evaluations()) {
            hours += workers * (row.at() - at) / 3600e9;
            assertThat(row.current()).isEqualTo((int) workers);
            workers = row.applied();
            at = row.at();
        }
        hours += workers * (86_400e9 - at) / 3600e9;
        ScalingSummary summary = scaled.summary().scaling().get("operators");
        assertThat(scaled.evaluations()).hasSize(5759); // at 15 s, 30 s, ... and not at 24 h
        assertThat(summary.workerHours()).isBetween(hours, hours + summary.downs() * 3 * 12 / 3600);
    }

    @Test
    void replicationsAreAddedExactly() {
        ScalingSummary one = run("scaled").summary().scaling().get("operators");
        double hours = one.workerHours();
        one.add(run("fixed").summary().scaling().get("operators"));
        assertThat(one.workerHours()).isCloseTo((hours + 288) / 2, within(1e-9));
        assertThat(one.hoursAtMost()).isEqualTo(288);
        assertThat(one.max()).isEqualTo(12);
        assertThat(one.evaluations()).isEqualTo(5759 / 2.0);
    }
}
