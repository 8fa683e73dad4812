package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.math.BigDecimal;
import java.util.List;

/** A concert begins. */
@Doc("A concert begins.")
public record ConcertStart(
        @Doc("Where it is.") @Name("salle") String hall,

        @Doc("What is played.") @OneOf({"rock", "classique", "jazz", "rap", "electro", "chanson"})
        String genre,

        @Doc("How many people are expected.") @Name("spectateurs_attendus") @Range(from = 0, to = 1000000)
        int audience,

        @Doc("How loud it is, decibels.") @Name("niveau_sonore_db") @Range(from = 0, to = 160)
        BigDecimal level,

        @Doc("How long it lasts, minutes.") @Name("duree_minutes") @Range(from = 1, to = 1440)
        int minutes)
        implements Payload {
    private static final List<String> HALLS = List.of(
            "Le Zénith",
            "L'Olympia",
            "La Cigale",
            "Le Bataclan",
            "La Philharmonie",
            "Accor Arena",
            "Place de la République");

    @Override
    public Actions actions() {
        return Actions.recommended(
                "mairie", "Suivre l'événement et prévenir les riverains",
                "circulation", "Gérer les parkings et dévier le trafic",
                "commerces", "Adapter les horaires et les équipes");
    }

    static ConcertStart drawn(Chance chance) {
        String hall = chance.among("salle", HALLS);
        String genre =
                chance.word("genre", 30, "rock", 15, "classique", 10, "jazz", 20, "rap", 15, "electro", 10, "chanson");
        boolean quiet = genre.equals("classique") || genre.equals("jazz");
        return new ConcertStart(
                hall,
                genre,
                chance.whole("spectateurs_attendus", 500, 20_000),
                chance.around("niveau_sonore_db", quiet ? 82 : 97, 3, 60, 102, 1), // the law's limit is 102 dB
                chance.whole("duree_minutes", 60, 210));
    }
}
