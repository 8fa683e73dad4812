package buzzville.producer;

import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Ratio;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rhythm in steps: from each of the times on, the rate is so many per cent of its given value. With a period the steps
 * repeat; without one the last holds for ever. Before the first time the factor is 100 %.
 *
 * @param times at which steps begin, rising, at least one
 * @param factors from each of those times on, as many, at least 0 %
 * @param period after which the steps repeat, longer than the last time
 */
@Doc("A rhythm in steps: the rate times a factor, from each time on.")
public record Piecewise(
        @DurationNanos List<Long> times,
        @Ratio(max = 1e6) List<Double> factors,
        @Nullable @DurationNanos Long period) implements RateProfile {
    public Piecewise {
        if (times.isEmpty() || times.size() != factors.size()) {
            throw new IllegalArgumentException("factors must be as many as times, and at least one, but there are "
                    + times.size() + " times and " + factors.size() + " factors");
        }
        for (int i = 1; i < times.size(); i++) {
            if (!(times.get(i - 1) < times.get(i))) {
                throw new IllegalArgumentException("times must rise");
            }
        }
        if (period != null && !(period > times.get(times.size() - 1))) {
            throw new IllegalArgumentException("period must be longer than the last of the times");
        }
        times = List.copyOf(times);
        factors = List.copyOf(factors);
    }

    @Override
    public double factor(long now) {
        long time = period == null ? now : now % period;
        double factor = 1;
        for (int i = 0; i < times.size() && times.get(i) <= time; i++) {
            factor = factors.get(i);
        }
        return factor;
    }

    @Override
    public double peak() {
        return Math.max(
                times.get(0) > 0 ? 1 : 0,
                factors.stream().mapToDouble(Double::doubleValue).max().orElse(1));
    }
}
