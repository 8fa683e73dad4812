package buzzville.experiment;

import buzzville.scenario.Scenario;

/**
 * One of the cities that an experiment runs: a scenario under a strategy, with its parameters.
 *
 * @param name what reports call it, such as the strategy's name
 * @param scenario as it is run
 * @param strategy the name of the strategy that made it
 */
public record Variant(String name, Scenario scenario, String strategy) {}
