package buzzville.random;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of a few values, each as often as its weight says. Drawn by inversion, in the order given, which consumes one
 * draw.
 *
 * @param values at least one, each 0 or more
 * @param weights as many as values, each 0 or more and not all 0, in any proportion; absent, all values are equally
 *     likely
 */
@Doc("One of a few values, each as often as its weight says.")
public record Choice(@Scaled List<Double> values, @Nullable List<Double> weights) implements Distribution {
    public Choice {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("values must name at least one value, but is empty");
        }
        values.forEach(value -> Check.notNegative("each of values", value));
        if (weights != null) {
            weights = List.copyOf(weights);
            if (weights.size() != values.size()) {
                throw new IllegalArgumentException("weights must be as many as values, but are %d for %d"
                        .formatted(weights.size(), values.size()));
            }
            weights.forEach(weight -> Check.notNegative("each of weights", weight));
            Check.positive("the sum of weights", sum(weights));
        }
    }

    @Override
    public Sampler sampler() {
        double[] chosen = new double[values.size()];
        double[] upTo = new double[values.size()];
        int n = 0;
        double total = 0;
        for (int i = 0; i < values.size(); i++) {
            if (weight(i) > 0) {
                total += weight(i);
                chosen[n] = values.get(i);
                upTo[n] = total;
                n++;
            }
        }
        return inverse(Arrays.copyOf(chosen, n), Arrays.copyOf(upTo, n));
    }

    private static Sampler inverse(double[] chosen, double[] upTo) {
        int last = chosen.length - 1;
        return random -> {
            int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[last]);
            // a value's share begins where the one before it ends; rounding may reach the very end of the last
            return chosen[Math.min(last, found >= 0 ? found + 1 : -found - 1)];
        };
    }

    @Override
    public double mean() {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += values.get(i) * weight(i);
            total += weight(i);
        }
        return sum / total;
    }

    private double weight(int i) {
        return weights == null ? 1 : weights.get(i);
    }

    private static double sum(List<Double> numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
