package buzzville.producer;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Once in every period. Instance i fires for the k-th time at phase + k * period, plus a delay drawn anew each time, uniform
 * in [0, jitter); delays do not add up.
 *
 * @param period between two firings, above 0
 * @param jitter longest delay of a firing, from 0 to one period
 * @param phase of the first firing; drawn uniformly over one period for each instance when it is not given
 */
@Doc("Once in every period, each time a little later if there is jitter.")
public record Every(
        @DurationNanos long period,
        @Default("0s") @DurationNanos long jitter,
        @Nullable @DurationNanos Long phase) implements CrowdProcess {
    public Every {
        if (!(period > 0)) {
            throw new IllegalArgumentException("period must be longer than 0s");
        }
        if (!(0 <= jitter && jitter <= period)) {
            throw new IllegalArgumentException("jitter must be from 0s to one period");
        }
    }

    @Override
    public Arrivals start(CrowdDraws crowd) {
        int[] fired = new int[crowd.members()];
        long[] phases = new long[crowd.members()];
        if (phase == null) {
            Arrays.setAll(phases, member -> (long) (crowd.own(member, 0).nextDouble() * period));
        } else {
            Arrays.fill(phases, phase);
        }
        long[] first = new long[crowd.members()];
        Arrays.setAll(first, member -> phases[member] + delay(crowd, member, 0));
        return new MemberHeap(first, (member, last) -> {
            int k = ++fired[member];
            return phases[member] + k * period + delay(crowd, member, k);
        });
    }

    @Override
    public double meanRate() {
        return 1e9 / period;
    }

    private long delay(CrowdDraws crowd, int member, int k) {
        return jitter == 0 ? 0 : (long) (crowd.own(member, k + 1).nextDouble() * jitter);
    }
}
