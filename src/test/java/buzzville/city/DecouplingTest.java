package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.metric.Latency;
import buzzville.metric.Tally;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What decoupling promises: who joins, and who is dead, changes nothing for anybody else. */
class DecouplingTest {
    private static final Path FOLDER = Path.of("src/test/resources/buzzville/city");
    private static final List<Priority> HEARD = List.of(Priority.CRITICAL, Priority.NORMAL);

    @Test
    void aServiceThatJoinsGetsAllAndChangesNothingForTheOthers() {
        RunSummary earliest = run("decoupling.yaml", "earliest");
        RunSummary latest = run("decoupling.yaml", "latest");
        RunSummary without = run("decoupling.yaml", "without");

        assertThat(List.of(earliest, latest, without)).allMatch(RunSummary::passed);
        assertThat(List.of(earliest.occurrencesHash(), latest.occurrencesHash()))
                .containsOnly(without.occurrencesHash());
        for (String service : List.of("police", "ambulances")) {
            for (RunSummary with : List.of(earliest, latest)) {
                assertSame(with.services().get(service), without.services().get(service));
            }
        }
        assertSame(earliest.broker(), without.broker());
        GuestSummary guest = earliest.services().get("statistiques").guest();
        Tally police = without.services().get("police").all();
        assertThat(guest.handed() + earliest.broker().all().inFlight()).isEqualTo(police.offered());
        assertThat(guest.mostKept()).isEqualTo(guest.replayed());
        assertThat(latest.services().get("statistiques").guest().handed()).isEqualTo(guest.handed() - guest.replayed());
    }

    @Test
    void aDeadServiceHarmsNoOther() {
        RunSummary down = run("service-down.yaml", "down");
        RunSummary healthy = run("service-down.yaml", "healthy");

        assertThat(down.passed()).isTrue();
        assertSame(down.services().get("police"), healthy.services().get("police"));
        assertSame(down.services().get("secours"), healthy.services().get("secours"));
        assertThat(down.services().get("notifications").all().delivered()).isZero();
    }

    private static void assertSame(StageSummary one, StageSummary other) {
        for (Priority priority : HEARD) {
            Tally left = one.tally(priority);
            Tally right = other.tally(priority);
            assertThat(left.offered()).isEqualTo(right.offered());
            for (Fate fate : Fate.values()) {
                assertThat(left.count(fate)).isEqualTo(right.count(fate));
            }
            for (Latency latency : Latency.values()) {
                assertThat(left.latency(latency).mean())
                        .isEqualTo((Double) right.latency(latency).mean());
                assertThat(left.latency(latency).max())
                        .isEqualTo(right.latency(latency).max());
            }
        }
        assertThat(one.meanWaiting()).isEqualTo(other.meanWaiting());
    }

    private static RunSummary run(String file, String strategy) {
        Problems problems = new Problems();
        Scenario scenario = ScenarioFile.load(FOLDER.resolve(file), problems).scenario(strategy, List.of(), problems);
        assertThat(problems.lines()).isEmpty();
        return CityPlanner.plan(scenario, strategy, 0).finish().summary();
    }
}
