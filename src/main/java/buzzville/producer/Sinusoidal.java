package buzzville.producer;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Ratio;

/**
 * A smooth rhythm: the factor at time t is 1 + amplitude * sin(2 pi t / period); it starts at its mean, rising.
 *
 * @param amplitude from 0 % to 100 %
 * @param period of the rhythm, such as 24h
 */
@Doc("A smooth rhythm that starts at its mean, rising.")
public record Sinusoidal(
        @Ratio double amplitude,
        @Default("24h") @DurationNanos long period) implements RateProfile {
    public Sinusoidal {
        if (!(0 <= amplitude && amplitude <= 1)) {
            throw new IllegalArgumentException("amplitude must be from 0% to 100%");
        }
        if (!(period > 0)) {
            throw new IllegalArgumentException("period must be longer than 0s");
        }
    }

    @Override
    public double factor(long now) {
        return 1 + amplitude * StrictMath.sin(2 * Math.PI * (now % period) / period);
    }

    @Override
    public double peak() {
        return 1 + amplitude;
    }
}
