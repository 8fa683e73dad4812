package buzzville.scenario.incident;

import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.OneOf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Producers report more often. */
@OneOf({"factor", "every"})
@Doc("Producers report more often, or less.")
public record Surge(
        @Doc("Which; absent: all.") @Nullable List<String> producers,

        @Doc("In which zones; absent: in all.") @Nullable List<String> zones,

        @Doc("How many times as often.") @Nullable Double factor,

        @Doc("A new period for producers that report every so often.") @Nullable @DurationNanos
        Long every)
        implements Deed {
    public Surge {
        if (producers != null && producers.isEmpty()) {
            throw new IllegalArgumentException("producers must name at least one, or be absent for all");
        }
        if (zones != null && zones.isEmpty()) {
            throw new IllegalArgumentException("zones must name at least one, or be absent for all");
        }
        if ((factor == null) == (every == null)) {
            throw new IllegalArgumentException("expected either a factor or a new period 'every'");
        }
        if (factor != null && !(factor > 0 && factor <= 1e6)) {
            throw new IllegalArgumentException("factor must be above 0 and at most 1000000, but is " + factor);
        }
        if (every != null && !(every > 0)) {
            throw new IllegalArgumentException("every must be longer than 0s");
        }
    }

    @Override
    public String word() {
        return "surge";
    }
}
