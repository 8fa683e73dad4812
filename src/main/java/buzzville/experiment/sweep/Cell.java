package buzzville.experiment.sweep;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One combination of values under a strategy.
 *
 * @param number from 1, in the order of the sweep
 * @param values one of each axis, as written in a scenario
 * @param strategy by name
 */
public record Cell(int number, List<String> values, String strategy) {
    public Cell {
        values = List.copyOf(values);
    }

    /** The assignments that make its scenario. */
    public List<String> settings(List<Axis> axes) {
        return IntStream.range(0, axes.size())
                .mapToObj(i -> axes.get(i).setting(values.get(i)))
                .toList();
    }

    /** What tells it from the others, such as {@code load=2, broker.threads=1}. */
    public String name(List<Axis> axes) {
        return String.join(", ", settings(axes));
    }
}
