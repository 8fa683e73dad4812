package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;

/** A bus waits for a train. */
@Doc("A bus waits for a train.")
public record Connection(
        @Doc("The bus.") @Name("bus_id") @Identifier("BUS") String bus,

        @Doc("Its line.") @Name("ligne") String line,

        @Doc("How long it waits, minutes.") @Name("attente_minutes") @Range(from = 0, to = 120)
        int minutes,

        @Doc("How many passengers change.") @Name("passagers_attendus") @Range(from = 0, to = 1000)
        int passengers)
        implements Payload {
    @Override
    public Actions actions() {
        return Actions.triggered(
                "correspondances", "Départ du bus retardé",
                "citoyens", "Correspondance assurée");
    }

    static Connection drawn(Chance chance) {
        return new Connection(
                chance.identifier("bus_id", "BUS", (int) (chance.share() * 80)),
                chance.text("ligne", Integer.toString(20 + (int) (chance.share() * 76))),
                chance.few("attente_minutes", 1, 10, 1.5),
                chance.whole("passagers_attendus", 1, 45));
    }
}
