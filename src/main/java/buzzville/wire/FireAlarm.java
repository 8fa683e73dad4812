package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.math.BigDecimal;

/** A detector senses smoke. */
@Doc("A detector senses smoke.")
public record FireAlarm(
        @Doc("What kind of building.")
        @Name("type_batiment")
        @OneOf({"habitation", "bureau", "commerce", "ecole", "hopital", "entrepot", "parking"})
        String building,

        @Doc("The storey, 0 at the ground.") @Name("etage") @Range(from = -10, to = 100)
        int storey,

        @Doc("How strong the fire is.") @Name("intensite") @OneOf({"faible", "moyenne", "forte"})
        String intensity,

        @Doc("Temperature at the detector, degrees Celsius.") @Range(from = -60, to = 1500)
        BigDecimal temperature,

        @Doc("Light that the smoke holds back, percent a metre.") @Name("opacite_pourcent") @Range(from = 0, to = 100)
        BigDecimal smoke,

        @Doc("How many people are probably inside.") @Name("personnes_presentes") @Range(from = 0, to = 100000)
        int people,

        @Doc("Whether the building must be left.") @Name("evacuation_necessaire")
        boolean evacuate)
        implements Payload {
    @Override
    public Actions actions() {
        return Actions.recommended(
                "pompiers", "Envoyer un équipage",
                "evacuation", "Faire sortir les occupants",
                "citoyens", "Alerter le voisinage");
    }

    static FireAlarm drawn(Chance chance) {
        String building = chance.word(
                "type_batiment",
                60,
                "habitation",
                15,
                "bureau",
                10,
                "commerce",
                5,
                "ecole",
                2,
                "hopital",
                4,
                "entrepot",
                4,
                "parking");
        int storey = building.equals("parking") ? chance.whole("etage", -4, -1) : chance.whole("etage", 0, 8);
        String intensity = chance.word("intensite", 70, "faible", 22, "moyenne", 8, "forte");
        int level = intensity.equals("forte") ? 2 : intensity.equals("moyenne") ? 1 : 0;
        return new FireAlarm(
                building,
                storey,
                intensity,
                chance.around("temperature", 45 + 90.0 * level, 8, 20, 1000, 1),
                chance.around("opacite_pourcent", 8 + 30.0 * level, 3, 1, 100, 1),
                chance.few("personnes_presentes", 0, 2000, building.equals("habitation") ? 4 : 40),
                chance.flag("evacuation_necessaire", level == 0 ? 0.3 : 1));
    }
}
