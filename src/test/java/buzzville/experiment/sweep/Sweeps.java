package buzzville.experiment.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.experiment.Estimate;
import buzzville.experiment.RunResult;
import buzzville.experiment.StoppingRule;
import buzzville.experiment.Yardstick;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Sweeps for tests. */
public final class Sweeps {
    private Sweeps() {}

    public static List<Axis> axes(String... texts) {
        return Arrays.stream(texts).map(Axis::parse).toList();
    }

    /** Of a function with one figure, {@code y}; the values of its replications are those that it gives for a cell. */
    public static Swept of(Plan plan, Function<List<String>, double[]> replications) {
        Yardstick y = new Yardstick("y", "y", Yardstick.Kind.MEASURE, Yardstick.Unit.COUNT, true);
        List<Outcome> outcomes = new ArrayList<>();
        for (Cell cell : plan.cells()) {
            double[] values = replications.apply(cell.values());
            Reading reading = new Reading(y, Estimate.mean(values), values, null, null, "");
            outcomes.add(new Outcome(cell, values.length, true, Map.of("y", reading)));
        }
        return new Swept(plan, outcomes, false);
    }

    /** The scenario of each cell. */
    public static Function<Cell, Scenario> scenarios(Path file, List<Axis> axes) {
        Problems problems = new Problems();
        ScenarioFile scenarios = ScenarioFile.load(file, problems);
        assertThat(scenarios).as(problems.toString()).isNotNull();
        return cell -> {
            Scenario scenario = scenarios.scenario(cell.strategy(), cell.settings(axes), problems);
            assertThat(scenario).as(problems.toString()).isNotNull();
            return scenario;
        };
    }

    public static Swept run(Path file, Plan plan, int replications, int threads) {
        return new Sweep(plan, new StoppingRule.Fixed(replications), threads)
                .run(scenarios(file, plan.axes()), Sweeps::simulate, outcome -> {});
    }

    public static RunResult simulate(Cell cell, Scenario scenario, int replication) {
        City city = CityPlanner.plan(scenario, cell.strategy(), replication);
        city.runUntil(scenario.duration());
        return RunResult.figuresOf(city.finish());
    }
}
