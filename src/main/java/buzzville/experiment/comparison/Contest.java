package buzzville.experiment.comparison;

import buzzville.experiment.Estimate;
import buzzville.experiment.Sample;
import buzzville.experiment.Yardstick;
import java.util.List;
import java.util.Map;

/**
 * All strategies by one figure.
 *
 * @param yardstick the figure
 * @param samples of each strategy, by name, in their order
 * @param estimates the same with intervals, each of which holds by itself
 * @param againstBaseline every other strategy less the baseline; all of them hold together with 95 % (Bonferroni)
 * @param pairs every strategy less every one before it; all of them hold together with 95 % (Bonferroni)
 */
public record Contest(
        Yardstick yardstick,
        Map<String, Sample> samples,
        Map<String, Estimate> estimates,
        List<Difference> againstBaseline,
        List<Difference> pairs) {}
