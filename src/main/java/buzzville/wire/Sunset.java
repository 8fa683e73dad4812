package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;

/** It is dark enough to switch the street lights on. */
@Doc("It is dark enough to switch the street lights on.")
public record Sunset(
        @Doc("Light that is measured, lux.") @Name("luminosite_lux") @Range(from = 0, to = 200000)
        int illuminance,

        @Doc("Below so much light it is night, lux.") @Name("seuil_lux") @Range(from = 0, to = 200000)
        int threshold,

        @Doc("What says so.") @OneOf({"capteur_luminosite", "horloge_astronomique"})
        String source)
        implements Payload {
    @Override
    public Actions actions() {
        return Actions.triggered(
                "eclairage", "Allumage des lampadaires",
                "trafic", "Passage des feux au plan de nuit",
                "securite", "Renforcement de la surveillance");
    }

    static Sunset drawn(Chance chance) {
        return new Sunset(
                chance.whole("luminosite_lux", 2, 19),
                chance.whole("seuil_lux", 20, 20),
                chance.text(
                        "source",
                        chance.producer().contains("horloge") ? "horloge_astronomique" : "capteur_luminosite"));
    }
}
