package buzzville.scenario;

import buzzville.random.Distribution;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Ratio;
import buzzville.unit.Short;
import org.jspecify.annotations.Nullable;

/** Somebody or something that notices what happens and reports it. */
@Short("after")
@Doc("Somebody or something that notices what happens and reports it.")
public record WitnessSpec(
        @Doc("What people call it.") @Nullable Label label,
        @Doc("What it detects.") @Nullable Label detects,

        @Doc("Delay from the happening to its report, constant or drawn; absent: none.") @Nullable @DurationNanos
        Distribution after,

        @Doc("Probability that it notices a happening.") @Default("100%") @Ratio
        double probability) {}
