package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.metric.CallTally;
import buzzville.metric.CallTally.Count;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A metastable failure (Bronson, Aghayev, Charapko and Zhu, HotOS 2021): an outage of 20 s at 60 s of a service that manages
 * 100 calls per second and gets 80. Nobody who waits longer than the timeout of 1 s listens to the answer; each makes up to four
 * calls, so a queue of more than 100 calls, once it is there, brings 320 calls per second and never goes away. What happened from
 * 300 s on is measured: with a budget the backlog of 20 s x 89 calls per second is worked off at 100 - 89 per second, by 240 s.
 */
class RetryStormTest {
    private static final Path FILE = Path.of("src/test/resources/buzzville/city/retry-storm.yaml");

    @Test
    void theCauseGoesAwayAndTheOverloadStays() {
        RunSummary storm = run("storm");
        CallTally calls = calls(storm);

        assertThat(calls.count(Count.ANSWERED)).isZero();
        // all four attempts of everybody fail: 4 x 80 calls per second, where the service manages 100
        double messages = storm.producers().get("sensors").occurrences();
        assertThat(calls.count(Count.CALLS) / messages)
                .isCloseTo(4, within(0.1)); // those of the last seconds are not done
        assertThat(storm.passed()).isFalse();
    }

    @Test
    void withoutTheCauseThereIsNoOverload() {
        RunSummary calm = run("no-outage");
        // M/M/1 with rho = 0.8: P(sojourn > 1 s) = exp(-20/s x 1 s) = 2e-9, so nobody ever tries again
        assertThat(calls(calm).count(Count.RETRIES)).isZero();
        assertThat(calm.passed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-retry", "budget", "breaker", "ttl", "lifo"})
    void eachOfTheseEndsIt(String strategy) {
        RunSummary run = run(strategy);
        double messages = run.producers().get("sensors").occurrences();
        assertThat(calls(run).count(Count.ANSWERED) / messages).isGreaterThan(0.99);
        assertThat(calls(run).count(Count.CALLS) / messages).isLessThan(1.05);
        assertThat(run.passed()).isTrue();
    }

    @Test
    void backoffDelaysTheLoadAndDoesNotRemoveIt() {
        RunSummary run = run("backoff");
        assertThat(calls(run).count(Count.ANSWERED)).isZero();
        assertThat(run.passed()).isFalse();
    }

    private static RunSummary run(String strategy) {
        Problems problems = new Problems();
        ScenarioFile file = Objects.requireNonNull(ScenarioFile.load(FILE, problems));
        Scenario scenario = file.scenario(strategy, List.of(), problems);
        assertThat(problems.lines()).isEmpty();
        return CityPlanner.plan(Objects.requireNonNull(scenario), strategy, 0)
                .finish()
                .summary();
    }

    private static CallTally calls(RunSummary summary) {
        return Objects.requireNonNull(summary.producers().get("sensors").calls());
    }
}
