package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.math.BigDecimal;

/** The central station announces extreme weather. */
@Doc("The central station announces extreme weather.")
public record WeatherAlert(
        @Doc("What kind of weather.")
        @Name("type_alerte")
        @OneOf({"tempete", "vent_violent", "orage", "inondation", "neige_verglas", "canicule"})
        String kind,

        @Doc("How grave, by the colours of the French weather service.")
        @Name("intensite")
        @OneOf({"jaune", "orange", "rouge"})
        String intensity,

        @Doc("Temperature, degrees Celsius.") @Range(from = -60, to = 60)
        BigDecimal temperature,

        @Doc("Wind, kilometres an hour.") @Name("vent_kmh") @Range(from = 0, to = 500)
        int wind,

        @Doc("How long it is expected to last, hours.") @Name("duree_heures") @Range(from = 1, to = 240)
        int hours)
        implements Payload {
    @Override
    public Actions actions() {
        return Actions.recommended(
                "notification", "Alerter les citoyens par SMS, e-mail et application",
                "autorites", "Activer les protocoles de sécurité",
                "ecoles", "Fermer les écoles et prévenir les parents",
                "secours", "Mobiliser les moyens d'intervention");
    }

    static WeatherAlert drawn(Chance chance) {
        String kind = chance.word(
                "type_alerte",
                30,
                "tempete",
                20,
                "vent_violent",
                20,
                "orage",
                15,
                "inondation",
                10,
                "neige_verglas",
                5,
                "canicule");
        String intensity = chance.word("intensite", 60, "jaune", 30, "orange", 10, "rouge");
        double usual = switch (kind) {
            case "canicule" -> 36;
            case "neige_verglas" -> -3;
            case "orage" -> 19;
            default -> 9;
        };
        int least = kind.equals("tempete") || kind.equals("vent_violent") ? gust(intensity) : 5;
        return new WeatherAlert(
                kind,
                intensity,
                chance.around("temperature", usual, 2, -60, 60, 1),
                chance.whole("vent_kmh", least, least + 25),
                chance.whole("duree_heures", 2, 24));
    }

    /** Kilometres an hour from which a storm has this colour. */
    private static int gust(String intensity) {
        return switch (intensity) {
            case "rouge" -> 130;
            case "orange" -> 100;
            default -> 70;
        };
    }
}
