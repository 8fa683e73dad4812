package buzzville.scenario;

import buzzville.scenario.yaml.Problems;

/** What is wrong with a scenario as a whole although each of its parts is right. */
final class ScenarioCheck {
    private final Scenario scenario;
    private final Problems problems;

    ScenarioCheck(Scenario scenario, Problems problems) {
        this.scenario = scenario;
        this.problems = problems;
    }

    void run() {
        if (scenario.strategy() != null
                && !scenario.strategies().containsKey(scenario.strategy())) {
            problems.at("strategy", "unknown strategy '" + scenario.strategy() + "'");
        }
    }
}
