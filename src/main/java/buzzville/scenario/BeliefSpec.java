package buzzville.scenario;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Short;

/** What a service holds to be the state of things, from what it is told. */
@Short("event")
@Doc("What a service holds to be the state of things, from what it is told.")
public record BeliefSpec(
        @Doc("The event that tells of changes, of a producer with 'cycle' arrivals.")
        String event,

        @Doc("Whether news that is older than what is known is believed.") @Default("arrival")
        By by) {
    /** What decides which of two changes is the last. */
    public enum By {
        /** The one that was processed last. */
        ARRIVAL,
        /** The one that occurred last: older news is passed over. */
        OCCURRENCE
    }
}
