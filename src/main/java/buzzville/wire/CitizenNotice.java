package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.util.List;

/** A message goes out to telephones. */
@Doc("A message goes out to telephones.")
public record CitizenNotice(
        @Doc("By which way.") @Name("canal") @OneOf({"sms", "email", "application"})
        String channel,

        @Doc("Its first line.") @Name("titre") String title,
        @Doc("What it says.") @Name("texte") String text,

        @Doc("How many telephones or addresses it goes to.") @Name("destinataires") @Range(from = 0, to = 10000000)
        int recipients)
        implements Payload {
    private static final List<String> TITLES =
            List.of("Alerte dans votre quartier", "Évitez le secteur", "Perturbation en cours", "Consigne de sécurité");

    @Override
    public Actions actions() {
        return Actions.triggered("citoyens", "Réception du message");
    }

    static CitizenNotice drawn(Chance chance) {
        String channel = chance.word("canal", 30, "sms", 15, "email", 55, "application");
        return drawn(chance, channel, 200, 5000);
    }

    /** One that goes to one citizen. */
    static CitizenNotice by(String channel, Chance chance) {
        return drawn(chance, chance.text("canal", channel), 1, 1);
    }

    private static CitizenNotice drawn(Chance chance, String channel, int fewest, int most) {
        return new CitizenNotice(
                channel,
                chance.among("titre", TITLES),
                chance.text("texte", "Suivez les consignes sur l'application Buzz Ville."),
                chance.whole("destinataires", fewest, most));
    }
}
