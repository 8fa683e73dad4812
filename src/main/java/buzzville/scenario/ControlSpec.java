package buzzville.scenario;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a service does to the traffic lights of a zone, or to anything else that goes round its states. */
@Doc("What a service does to a producer that goes round its states, such as traffic lights.")
public record ControlSpec(
        @Doc("The producer, one with 'cycle' arrivals.") String producer,
        @Doc("The state that it puts it into at once.") String to,

        @Doc("How long it holds it there; then its own cycle goes on.") @Name("for") @DurationNanos
        long hold,

        @Doc("Types of event that are such commands; absent: all that it subscribes to.") @Nullable
        OneOrMore on,

        @Doc("Whether all instances in the zone of the message obey, instead of one of them.") @Default("false")
        boolean all) {
    public ControlSpec {
        if (!(hold > 0)) {
            throw new IllegalArgumentException("for must be longer than 0s");
        }
    }

    /** The types of event that are commands, out of those that the service subscribes to. */
    public List<String> triggers(List<String> subscribed) {
        return on == null ? subscribed : on.names();
    }
}
