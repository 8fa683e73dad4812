package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;

/** A departure board changes. */
@Doc("A departure board changes.")
public record TimetableUpdate(
        @Doc("The board.") @Name("tableau_id") @Identifier("TAB")
        String board,

        @Doc("How many of its lines are others than before.") @Name("lignes_modifiees") @Range(from = 1, to = 1000)
        int lines,

        @Doc("How late the latest of them is, minutes.") @Name("retard_minutes") @Range(from = 0, to = 1440)
        int delay,

        @Doc("How many passengers see it.") @Name("voyageurs_informes") @Range(from = 0, to = 1000000)
        int passengers)
        implements Payload {
    @Override
    public Actions actions() {
        return Actions.triggered("citoyens", "Horaires à jour sur l'application");
    }

    static TimetableUpdate drawn(Chance chance) {
        return new TimetableUpdate(
                chance.identifier("tableau_id", "TAB", 1 + (int) (chance.share() * 60)),
                chance.few("lignes_modifiees", 1, 12, 1),
                chance.few("retard_minutes", 2, 60, 3),
                chance.whole("voyageurs_informes", 10, 600));
    }
}
