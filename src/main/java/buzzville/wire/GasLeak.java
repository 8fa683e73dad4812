package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;

/** A sensor measures too much gas in the air. */
@Doc("A sensor measures too much gas in the air.")
public record GasLeak(
        @Doc("Which gas.") @Name("gaz") @OneOf({"methane", "propane", "butane", "monoxyde_carbone"})
        String gas,

        @Doc("How much of the air it is, parts per million.") @Name("concentration_ppm") @Range(from = 0, to = 1000000)
        int concentration,

        @Doc("From so much on it is an alarm, parts per million.") @Name("seuil_ppm") @Range(from = 0, to = 1000000)
        int threshold,

        @Doc("Whether it may explode.") @Name("risque_explosion")
        boolean explosive,

        @Doc("How far around people must leave, metres.") @Name("perimetre_metres") @Range(from = 0, to = 10000)
        int perimeter)
        implements Payload {
    /** A fifth of methane's lower explosive limit of 5 %, from which fire brigades treat air as explosive. */
    private static final int EXPLOSIVE = 10_000;

    @Override
    public Actions actions() {
        return Actions.recommended(
                "secours", "Intervenir sur place",
                "gaz", "Couper l'alimentation en gaz du secteur",
                "evacuation", "Évacuer un périmètre de " + perimeter + " m",
                "citoyens", "Alerter les riverains");
    }

    static GasLeak drawn(Chance chance) {
        String gas = chance.word("gaz", 75, "methane", 10, "propane", 8, "butane", 7, "monoxyde_carbone");
        boolean poison = gas.equals("monoxyde_carbone");
        int threshold = poison ? chance.whole("seuil_ppm", 50, 50) : chance.whole("seuil_ppm", 5000, 5000);
        int concentration = poison
                ? chance.whole("concentration_ppm", 60, 800)
                : chance.few("concentration_ppm", threshold, 60_000, 9000);
        boolean explosive = chance.flag("risque_explosion", !poison && concentration >= EXPLOSIVE ? 1 : 0);
        return new GasLeak(
                gas,
                concentration,
                threshold,
                explosive,
                explosive ? chance.whole("perimetre_metres", 200, 500) : chance.whole("perimetre_metres", 50, 150));
    }
}
