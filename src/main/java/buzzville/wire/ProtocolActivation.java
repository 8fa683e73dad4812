package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;

/** A safety protocol is in force. */
@Doc("A safety protocol is in force.")
public record ProtocolActivation(
        @Doc("Which.")
        @Name("protocole")
        @OneOf({"cellule_de_crise", "fermeture_parcs", "ouverture_abris", "plan_communal"})
        String protocol,

        @Doc("How strict, from 1 to 3.") @Name("niveau") @Range(from = 1, to = 3)
        int level,

        @Doc("How many people carry it out.") @Name("agents_mobilises") @Range(from = 0, to = 100000)
        int staff,

        @Doc("How long it holds, hours.") @Name("duree_heures") @Range(from = 0, to = 1000)
        int hours)
        implements Payload {
    @Override
    public Actions actions() {
        return Actions.triggered("protocoles", "Application du protocole");
    }

    static ProtocolActivation drawn(Chance chance) {
        String protocol = chance.word(
                "protocole", 30, "fermeture_parcs", 30, "ouverture_abris", 20, "cellule_de_crise", 20, "plan_communal");
        int level = chance.few("niveau", 1, 3, 0.6);
        return new ProtocolActivation(
                protocol,
                level,
                chance.whole("agents_mobilises", 10 * level, 60 * level),
                chance.whole("duree_heures", 6, 24 * level));
    }
}
