package buzzville;

import buzzville.city.CityPlanner;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tries a scenario file, in words of the JDK only, so that it can be called across class loaders. */
public final class ManualProbe {
    private ManualProbe() {}

    /** Everything that {@code check} says about the file under each of its strategies. */
    public static List<String> problems(Path file) {
        List<String> lines = new ArrayList<>();
        Problems loading = new Problems();
        ScenarioFile scenarios = ScenarioFile.load(file, loading);
        lines.addAll(loading.lines());
        if (scenarios != null && !loading.hasErrors()) {
            for (String strategy : scenarios.strategies()) {
                Problems problems = new Problems();
                scenarios.scenario(strategy, List.of(), problems);
                problems.lines().stream().filter(line -> !lines.contains(line)).forEach(lines::add);
            }
        }
        return lines;
    }

    /** Runs every strategy: {@code pass} or {@code fail}, by name. */
    public static Map<String, String> verdicts(Path file) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        Problems problems = new Problems();
        ScenarioFile scenarios = ScenarioFile.load(file, problems);
        if (scenarios != null) {
            for (String strategy : scenarios.strategies()) {
                Scenario scenario = scenarios.scenario(strategy, List.of(), problems);
                if (scenario == null) {
                    throw new IllegalStateException(problems.toString());
                }
                boolean passed = CityPlanner.plan(scenario, strategy, 0)
                        .finish()
                        .summary()
                        .passed();
                verdicts.put(strategy, passed ? "pass" : "fail");
            }
        }
        return verdicts;
    }
}
