package buzzville.scenario.clock;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of all that happens is written down with its stamps. */
@Doc("What is written down with its stamps; what is left out ticks no clock, but what was known is passed on.")
public record ClockLogSpec(
        @Doc(
                "The events of which processes: producers, services, single instances such as 'sensor[3]', or 'broker'; absent: everybody's.")
        @Nullable
        List<String> processes,

        @Doc("Only what is about these incidents, of the kinds emit and send, by name; absent: everything.") @Nullable
        List<String> incidents,

        @Doc("Most events that are written down; those that come later are left out.") @Default("20000")
        int events) {
    private static final int MOST = 1_000_000;

    public ClockLogSpec {
        if (processes != null && processes.isEmpty()) {
            throw new IllegalArgumentException("processes must name at least one, or be absent for all");
        }
        if (incidents != null && incidents.isEmpty()) {
            throw new IllegalArgumentException("incidents must name at least one, or be absent for everything");
        }
        if (!(1 <= events && events <= MOST)) {
            throw new IllegalArgumentException("events must be from 1 to " + MOST + ", but is " + events);
        }
    }
}
