package buzzville.experiment.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How much of a figure's variance between the cells each parameter explains by itself: the variance of the means at its values
 * over that of all cells, its first-order sensitivity (Saltelli and others, "Global Sensitivity Analysis: The Primer" (2008),
 * 1.2).
 *
 * <p>In a full grid it is that of the analysis of variance, exactly: main effects and interactions add up to 1. In a sample it is
 * that of the ranks of the figure, because few points with one far out would say anything (Iman and Conover, "The use of the rank
 * transform in regression" (1979)). Its values are put into about the square root of as many classes as there are points, equally
 * full: the correlation ratio, estimated from given data (Plischke, Borgonovo and Smith, "Global sensitivity measures from given
 * data" (2013)); what is left are interactions and what the points leave open.
 *
 * <p>Chance makes means differ too. As many degrees of freedom of it are taken from every sum of squares as it has (Kelley,
 * "An unbiased correlation ratio measure" (1935)). Of a grid it is what the replications say, once what all cells have in common
 * in one replication is taken out (randomised complete blocks: Montgomery, "Design and Analysis of Experiments", chapter 4); of a
 * sample what the points of one class say, which differ by chance and by all other parameters.
 *
 * @param figure its name
 * @param shares by the name of the parameter, from 0 to 1; empty if they cannot be told
 * @param rest what no parameter explains by itself, from 0 to 1
 * @param noise the share of the variance between the cells that is chance and was taken out; NaN with one replication
 * @param why why they cannot be told; null if they can
 */
public record Importance(
        String figure,
        Map<String, Double> shares,
        double rest,
        double noise,
        @Nullable Doubt why) {
    private static final int LEAST_POINTS = 8;
    private static final int MOST_CLASSES = 20;

    /** Why importance cannot be told. */
    public enum Doubt {
        /** A cell has no figure, as where messages never arrive. */
        GAPS,
        /** The figure is the same everywhere, as far as the replications can tell. */
        NO_DIFFERENCE,
        /** A sample of fewer than eight points, or a single cell. */
        TOO_FEW,
        /** Not all of the grid is finished. */
        INTERRUPTED
    }

    /** The importance of each parameter for a figure. */
    public static Importance of(Swept swept, String figure) {
        boolean grid = swept.plan().design() == Design.GRID;
        double[] estimates = swept.estimates(figure);
        if (estimates.length < (grid ? 2 : LEAST_POINTS)) {
            return none(figure, Doubt.TOO_FEW);
        } else if (grid && swept.interrupted()) {
            return none(figure, Doubt.INTERRUPTED);
        } else if (!Arrays.stream(estimates).allMatch(Double::isFinite)) {
            return none(figure, Doubt.GAPS);
        }
        return grid ? ofGrid(swept, figure, estimates) : ofSample(swept, figure, ranks(estimates));
    }

    private static Importance ofSample(Swept swept, String figure, double[] ranks) {
        double all = squares(ranks);
        if (all == 0) {
            return none(figure, Doubt.NO_DIFFERENCE);
        }
        Map<String, Double> effects = new LinkedHashMap<>();
        for (Swept.Factor factor : swept.factors()) {
            effects.put(factor.name(), effect(ranks, classes(factor.levels(), ranks.length), Double.NaN));
        }
        return of(figure, effects, all, Double.NaN);
    }

    private static Importance ofGrid(Swept swept, String figure, double[] estimates) {
        double all = squares(estimates);
        int freedom = estimates.length - 1;
        double noise = noise(swept, figure);
        double chance = Double.isNaN(noise) ? 0 : noise;
        double corrected = all - freedom * chance;
        if (!(corrected > 1e-12 * scale(estimates))) {
            return none(figure, Doubt.NO_DIFFERENCE);
        }
        Map<String, Double> effects = new LinkedHashMap<>();
        for (Swept.Factor factor : swept.factors()) {
            effects.put(factor.name(), effect(estimates, levels(factor.levels()), chance));
        }
        return of(figure, effects, corrected, Double.isNaN(noise) ? Double.NaN : 1 - corrected / all);
    }

    private static Importance of(String figure, Map<String, Double> effects, double all, double noise) {
        Map<String, Double> shares = new LinkedHashMap<>();
        effects.forEach((name, effect) -> shares.put(name, Math.min(1, Math.max(0, effect / all))));
        double explained =
                shares.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Importance(figure, shares, Math.max(0, 1 - explained), noise, null);
    }

    /** The rank of each value; equal ones share theirs. */
    private static double[] ranks(double[] values) {
        return Arrays.stream(values)
                .map(value -> {
                    long below =
                            Arrays.stream(values).filter(other -> other < value).count();
                    long equal = Arrays.stream(values)
                            .filter(other -> other == value)
                            .count();
                    return below + (equal + 1) / 2.0;
                })
                .toArray();
    }

    private static Importance none(String figure, Doubt why) {
        return new Importance(figure, Map.of(), Double.NaN, Double.NaN, why);
    }

    /** The sum of squares around the mean. */
    private static double squares(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
    }

    /** What rounding is measured against. */
    private static double scale(double[] values) {
        return Arrays.stream(values).map(value -> value * value).sum();
    }

    /**
     * The sum of squares of the means of groups, less what chance would give.
     *
     * @param group that each value is in
     * @param noise the variance that chance gives a value; NaN to take it from what is left within the groups
     */
    private static double effect(double[] values, int[] group, double noise) {
        Map<Integer, List<Double>> groups = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            groups.computeIfAbsent(group[i], fresh -> new ArrayList<>()).add(values[i]);
        }
        double grand = Arrays.stream(values).average().orElse(0);
        double between = 0;
        for (List<Double> members : groups.values()) {
            double mean =
                    members.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            between += members.size() * (mean - grand) * (mean - grand);
        }
        int left = values.length - groups.size();
        double within = left == 0 ? 0 : (squares(values) - between) / left;
        return between - (groups.size() - 1) * (Double.isNaN(noise) ? within : noise);
    }

    /** The number of each value among the different ones. */
    private static int[] levels(List<String> values) {
        List<String> different = values.stream().distinct().toList();
        return values.stream().mapToInt(different::indexOf).toArray();
    }

    /** The class of each value: itself where there are few, else equally full ones of rising numbers. */
    private static int[] classes(List<String> values, int points) {
        int classes = Math.max(2, Math.min(MOST_CLASSES, (int) Math.sqrt(points)));
        double[] numbers = values.stream().mapToDouble(AxisValue::number).toArray();
        boolean ordered = Arrays.stream(numbers).allMatch(Double::isFinite);
        if (!ordered || Arrays.stream(numbers).distinct().count() <= classes) {
            return levels(values);
        }
        double[] sorted = Arrays.stream(numbers).sorted().toArray();
        return Arrays.stream(numbers)
                .mapToInt(number -> {
                    int rank = Arrays.binarySearch(sorted, number);
                    while (rank > 0 && sorted[rank - 1] == number) {
                        rank--; // equal values are in one class
                    }
                    return rank * classes / points;
                })
                .toArray();
    }

    /**
     * The variance that chance gives the estimate of a cell, beside what it gives all cells alike; NaN if too few replications
     * have a value in all of them.
     */
    private static double noise(Swept swept, String figure) {
        List<double[]> cells = new ArrayList<>();
        for (Outcome outcome : swept.outcomes()) {
            Reading reading = outcome.readings().get(figure);
            if (reading != null) {
                cells.add(reading.values());
            }
        }
        int most = cells.stream().mapToInt(values -> values.length).min().orElse(0);
        int[] known = IntStream.range(0, most)
                .filter(k -> cells.stream().allMatch(values -> Double.isFinite(values[k])))
                .toArray();
        if (known.length < 2 || cells.size() < 2) {
            return Double.NaN;
        }
        double[] ofReplication = Arrays.stream(known)
                .mapToDouble(k -> cells.stream()
                        .mapToDouble(values -> values[k])
                        .average()
                        .orElse(0))
                .toArray();
        double grand = Arrays.stream(ofReplication).average().orElse(0);
        double squares = 0;
        for (double[] values : cells) {
            double mean =
                    Arrays.stream(known).mapToDouble(k -> values[k]).average().orElse(0);
            for (int j = 0; j < known.length; j++) {
                double residual = values[known[j]] - mean - ofReplication[j] + grand;
                squares += residual * residual;
            }
        }
        double one = squares / ((double) (cells.size() - 1) * (known.length - 1));
        return one / known.length;
    }
}
