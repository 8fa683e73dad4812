package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.util.List;

/** Everybody must leave this place. */
@Doc("Everybody must leave this place.")
public record EvacuationOrder(
        @Doc("How much has to be left.") @Name("etendue") @OneOf({"batiment", "ilot", "quartier"})
        String extent,

        @Doc("How many people must leave.") @Name("personnes_concernees") @Range(from = 0, to = 1000000)
        int people,

        @Doc("Where they gather.") @Name("point_rassemblement")
        String gathering,

        @Doc("How soon they must be gone, minutes.") @Name("delai_minutes") @Range(from = 0, to = 1440)
        int minutes)
        implements Payload {
    private static final List<String> GATHERINGS =
            List.of("Place de la Mairie", "Gymnase Jean-Jaurès", "Square des Batignolles", "Parvis de la gare");

    @Override
    public Actions actions() {
        return Actions.triggered(
                "panneaux", "Affichage de la consigne de sortie",
                "citoyens", "Consigne envoyée aux personnes présentes");
    }

    static EvacuationOrder drawn(Chance chance) {
        String extent = chance.word("etendue", 60, "batiment", 30, "ilot", 10, "quartier");
        int most = extent.equals("batiment") ? 150 : extent.equals("ilot") ? 800 : 5000;
        return new EvacuationOrder(
                extent,
                chance.whole("personnes_concernees", most / 10, most),
                chance.among("point_rassemblement", GATHERINGS),
                chance.whole("delai_minutes", 3, extent.equals("quartier") ? 30 : 10));
    }
}
