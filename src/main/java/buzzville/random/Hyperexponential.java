package buzzville.random;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;

/**
 * A mixture of many short and few long exponentials: what is burstier than exponential, with exactly the mean and cv
 * asked for. Consumes one draw to choose the phase and an exponential one.
 *
 * <p>Two phases with balanced means, each bringing half of the mean: the first has probability p = (1 + sqrt((cv² - 1)
 * / (cv² + 1))) / 2 and mean mean/(2p), the second 1 - p and mean/(2 (1 - p)) (Tijms, "Stochastic models", 1994,
 * appendix B).
 *
 * @param mean above 0
 * @param cv standard deviation / mean, from 1 (which is exponential) to 1,000
 */
@Doc("Many short and few long exponentials: burstier than exponential.")
public record Hyperexponential(@Scaled double mean, double cv) implements Distribution {
    private static final double GREATEST_CV = 1000;

    public Hyperexponential {
        Check.positive("mean", mean);
        if (!(cv >= 1 && cv <= GREATEST_CV)) {
            throw new IllegalArgumentException(
                    "cv must be from 1 to 1000, but is %s; erlang and gamma go below 1".formatted(Check.number(cv)));
        }
    }

    @Override
    public Sampler sampler() {
        // 1 - p by itself, for it is tiny when cv is large: (1 - root) / 2 = (1 - root²) / (2 (1 + root))
        double root = Math.sqrt((cv * cv - 1) / (cv * cv + 1));
        double probabilityOfLong = 1 / ((cv * cv + 1) * (1 + root));
        double meanOfLong = mean / (2 * probabilityOfLong);
        double meanOfShort = mean / (1 + root);
        return random -> {
            double phase = random.nextDouble() < probabilityOfLong ? meanOfLong : meanOfShort;
            return phase * ExponentialSampler.standard(random);
        };
    }
}
