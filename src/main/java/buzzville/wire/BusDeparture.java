package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.util.List;

/** A bus leaves its stop. */
@Doc("A bus leaves its stop.")
public record BusDeparture(
        @Doc("The bus.") @Name("bus_id") @Identifier("BUS") String bus,
        @Doc("The line.") @Name("ligne") String line,
        @Doc("The stop.") @Name("arret") String stop,
        @Doc("Where it goes.") String destination,

        @Doc("How late it is, minutes.") @Name("retard_minutes") @Range(from = 0, to = 1440)
        int delay,

        @Doc("How many people are aboard.") @Name("passagers") @Range(from = 0, to = 300)
        int passengers)
        implements Payload {
    private static final List<String> STOPS = List.of(
            "Châtelet", "Bastille", "Nation", "Opéra", "Palais Royal", "Saint-Michel", "Hôtel de Ville", "Luxembourg");

    @Override
    public Actions actions() {
        return Actions.triggered(
                "gare", "Mise à jour des panneaux d'arrivée",
                "citoyens", "Actualisation des horaires",
                "connexions", "Synchronisation des correspondances");
    }

    static BusDeparture drawn(Chance chance) {
        return new BusDeparture(
                chance.identifier("bus_id", "BUS", chance.instance()),
                chance.text("ligne", Integer.toString(20 + (int) (chance.share() * 76))),
                chance.among("arret", STOPS),
                chance.among("destination", ENDS),
                chance.few("retard_minutes", 0, 60, 1.5),
                chance.few("passagers", 0, 110, 25));
    }

    private static final List<String> ENDS = List.of(
            "Porte d'Orléans",
            "Porte de Clignancourt",
            "Porte de Montreuil",
            "Porte Maillot",
            "Gare de Lyon",
            "Gare du Nord");
}
