package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.util.List;

/** A train enters a station. */
@Doc("A train enters a station.")
public record TrainArrival(
        @Doc("The train.") @Name("train_id") @Identifier("TRAIN")
        String train,

        @Doc("The line.") @Name("ligne") String line,
        @Doc("The station.") @Name("gare") String station,

        @Doc("The track, a number or a letter.") @Name("voie")
        String track,

        @Doc("How late it is, minutes.") @Name("retard_minutes") @Range(from = 0, to = 1440)
        int delay,

        @Doc("How many people are aboard.") @Name("passagers") @Range(from = 0, to = 5000)
        int passengers)
        implements Payload {
    private static final List<String> LINES = List.of("RER A", "RER B", "RER D", "Transilien H", "TER", "TGV INOUI");

    @Override
    public Actions actions() {
        return Actions.triggered(
                "gare", "Accueil du train à quai",
                "transport", "Mise à jour des correspondances",
                "citoyens", "Notification des passagers",
                "trafic", "Préparation des abords de la gare");
    }

    static TrainArrival drawn(Chance chance) {
        return new TrainArrival(
                chance.identifier("train_id", "TRAIN", chance.instance()),
                chance.among("ligne", LINES),
                chance.among("gare", STATIONS),
                chance.text("voie", Integer.toString(1 + (int) (chance.share() * 24))),
                chance.few("retard_minutes", 0, 120, 2),
                chance.whole("passagers", 80, 1100));
    }

    private static final List<String> STATIONS = List.of(
            "Gare du Nord",
            "Gare de l'Est",
            "Gare de Lyon",
            "Gare Montparnasse",
            "Gare Saint-Lazare",
            "Gare d'Austerlitz",
            "Gare de Bercy");
}
