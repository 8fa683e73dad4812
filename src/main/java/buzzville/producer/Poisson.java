package buzzville.producer;

import buzzville.random.ExponentialSampler;
import buzzville.unit.Doc;
import buzzville.unit.RatePerSecond;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Independent arrivals at a constant rate. A crowd of n such instances is one Poisson process of n times the rate whose
 * arrivals belong to each member with equal probability, so a million sensors cost no more than one.
 *
 * @param rate arrivals per second and instance, above 0
 */
@Doc("Independent arrivals at a constant rate for each instance.")
public record Poisson(@RatePerSecond double rate) implements CrowdProcess {
    private static final double NANOS_PER_SECOND = 1e9;

    public Poisson {
        if (!(rate > 0 && rate <= NANOS_PER_SECOND)) {
            throw new IllegalArgumentException(
                    "rate must be above 0/s and at most 1000000000/s, but is " + rate + "/s");
        }
    }

    @Override
    public Arrivals start(CrowdDraws crowd) {
        int members = crowd.members();
        UniformRandomProvider shared = crowd.shared();
        double meanGap = NANOS_PER_SECOND / (rate * members);
        return new Arrivals() {
            /** Kept as a double, so that rounding to nanoseconds does not add up. */
            private double at;

            private int member;

            {
                advance();
            }

            @Override
            public long next() {
                return at < 0x1p62 ? (long) at : NEVER;
            }

            @Override
            public int member() {
                return member;
            }

            @Override
            public void advance() {
                at += meanGap * ExponentialSampler.standard(shared);
                if (members > 1) {
                    member = shared.nextInt(members);
                }
            }
        };
    }

    @Override
    public double meanRate() {
        return rate;
    }

    @Override
    public boolean poisson() {
        return true;
    }
}
