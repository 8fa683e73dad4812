package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.util.List;

/** Traffic goes round a place. */
@Doc("Traffic goes round a place.")
public record TrafficRedirection(
        @Doc("Which way it goes.") @Name("itineraire") String route,

        @Doc("How many streets are closed.") @Name("rues_fermees") @Range(from = 0, to = 1000)
        int closed,

        @Doc("How much longer a journey takes, minutes.") @Name("allongement_minutes") @Range(from = 0, to = 600)
        int delay,

        @Doc("How long it will be so, minutes.") @Name("duree_minutes") @Range(from = 0, to = 10080)
        int minutes)
        implements Payload {
    private static final List<String> ROUTES =
            List.of("Par le périphérique", "Par les quais", "Par les boulevards des Maréchaux", "Par l'avenue voisine");

    @Override
    public Actions actions() {
        return Actions.triggered(
                "panneaux", "Affichage de l'itinéraire conseillé",
                "mobilite", "Nouveau calcul des temps de trajet");
    }

    static TrafficRedirection drawn(Chance chance) {
        return new TrafficRedirection(
                chance.among("itineraire", ROUTES),
                chance.few("rues_fermees", 1, 8, 1.2),
                chance.few("allongement_minutes", 2, 30, 4),
                chance.whole("duree_minutes", 15, 120));
    }
}
