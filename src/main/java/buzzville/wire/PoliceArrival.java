package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;

/** A patrol has arrived. */
@Doc("A patrol has arrived.")
public record PoliceArrival(
        @Doc("Which patrol.") @Name("patrouille") String patrol,

        @Doc("How many officers.") @Name("agents") @Range(from = 1, to = 2000)
        int officers,

        @Doc("How many vehicles.") @Name("vehicules") @Range(from = 0, to = 500)
        int vehicles,

        @Doc("Whether the place is secured.") @Name("zone_securisee")
        boolean secured)
        implements Payload {
    @Override
    public Actions actions() {
        return Actions.triggered(
                "police", "Sécurisation des lieux",
                "base_securite", "Enregistrement de l'intervention");
    }

    static PoliceArrival drawn(Chance chance) {
        String patrol = chance.text("patrouille", "Patrouille " + (1 + (int) (chance.share() * 60)));
        int vehicles = chance.few("vehicules", 1, 4, 0.4);
        return new PoliceArrival(
                patrol,
                chance.whole("agents", Math.max(1, 2 * vehicles), Math.max(1, 3 * vehicles)),
                vehicles,
                chance.flag("zone_securisee", 0.7));
    }
}
