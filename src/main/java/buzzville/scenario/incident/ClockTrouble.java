package buzzville.scenario.incident;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.OneOf;
import buzzville.unit.Ppm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clocks go wrong. */
@OneOf({"step", "drift", "ntp"})
@Doc("Clocks go wrong: exactly one of step, drift and ntp.")
public record ClockTrouble(
        @Doc(
                "Of which processes: producers, services, single instances such as 'sensor[3]', 'broker', or 'producers' or 'services' for all"
                        + " of them; absent: everybody's.")
        @Default("[]")
        List<String> of,

        @Doc("By how much they jump.") @Nullable @DurationNanos(signed = true)
        Long step,

        @Doc("How much too fast they run.") @Nullable @Ppm(signed = true)
        Double drift,

        @Doc("What becomes of their synchronization.") @Nullable
        Ntp ntp)
        implements Deed {
    private static final double MOST = 100_000;

    /** What becomes of the synchronization of clocks. */
    public enum Ntp {
        /** No server answers. */
        OUTAGE
    }

    public ClockTrouble {
        int said = (step == null ? 0 : 1) + (drift == null ? 0 : 1) + (ntp == null ? 0 : 1);
        if (said != 1) {
            throw new IllegalArgumentException(
                    "expected exactly one of step, drift and ntp, but found " + (said == 0 ? "none" : said));
        }
        if (drift != null && !(-MOST <= drift && drift <= MOST)) {
            throw new IllegalArgumentException("drift must be from -100000ppm to 100000ppm, but is " + drift + "ppm");
        }
    }

    @Override
    public String word() {
        return "clock";
    }

    @Override
    public boolean isMoment() {
        return step != null;
    }
}
