package buzzville.scenario.incident;

import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import org.jspecify.annotations.Nullable;

/** One message, exactly when it is wanted. */
@Doc("One message that occurs at the beginning of the incident and reaches the broker when it is told to.")
public record Send(
        @Doc("The producer or witness that sends it.") String from,
        @Doc("Its type.") String event,

        @Doc("Where; absent: in the first zone of the producer.") @Nullable
        String zone,

        @Doc("When it reaches the broker, whatever the network does.") @DurationNanos
        long arrives)
        implements Deed {
    @Override
    public String word() {
        return "send";
    }

    @Override
    public boolean isMoment() {
        return true;
    }
}
