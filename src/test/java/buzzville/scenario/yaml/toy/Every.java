package buzzville.scenario.yaml.toy;

import buzzville.unit.Default;
import buzzville.unit.DurationNanos;

/** Again and again. */
public record Every(
        @DurationNanos long period,
        @DurationNanos @Default("0s") Distribution jitter) implements ArrivalProcess {
    public Every {
        if (!(period > 0)) {
            throw new IllegalArgumentException("period must be positive, but is " + period);
        }
    }
}
