package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;

/** Somebody in a hurry asks a light for a colour. */
@Doc("Somebody in a hurry asks a light for a colour.")
public record LightCommand(
        @Doc("Who asks.") @Name("demandeur") @OneOf({"ambulance", "pompiers", "police"})
        String asker,

        @Doc("The vehicle that is to pass.") @Name("vehicule")
        String vehicle,

        @Doc("The colour that the others are to see.") @Name("etat_demande") @OneOf({"vert", "orange", "rouge"})
        String state,

        @Doc("How long it is wanted, seconds.") @Name("duree_secondes") @Range(from = 0, to = 3600)
        int seconds)
        implements Payload {
    @Override
    public Actions actions() {
        return Actions.triggered("carrefours", "Feu au rouge pour laisser passer les secours");
    }

    static LightCommand drawn(Chance chance) {
        String asker = chance.text("demandeur", "ambulance");
        String name = asker.equals("ambulance") ? "SAMU" : asker.equals("pompiers") ? "VSAV" : "Patrouille";
        return new LightCommand(
                asker,
                chance.text("vehicule", name + " " + (1 + (int) (chance.share() * 40))),
                chance.text("etat_demande", "rouge"),
                chance.whole("duree_secondes", 60, 60));
    }
}
