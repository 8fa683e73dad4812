package buzzville.scenario;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Ratio;
import buzzville.unit.Short;
import java.util.List;

/** How narrow intervals have to become before there are enough replications. */
@Short("within")
@Doc("How narrow intervals have to become before there are enough replications.")
public record PrecisionSpec(
        @Doc("Half the width of the interval, at most, as a share of the figure.") @Ratio
        double within,

        @Doc("The objectives and measures it is about, by name; all if empty.") @Default("[]")
        List<String> of,

        @Doc("Most replications; with them it ends, reached or not.") @Default("1000")
        int atMost) {
    /** Fewer replications say too little about their own spread. */
    public static final int AT_LEAST = 10;

    private static final int MOST = 100_000;

    public PrecisionSpec {
        if (!(within > 0)) {
            throw new IllegalArgumentException("within must be more than 0%");
        }
        if (!(AT_LEAST <= atMost && atMost <= MOST)) {
            throw new IllegalArgumentException("at-most must be from 10 to 100000, but is " + atMost);
        }
    }
}
