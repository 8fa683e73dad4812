package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;

/** A crew and its equipment set out. */
@Doc("A crew and its equipment set out.")
public record Mobilisation(
        @Doc("The crew.") @Name("equipe") String crew,

        @Doc("What it brings.")
        @Name("type_moyen")
        @OneOf({"ambulance", "echelle", "fourgon", "groupe_electrogene", "pompe"})
        String means,

        @Doc("How many people.") @Name("agents") @Range(from = 1, to = 5000)
        int people,

        @Doc("How many vehicles.") @Name("vehicules") @Range(from = 0, to = 500)
        int vehicles,

        @Doc("How soon they will be there, minutes.") @Name("delai_minutes") @Range(from = 0, to = 1440)
        int minutes)
        implements Payload {
    @Override
    public Actions actions() {
        return Actions.triggered("ressources", "Départ de l'équipe");
    }

    static Mobilisation drawn(Chance chance) {
        String crew = chance.text("equipe", "Équipe " + (1 + (int) (chance.share() * 80)));
        String means = chance.word(
                "type_moyen", 35, "fourgon", 25, "ambulance", 15, "pompe", 15, "echelle", 10, "groupe_electrogene");
        int vehicles = chance.few("vehicules", 1, 4, 0.3);
        return new Mobilisation(
                crew,
                means,
                chance.whole("agents", Math.max(1, 2 * vehicles), Math.max(1, 5 * vehicles)),
                vehicles,
                chance.whole("delai_minutes", 4, 20));
    }
}
