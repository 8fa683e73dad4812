package buzzville.scenario;

import buzzville.unit.Default;
import buzzville.unit.Doc;

/** How far producers, broker and services are from each other. */
@Doc("How far producers, broker and services are from each other.")
public record NetworkSpec(
        @Doc("From producers, and from services that publish, to the broker.") @Default("{}")
        WaySpec toBroker,

        @Doc("From the broker to services; acknowledgements take the same way back.") @Default("{}")
        WaySpec toServices) {}
