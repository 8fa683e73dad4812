package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.util.List;

/** A car park opens or fills. */
@Doc("A car park opens or fills.")
public record Parking(
        @Doc("The car park.") @Name("parking") String name,

        @Doc("How many cars it holds.") @Name("places_totales") @Range(from = 1, to = 100000)
        int spaces,

        @Doc("How many more it takes.") @Name("places_libres") @Range(from = 0, to = 100000)
        int free,

        @Doc("What its sign says.") @Name("etat") @OneOf({"ouvert", "presque_complet", "complet"})
        String state)
        implements Payload {
    /** With fewer spaces free than this share, drivers are told to go elsewhere. */
    private static final double ALMOST_FULL = 0.1;

    private static final List<String> NAMES =
            List.of("Parking du Stade", "Parking de la Salle", "Parking de la Gare", "Parking du Marché");

    @Override
    public Actions actions() {
        return Actions.triggered(
                "panneaux", "Affichage des places libres",
                "trafic", "Guidage vers les parkings ouverts");
    }

    static Parking drawn(Chance chance) {
        String name = chance.among("parking", NAMES);
        int spaces = chance.whole("places_totales", 150, 1200);
        int free = chance.whole("places_libres", 0, spaces * 8 / 10);
        String state = free == 0 ? "complet" : free < spaces * ALMOST_FULL ? "presque_complet" : "ouvert";
        return new Parking(name, spaces, free, chance.text("etat", state));
    }
}
