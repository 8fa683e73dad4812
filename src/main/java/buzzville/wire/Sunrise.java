package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;

/** It is light enough to switch the street lights off. */
@Doc("It is light enough to switch the street lights off.")
public record Sunrise(
        @Doc("Light that is measured, lux.") @Name("luminosite_lux") @Range(from = 0, to = 200000)
        int illuminance,

        @Doc("From so much light on it is day, lux.") @Name("seuil_lux") @Range(from = 0, to = 200000)
        int threshold,

        @Doc("What says so.") @OneOf({"capteur_luminosite", "horloge_astronomique"})
        String source)
        implements Payload {
    @Override
    public Actions actions() {
        return Actions.triggered(
                "eclairage", "Extinction des lampadaires",
                "meteo", "Mise à jour du bulletin du jour",
                "citoyens", "Information sur l'application");
    }

    static Sunrise drawn(Chance chance) {
        return new Sunrise(
                chance.whole("luminosite_lux", 20, 60),
                chance.whole("seuil_lux", 20, 20),
                chance.text(
                        "source",
                        chance.producer().contains("horloge") ? "horloge_astronomique" : "capteur_luminosite"));
    }
}
