package buzzville.producer;

import buzzville.random.Draws;
import buzzville.random.ExponentialSampler;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.RatePerSecond;
import java.util.Arrays;
import java.util.List;

/**
 * A Markov-modulated Poisson process: each instance goes round a ring of states, stays in each for an exponential time, and
 * meanwhile sends at that state's rate. It starts stationary: in state j with probability stay_j over the sum of all stays.
 *
 * @param rates arrivals per second in each state, at least two states and one rate above 0
 * @param stays mean time in each state, as many as rates
 */
@Doc("A Poisson process whose rate changes at random among several states.")
public record Mmpp(
        @RatePerSecond List<Double> rates, @DurationNanos List<Long> stays) implements CrowdProcess {
    public Mmpp {
        if (rates.size() < 2 || rates.size() != stays.size()) {
            throw new IllegalArgumentException("stays must be as many as rates, and at least two, but there are "
                    + rates.size() + " rates and " + stays.size() + " stays");
        }
        for (int state = 0; state < rates.size(); state++) {
            if (!(rates.get(state) >= 0 && rates.get(state) <= 1e9) || !(stays.get(state) > 0)) {
                throw new IllegalArgumentException("rates must be from 0/s to 1000000000/s and stays longer than 0s");
            }
        }
        if (rates.stream().allMatch(rate -> rate == 0)) {
            throw new IllegalArgumentException("rates must not all be 0/s");
        }
        rates = List.copyOf(rates);
        stays = List.copyOf(stays);
    }

    @Override
    public Arrivals start(CrowdDraws crowd) {
        Members members = new Members(this, crowd);
        long[] first = new long[crowd.members()];
        Arrays.setAll(first, member -> members.after(member, 0));
        return new MemberHeap(first, members);
    }

    @Override
    public double meanRate() {
        double weighted = 0;
        double whole = 0;
        for (int state = 0; state < rates.size(); state++) {
            weighted += rates.get(state) * stays.get(state);
            whole += stays.get(state);
        }
        return weighted / whole;
    }

    /** Where each member stands on its ring. */
    private static final class Members implements MemberHeap.Gaps {
        private final Mmpp process;
        private final CrowdDraws crowd;
        private final int[] drawn;
        private final int[] state;
        private final double[] at;
        private final double[] stateEnds;

        Members(Mmpp process, CrowdDraws crowd) {
            this.process = process;
            this.crowd = crowd;
            this.drawn = new int[crowd.members()];
            this.state = new int[crowd.members()];
            this.at = new double[crowd.members()];
            this.stateEnds = new double[crowd.members()];
            for (int member = 0; member < crowd.members(); member++) {
                state[member] = stationary(draw(member).nextDouble());
                stateEnds[member] = stay(member);
            }
        }

        @Override
        public long after(int member, long last) {
            double time = at[member];
            while (time < 0x1p62) {
                double rate = process.rates.get(state[member]);
                double gap = rate == 0 ? Double.POSITIVE_INFINITY : exponential(member) * 1e9 / rate;
                if (time + gap < stateEnds[member]) {
                    at[member] = time + gap;
                    return (long) at[member];
                }
                time = stateEnds[member];
                state[member] = (state[member] + 1) % process.rates.size();
                stateEnds[member] = time + stay(member);
            }
            return Arrivals.NEVER;
        }

        private int stationary(double u) {
            double whole = process.stays.stream().mapToDouble(Long::doubleValue).sum();
            double below = 0;
            int chosen = 0;
            for (int j = 0; j < process.stays.size() - 1; j++) {
                below += process.stays.get(j) / whole;
                chosen += u >= below ? 1 : 0;
            }
            return chosen;
        }

        private double stay(int member) {
            return exponential(member) * process.stays.get(state[member]);
        }

        private double exponential(int member) {
            return ExponentialSampler.standard(draw(member));
        }

        private Draws draw(int member) {
            return crowd.own(member, drawn[member]++);
        }
    }
}
