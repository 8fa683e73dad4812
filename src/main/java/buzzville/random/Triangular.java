package buzzville.random;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;

/**
 * What an expert guesses: a least, a most likely and a greatest value, with straight lines between. Drawn by inversion,
 * which consumes one draw.
 *
 * @param low the least value, 0 or more
 * @param mode the most likely one, from low to high
 * @param high the greatest one, above low
 */
@Doc("What an expert guesses: a least, a most likely and a greatest value.")
public record Triangular(
        @Scaled double low, @Scaled double mode, @Scaled double high) implements Distribution {
    public Triangular {
        Check.notNegative("low", low);
        Check.notNegative("high", high);
        Check.below("low", low, "high", high);
        if (!(mode >= low && mode <= high)) {
            throw new IllegalArgumentException("mode must be from low to high");
        }
    }

    @Override
    public Sampler sampler() {
        double rising = (mode - low) / (high - low);
        double left = (high - low) * (mode - low);
        double right = (high - low) * (high - mode);
        return random -> {
            double u = random.nextDouble();
            return u < rising ? low + Math.sqrt(u * left) : high - Math.sqrt((1 - u) * right);
        };
    }

    @Override
    public double mean() {
        return (low + mode + high) / 3;
    }
}
