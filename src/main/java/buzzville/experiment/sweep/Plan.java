package buzzville.experiment.sweep;

import buzzville.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What a sweep is going to run.
 *
 * @param axes what is varied, at least one
 * @param strategies each combination is run under all of them, one after the other
 * @param cells in order; of a grid, the last axis changes fastest
 */
public record Plan(List<Axis> axes, Design design, List<String> strategies, List<Cell> cells) {
    /** How many combinations a sweep may have. */
    public static final int MOST_CELLS = 10_000;

    public Plan {
        axes = List.copyOf(axes);
        strategies = List.copyOf(strategies);
        cells = List.copyOf(cells);
    }

    /**
     * Every combination.
     *
     * @throws IllegalArgumentException with a sentence for the user, if there are too many or an axis is a range
     */
    public static Plan grid(List<Axis> axes, List<String> strategies) {
        long count = strategies.size();
        for (Axis axis : axes) {
            if (axis.span() != null) {
                throw new IllegalArgumentException(
                        ("expected a step in a grid, such as %s=%s/1, but found '%s'; or a sample of the range, with"
                                        + " --sample 20 --design latin")
                                .formatted(axis.path(), axis.span(), axis.span()));
            }
            count = check(count * axis.values().size());
        }
        List<List<String>> points = new ArrayList<>();
        points.add(List.of());
        for (Axis axis : axes) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> point : points) {
                for (String value : axis.values()) {
                    List<String> next = new ArrayList<>(point);
                    next.add(value);
                    longer.add(next);
                }
            }
            points = longer;
        }
        return new Plan(axes, Design.GRID, strategies, cells(points, strategies));
    }

    /**
     * Some combinations, drawn from streams that are named after the design and the axis, so that an axis more changes nothing
     * about the values of another.
     *
     * @param design not a grid
     * @param points how many
     * @param whole the axes that are ranges of whole numbers
     * @throws IllegalArgumentException with a sentence for the user, if there are too many
     */
    public static Plan sample(
            List<Axis> axes, List<String> strategies, Design design, int points, Set<Axis> whole, long seed) {
        check((long) points * strategies.size());
        Streams streams = new Streams(seed, 0);
        List<List<String>> columns = axes.stream()
                .map(axis -> {
                    UniformRandomProvider stream = streams.named("sweep/" + design.label() + "/" + axis.path());
                    double[] shares = design == Design.LATIN ? stratified(points, stream) : drawn(points, stream);
                    return value(axis, shares, whole.contains(axis));
                })
                .toList();
        List<List<String>> all = IntStream.range(0, points)
                .mapToObj(i -> columns.stream().map(column -> column.get(i)).toList())
                .toList();
        return new Plan(axes, design, strategies, cells(all, strategies));
    }

    private static long check(long count) {
        if (count > MOST_CELLS) {
            throw new IllegalArgumentException("expected at most %d combinations, but found %s%d"
                    .formatted(
                            MOST_CELLS,
                            count > Integer.MAX_VALUE ? "more than " : "",
                            Math.min(count, Integer.MAX_VALUE)));
        }
        return count;
    }

    static double[] drawn(int points, UniformRandomProvider stream) {
        return IntStream.range(0, points).mapToDouble(i -> stream.nextDouble()).toArray();
    }

    /** One share in each of so many equal parts, in an order of chance. */
    static double[] stratified(int points, UniformRandomProvider stream) {
        int[] part = IntStream.range(0, points).toArray();
        for (int i = points - 1; i > 0; i--) {
            int other = stream.nextInt(i + 1);
            int kept = part[i];
            part[i] = part[other];
            part[other] = kept;
        }
        return IntStream.range(0, points)
                .mapToDouble(i -> (part[i] + stream.nextDouble()) / points)
                .toArray();
    }

    private static List<String> value(Axis axis, double[] shares, boolean whole) {
        List<String> values = new ArrayList<>();
        for (double share : shares) {
            int listed =
                    Math.min((int) (share * axis.values().size()), axis.values().size() - 1);
            values.add(
                    axis.span() == null
                            ? axis.values().get(listed)
                            : axis.span().at(share, whole));
        }
        return values;
    }

    private static List<Cell> cells(List<List<String>> points, List<String> strategies) {
        List<Cell> cells = new ArrayList<>();
        for (List<String> point : points) {
            for (String strategy : strategies) {
                cells.add(new Cell(cells.size() + 1, point, strategy));
            }
        }
        return cells;
    }
}
