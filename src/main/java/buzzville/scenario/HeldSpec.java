package buzzville.scenario;

import buzzville.unit.Doc;

/** A light that an effect has to wait for. */
@Doc("A light that an effect has to wait for.")
public record HeldSpec(
        @Doc("The producer that holds it back, one with 'cycle' arrivals.")
        String producer,

        @Doc("The state in which it lets it pass.") String unless) {}
