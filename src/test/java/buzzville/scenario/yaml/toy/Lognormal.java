package buzzville.scenario.yaml.toy;

import buzzville.unit.Scaled;
import org.jspecify.annotations.Nullable;

/** By mean and one more. */
public record Lognormal(
        @Scaled double mean,
        @Scaled @Nullable Double sd,
        @Scaled @Nullable Double p99) implements Distribution {
    public Lognormal {
        if ((sd == null) == (p99 == null)) {
            throw new IllegalArgumentException("expected either sd or p99");
        }
        if (p99 != null && !(p99 >= mean)) {
            throw new IllegalArgumentException("p99 must be at least the mean, but is 1ms");
        }
    }
}
