package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.util.List;

/** A school closes and writes to the parents. */
@Doc("A school closes and writes to the parents.")
public record SchoolClosing(
        @Doc("The school.") @Name("ecole") String school,

        @Doc("How many pupils it has.") @Name("eleves") @Range(from = 0, to = 10000)
        int pupils,

        @Doc("How many families it wrote to.") @Name("familles_prevenues") @Range(from = 0, to = 10000)
        int families,

        @Doc("How soon they are to come, minutes.") @Name("delai_minutes") @Range(from = 0, to = 1440)
        int minutes)
        implements Payload {
    private static final List<String> SCHOOLS = List.of(
            "École Jules-Ferry", "École Marie-Curie", "École Victor-Hugo", "Collège Jean-Moulin", "École des Tilleuls");

    @Override
    public Actions actions() {
        return Actions.triggered("parents", "Venir chercher les enfants");
    }

    static SchoolClosing drawn(Chance chance) {
        String school = chance.among("ecole", SCHOOLS);
        int pupils = chance.whole("eleves", 80, 420);
        return new SchoolClosing(
                school,
                pupils,
                chance.whole("familles_prevenues", pupils * 6 / 10, pupils * 9 / 10),
                chance.whole("delai_minutes", 30, 90));
    }
}
