package buzzville.experiment.sweep;

import buzzville.experiment.Yardstick;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a sweep came to.
 *
 * @param outcomes of the cells that are finished, in order
 * @param interrupted whether there are fewer than planned
 */
public record Swept(Plan plan, List<Outcome> outcomes, boolean interrupted) {
    /** What the strategy is called where it is one parameter among others; no path of a scenario's. */
    public static final String STRATEGY = "strategy";

    public Swept {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Something that was varied.
     *
     * @param name the path of the key, or {@link #STRATEGY}
     * @param shortName the same with less of its way
     * @param levels its value in each finished cell
     */
    public record Factor(String name, String shortName, List<String> levels) {}

    /** All that was varied: the axes, and the strategies if there are several. */
    public List<Factor> factors() {
        List<Factor> factors = new ArrayList<>();
        List<Axis> axes = plan.axes();
        for (int i = 0; i < axes.size(); i++) {
            int axis = i;
            Axis varied = axes.get(i);
            String name = varied.shortName();
            boolean alone = axes.stream()
                            .filter(other -> other.shortName().equals(name))
                            .count()
                    == 1;
            List<String> levels = outcomes.stream()
                    .map(outcome -> outcome.cell().values().get(axis))
                    .toList();
            factors.add(new Factor(varied.path(), alone ? name : varied.path(), levels));
        }
        if (plan.strategies().size() > 1) {
            List<String> levels =
                    outcomes.stream().map(outcome -> outcome.cell().strategy()).toList();
            factors.add(new Factor(STRATEGY, STRATEGY, levels));
        }
        return factors;
    }

    /** All figures by name, in the order in which cells have them. */
    public Map<String, Yardstick> figures() {
        Map<String, Yardstick> figures = new LinkedHashMap<>();
        outcomes.forEach(outcome ->
                outcome.readings().forEach((name, reading) -> figures.putIfAbsent(name, reading.yardstick())));
        return figures;
    }

    /** The estimates of a figure in each finished cell; NaN where there is none. */
    public double[] estimates(String figure) {
        return IntStream.range(0, outcomes.size())
                .mapToDouble(i -> {
                    Reading reading = outcomes.get(i).readings().get(figure);
                    return reading == null ? Double.NaN : reading.estimate().estimate();
                })
                .toArray();
    }

    /** How many of the finished cells meet every objective. */
    public int passed() {
        return (int) outcomes.stream().filter(Outcome::passed).count();
    }

    /** Whether a strategy meets every objective in all of its cells that are finished. */
    public boolean passed(String strategy) {
        return outcomes.stream()
                .filter(outcome -> outcome.cell().strategy().equals(strategy))
                .allMatch(Outcome::passed);
    }
}
