package buzzville.scenario;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Short;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which reports a service recognises as being about what it has handled already. */
@Short("events")
@Doc("How a service recognises later reports of an incident that it has handled: 'true', or types of event.")
public record Correlation(
        @Doc("Types of event whose reports it recognises; 'true' or absent: all that it subscribes to.") @Nullable
        List<String> events,

        @Doc("How long it remembers an incident, from when it has handled the first report.")
        @Default("30min")
        @DurationNanos
        long window) {
    private static final List<String> ALL = List.of("true");

    public Correlation {
        if (events != null && events.isEmpty()) {
            throw new IllegalArgumentException("events must name at least one, or be true for all");
        }
        if (!(window > 0)) {
            throw new IllegalArgumentException("window must be longer than 0s");
        }
        if (ALL.equals(events)) {
            events = null;
        }
    }

    /** Whether reports of this type are recognised. */
    public boolean covers(String event) {
        return events == null || events.contains(event);
    }
}
