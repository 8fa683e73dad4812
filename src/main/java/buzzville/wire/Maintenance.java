package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;

/** A device asks for a visit. */
@Doc("A device asks for a visit.")
public record Maintenance(
        @Doc("The device.") @Name("appareil_id") @Identifier("APP")
        String device,

        @Doc("What it is.")
        @Name("type_appareil")
        @OneOf({"lampadaire", "capteur", "camera", "feu", "sonde", "panneau"})
        String kind,

        @Doc("What it needs.")
        @Name("nature")
        @OneOf({"usure", "batterie_faible", "panne_partielle", "nettoyage", "calibrage"})
        String trouble,

        @Doc("What is left in its battery, percent.") @Name("batterie_pourcent") @Range(from = 0, to = 100)
        int battery,

        @Doc("How urgent it is.") @Name("urgence") @OneOf({"faible", "moyenne", "forte"})
        String urgency)
        implements Payload {
    @Override
    public Actions actions() {
        return Actions.recommended("maintenance", "Planifier une visite");
    }

    static Maintenance drawn(Chance chance) {
        String device = chance.identifier("appareil_id", "APP", chance.instance());
        String kind = chance.word(
                "type_appareil", 35, "lampadaire", 25, "capteur", 10, "camera", 10, "feu", 15, "sonde", 5, "panneau");
        String trouble = chance.word(
                "nature", 35, "usure", 25, "batterie_faible", 10, "panne_partielle", 20, "nettoyage", 10, "calibrage");
        boolean empty = trouble.equals("batterie_faible");
        return new Maintenance(
                device,
                kind,
                trouble,
                empty ? chance.whole("batterie_pourcent", 2, 15) : chance.whole("batterie_pourcent", 25, 100),
                trouble.equals("panne_partielle")
                        ? chance.word("urgence", 50, "moyenne", 50, "forte")
                        : chance.word("urgence", 80, "faible", 20, "moyenne"));
    }
}
