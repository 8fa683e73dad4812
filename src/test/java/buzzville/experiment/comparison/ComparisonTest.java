package buzzville.experiment.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.experiment.Experiment;
import buzzville.experiment.InterruptedRun;
import buzzville.experiment.RunResult;
import buzzville.experiment.Stop;
import buzzville.experiment.StoppingRule;
import buzzville.experiment.Variant;
import buzzville.experiment.Yardstick;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments whose outcome is known on paper. */
class ComparisonTest {
    /** Nothing is left to chance: a message each second is served in the time that its design takes. */
    private static final String CITY = """
            format: 1
            seed: %d
            duration: 100s
            events: {feu: {priority: critical}}
            producers: {capteur: {emits: feu, count: 1, arrivals: "every(1s, phase=0s)"}}
            services: {garde: {subscribes: [feu], service-time: %s}}
            objectives: {quick: mean < 250ms}
            measures: {served: delivered}
            """;

    @TempDir
    Path folder;

    private Comparison compare(Experiment.Simulator simulator, Variant... variants) {
        Experiment experiment = new Experiment(List.of(variants), new StoppingRule.Fixed(4), 1);
        Map<String, Run> first = new LinkedHashMap<>();
        Stop stop = experiment.run(simulator, (variant, k, run) -> first.putIfAbsent(variant.name(), run.run()));
        List<Contender> contenders = new ArrayList<>();
        experiment
                .findings()
                .forEach((name, findings) -> contenders.add(new Contender(name, findings, first.get(name), null)));
        return Comparison.of(contenders, variants[0].name(), stop);
    }

    private Variant variant(String name, int seed, String time) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), CITY.formatted(seed, time));
        Problems problems = new Problems();
        ScenarioFile scenarios = ScenarioFile.load(file, problems);
        assertThat(scenarios).as(() -> problems.lines().toString()).isNotNull();
        Scenario scenario = scenarios.scenario(ScenarioFile.PLAIN, List.of(), problems);
        assertThat(problems.lines()).isEmpty();
        return new Variant(name, scenario, ScenarioFile.PLAIN);
    }

    private static RunResult simulate(Variant variant, int replication) {
        return RunResult.of(CityPlanner.plan(variant.scenario(), variant.strategy(), replication)
                .finish());
    }

    @Test
    void designsOfACityWithoutChanceDifferByWhatTheyDiffer() throws IOException {
        Comparison comparison = compare(
                ComparisonTest::simulate,
                variant("slow", 1, "300ms"),
                variant("quick", 1, "200ms"),
                variant("same", 1, "200ms"));

        assertThat(comparison.paired()).isTrue();
        assertThat(comparison.replications()).isEqualTo(4);
        Contest quick = comparison.contests(Yardstick.Kind.OBJECTIVE).get(0);
        assertThat(quick.yardstick().unit()).isEqualTo(Yardstick.Unit.DURATION);
        // a tenth of a second less, every time
        assertThat(quick.pairs().get(0).estimate().low()).isEqualTo(-100e6);
        assertThat(quick.pairs().get(0).estimate().high()).isEqualTo(-100e6);
        assertThat(quick.pairs())
                .extracting(Difference::outcome)
                .containsExactly(Difference.Outcome.BETTER, Difference.Outcome.BETTER, Difference.Outcome.SAME);
        assertThat(comparison.ranking().standings())
                .extracting(Ranking.Standing::strategy, Ranking.Standing::place, Ranking.Standing::met)
                .containsExactly(tuple("quick", 1, 1), tuple("same", 1, 1), tuple("slow", 3, 0));
        assertThat(comparison.ranking().bestAt()).containsEntry("quick", List.of("quick", "same"));
    }

    @Test
    void whatIsInterruptedComparesTheReplicationsThatEveryStrategyHas() throws IOException {
        List<String> begun = new ArrayList<>();
        Comparison comparison = compare(
                (variant, replication) -> {
                    begun.add(variant.name() + replication);
                    if (begun.size() == 6) {
                        throw new InterruptedRun();
                    }
                    return simulate(variant, replication);
                },
                variant("slow", 1, "300ms"),
                variant("quick", 1, "200ms"));

        assertThat(begun).containsExactly("slow0", "quick0", "slow1", "quick1", "slow2", "quick2");
        assertThat(comparison.stop()).isEqualTo(new Stop(Stop.Reason.INTERRUPTED, 2, 4, "", Double.NaN));
        assertThat(comparison.replications()).isEqualTo(2);
        assertThat(comparison.contests().get(0).pairs().get(0).outcome()).isEqualTo(Difference.Outcome.BETTER);
    }

    @Test
    void whatIsInterruptedBeforeEveryStrategyHasARunIsNoComparison() throws IOException {
        Variant slow = variant("slow", 1, "300ms");
        Variant quick = variant("quick", 1, "200ms");

        assertThatThrownBy(() -> compare(
                        (variant, replication) -> {
                            if (variant.equals(quick)) {
                                throw new InterruptedRun();
                            }
                            return simulate(variant, replication);
                        },
                        slow,
                        quick))
                .isInstanceOf(InterruptedRun.class);
    }

    @Test
    void aBaselineIsOneOfTheStrategies() throws IOException {
        Variant slow = variant("slow", 1, "300ms");
        Comparison comparison = compare(ComparisonTest::simulate, slow, variant("quick", 1, "200ms"));

        assertThatThrownBy(() -> Comparison.of(comparison.contenders(), "none", comparison.stop()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no strategy 'none'");
    }
}
