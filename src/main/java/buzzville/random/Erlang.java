package buzzville.random;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The sum of k independent exponential stages of equal mean: more regular the more stages, with cv = 1/sqrt(k). Up to
 * 8 stages are drawn one by one, each usually consuming one draw; more are drawn as the gamma distribution of that
 * shape, by rejection, which usually consumes two.
 *
 * @param mean of the sum, above 0
 * @param k the number of stages, from 1
 */
@Doc("The sum of k exponential stages: more regular the more stages.")
public record Erlang(@Scaled double mean, int k) implements Distribution {
    private static final int MOST_STAGES_DRAWN = 8;

    public Erlang {
        Check.positive("mean", mean);
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, but is " + k);
        }
    }

    @Override
    public Sampler sampler() {
        double stage = mean / k;
        if (k > MOST_STAGES_DRAWN) {
            return new GammaSampler(k, stage);
        }
        int stages = k;
        return random -> stage * sum(random, stages);
    }

    private static double sum(UniformRandomProvider random, int stages) {
        double sum = 0;
        for (int i = 0; i < stages; i++) {
            sum += ExponentialSampler.standard(random);
        }
        return sum;
    }
}
