package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.math.BigDecimal;

/** A group of street lights goes on. */
@Doc("A group of street lights goes on.")
public record StreetLightsOn(
        @Doc("The group of lights.") @Name("groupe_id") @Identifier("GRP")
        String group,

        @Doc("How many lights.") @Name("nombre_lampadaires") @Range(from = 1, to = 100000)
        int lights,

        @Doc("How bright, percent.") @Name("intensite_pourcent") @Range(from = 0, to = 100)
        int brightness,

        @Doc("Power drawn, kilowatts: 90 watts a light at full brightness when drawn.")
        @Name("puissance_kw")
        @Range(from = 0, to = 100000)
        BigDecimal power)
        implements Payload {
    private static final double WATTS = 90;

    @Override
    public Actions actions() {
        return Actions.triggered(
                "electricite", "Activation de l'alimentation du groupe",
                "maintenance", "Surveillance des lampes défaillantes",
                "citoyens", "Information sur l'application");
    }

    static StreetLightsOn drawn(Chance chance) {
        int lights = chance.whole("nombre_lampadaires", 20, 120);
        int brightness = chance.whole("intensite_pourcent", 60, 100);
        double kilowatts = lights * WATTS * brightness / 100 / 1000;
        return new StreetLightsOn(
                chance.identifier("groupe_id", "GRP", chance.instance()),
                lights,
                brightness,
                chance.around("puissance_kw", kilowatts, 0, 0, 100_000, 1));
    }
}
