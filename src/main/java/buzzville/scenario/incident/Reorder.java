package buzzville.scenario.incident;

import buzzville.random.Distribution;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Ratio;

/** Some messages are held up, so that others overtake them. */
@Doc("Some messages are held up, so that others overtake them.")
public record Reorder(
        @Doc("Share of the trips that are.") @Ratio double share,

        @Doc("For how long, constant or drawn.") @DurationNanos
        Distribution by) {
    public Reorder {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0% and at most 100%");
        }
    }
}
