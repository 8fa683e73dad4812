package buzzville.scenario.clock;

import buzzville.random.Distribution;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Ppm;
import buzzville.unit.Ratio;
import org.jspecify.annotations.Nullable;

/** Whom clocks ask for the time. It stands where the broker stands. */
@Doc("A time server. It stands where the broker stands.")
public record ServerSpec(
        @Doc("The server that it asks itself, and so is a stratum below; absent: it is a source of time.") @Nullable
        String asks,

        @Doc("What its clock shows too much at the start.") @Default("0s") @DurationNanos(signed = true)
        long offset,

        @Doc("How much too fast that runs.") @Default("0ppm") @Ppm(signed = true)
        double drift,

        @Doc("How wrong it says that it is; absent: nothing for a source, what it knows for one that asks.")
        @Nullable
        @DurationNanos
        Long bound,

        @Doc("What a question takes longer than the network says, constant or drawn.") @Nullable @DurationNanos
        Distribution there,

        @Doc("What an answer does.") @Nullable @DurationNanos
        Distribution back,

        @Doc("Probability that a question or its answer is lost besides what the network loses.") @Default("0%") @Ratio
        double loss) {
    private static final double MOST = 1000;

    public ServerSpec {
        if (!(drift >= -MOST && drift <= MOST)) {
            throw new IllegalArgumentException("drift must be from -1000ppm to 1000ppm, but is " + drift + "ppm");
        }
        if (asks != null && bound != null) {
            throw new IllegalArgumentException(
                    "a server that asks another knows how wrong it may be; expected 'asks' or 'bound', not both");
        }
    }
}
