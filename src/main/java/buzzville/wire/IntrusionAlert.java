package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;

/** What moved was somebody. */
@Doc("What moved was somebody.")
public record IntrusionAlert(
        @Doc("How dangerous it looks.") @Name("niveau_menace") @OneOf({"faible", "moyen", "eleve"})
        String threat,

        @Doc("How many people were seen.") @Name("nombre_personnes") @Range(from = 1, to = 1000)
        int people,

        @Doc("How many guards are on their way.") @Name("agents_envoyes") @Range(from = 0, to = 2000)
        int guards,

        @Doc("Whether the police was told.") @Name("police_prevenue")
        boolean police)
        implements Payload {
    @Override
    public Actions actions() {
        return Actions.recommended("police", "Envoyer une patrouille");
    }

    static IntrusionAlert drawn(Chance chance) {
        String threat = chance.word("niveau_menace", 50, "faible", 35, "moyen", 15, "eleve");
        int people = chance.few("nombre_personnes", 1, 12, 0.5);
        return new IntrusionAlert(
                threat,
                people,
                chance.whole("agents_envoyes", people, people + 2),
                chance.flag("police_prevenue", threat.equals("faible") ? 0.5 : 1));
    }
}
