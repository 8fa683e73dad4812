package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;

/** The valve of a district is closed. */
@Doc("The valve of a district is closed.")
public record GasCutOff(
        @Doc("The valve.") @Name("vanne_id") @Identifier("VANNE")
        String valve,

        @Doc("How many homes are without gas.") @Name("foyers_prives") @Range(from = 0, to = 1000000)
        int homes,

        @Doc("What is left in the pipe, millibar.") @Name("pression_mbar") @Range(from = 0, to = 100000)
        int pressure,

        @Doc("How long it will stay closed, hours.") @Name("duree_estimee_heures") @Range(from = 0, to = 1000)
        int hours)
        implements Payload {
    @Override
    public Actions actions() {
        return Actions.triggered("citoyens", "Information des foyers privés de gaz");
    }

    static GasCutOff drawn(Chance chance) {
        return new GasCutOff(
                chance.identifier("vanne_id", "VANNE", 1 + (int) (chance.share() * 200)),
                chance.whole("foyers_prives", 20, 900),
                chance.whole("pression_mbar", 0, 3),
                chance.whole("duree_estimee_heures", 2, 24));
    }
}
