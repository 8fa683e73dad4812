package buzzville.producer;

import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.RatePerSecond;
import java.util.List;

/**
 * Bursts: each instance sends as a Poisson process while it is on and nothing while it is off (an interrupted Poisson
 * process, the {@link Mmpp} with rates (rate, 0)). It starts stationary.
 *
 * @param rate arrivals per second while on, above 0
 * @param on mean length of a burst, exponential
 * @param off mean pause between bursts, exponential
 */
@Doc("Bursts: a Poisson process while it is on, nothing while it is off.")
public record OnOff(
        @RatePerSecond double rate,
        @DurationNanos long on,
        @DurationNanos long off) implements CrowdProcess {
    public OnOff {
        new Mmpp(List.of(rate, 0.0), List.of(on, off));
    }

    @Override
    public Arrivals start(CrowdDraws crowd) {
        return mmpp().start(crowd);
    }

    @Override
    public double meanRate() {
        return mmpp().meanRate();
    }

    private Mmpp mmpp() {
        return new Mmpp(List.of(rate, 0.0), List.of(on, off));
    }
}
