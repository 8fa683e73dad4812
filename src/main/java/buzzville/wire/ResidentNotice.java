package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.util.List;

/** A letter from the town hall to the neighbours of a concert. */
@Doc("A letter from the town hall to the neighbours of a concert.")
public record ResidentNotice(
        @Doc("What it is about.") @Name("objet") String subject,

        @Doc("What it says.") @Name("texte") String text,

        @Doc("How many homes it goes to.") @Name("foyers") @Range(from = 0, to = 1000000)
        int homes,

        @Doc("How loud it may be, decibels.") @Name("niveau_sonore_max_db") @Range(from = 0, to = 200)
        int loudness)
        implements Payload {
    private static final List<String> SUBJECTS =
            List.of("Concert dans votre quartier", "Stationnement et circulation ce soir", "Horaires du concert");

    @Override
    public Actions actions() {
        return Actions.triggered("riverains", "Réception de la lettre");
    }

    static ResidentNotice drawn(Chance chance) {
        return new ResidentNotice(
                chance.among("objet", SUBJECTS),
                chance.text(
                        "texte", "Un concert a lieu près de chez vous ; la mairie reste joignable toute la soirée."),
                chance.whole("foyers", 50, 600),
                chance.whole("niveau_sonore_max_db", 95, 102));
    }
}
