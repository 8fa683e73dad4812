package buzzville.experiment.comparison;

import java.util.List;

/**
 * How many times as much a city can be asked to do until a strategy breaks an objective.
 *
 * @param holds the highest load that was tried and at which every objective held; 0 if none did
 * @param breaks the lowest load that was tried and at which one did not; infinite if all held
 * @param broken the objectives that break first, by name
 * @param replications how many each load was tried with
 */
public record Breaking(double holds, double breaks, List<String> broken, int replications) {}
