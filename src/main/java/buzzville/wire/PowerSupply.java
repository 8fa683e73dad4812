package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;

/** A group of street lights has power. */
@Doc("A group of street lights has power.")
public record PowerSupply(
        @Doc("The substation that feeds it.") @Name("poste_id") @Identifier("POSTE")
        String substation,

        @Doc("Voltage, volts.") @Name("tension_volts") @Range(from = 0, to = 100000)
        int voltage,

        @Doc("How much of what the substation can give is used, percent.")
        @Name("charge_pourcent")
        @Range(from = 0, to = 200)
        int load,

        @Doc("How long switching took, milliseconds.") @Name("delai_ms") @Range(from = 0, to = 600000)
        int millis)
        implements Payload {
    @Override
    public Actions actions() {
        return Actions.triggered(
                "maintenance", "Surveillance des lampes défaillantes",
                "electricite", "Suivi de la charge du poste");
    }

    static PowerSupply drawn(Chance chance) {
        return new PowerSupply(
                chance.identifier("poste_id", "POSTE", 1 + (int) (chance.share() * 50)),
                chance.whole("tension_volts", 225, 235),
                chance.whole("charge_pourcent", 20, 85),
                chance.whole("delai_ms", 20, 200));
    }
}
