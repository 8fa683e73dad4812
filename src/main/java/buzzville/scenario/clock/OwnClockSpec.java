package buzzville.scenario.clock;

import buzzville.clock.Synchronization;
import buzzville.clock.deviation.Deviation;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Ppm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs about the clocks of one producer or service, or of a single process. */
@Doc("What differs about some clocks; absent: as everybody's.")
public record OwnClockSpec(
        @Doc("What each shows too much at the start.") @Nullable @DurationNanos(signed = true)
        Deviation offset,

        @Doc("How much too fast each runs.") @Nullable @Ppm(signed = true)
        Deviation drift,

        @Doc("By how much its rate changes at random in an hour, as a standard deviation.") @Nullable @Ppm
        Double wander,

        @Doc("What readings are rounded down to.") @Nullable @DurationNanos
        Long resolution,

        @Doc("How wrong it may be at the start as far as its process knows.") @Nullable @DurationNanos
        Long bound,

        @Doc("Who keeps it right.") @Nullable Synchronization ntp,
        @Doc("Which servers it asks.") @Nullable List<String> servers) {
    public OwnClockSpec {
        ClocksSpec.check(drift, wander, resolution);
        if (servers != null && servers.isEmpty()) {
            throw new IllegalArgumentException(
                    "servers must name at least one; expected 'ntp: none' for a clock that asks nobody");
        }
    }
}
