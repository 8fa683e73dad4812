package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.math.BigDecimal;
import java.util.List;

/** Something moves where nothing should. */
@Doc("Something moves where nothing should.")
public record SensitiveMovement(
        @Doc("What saw it.") @Name("type_capteur") @OneOf({"pir", "camera"})
        String sensor,

        @Doc("The place that is guarded.") String site,

        @Doc("How sure the sensor is, from 0 to 1.") @Name("confiance") @Range(from = 0, to = 1)
        BigDecimal confidence,

        @Doc("How long it moved, seconds.") @Name("duree_secondes") @Range(from = 0, to = 86400)
        BigDecimal seconds,

        @Doc("Whether somebody is probably there.") @Name("intrusion_probable")
        boolean intrusion)
        implements Payload {
    /** From this confidence on a movement is taken for somebody. */
    private static final double SURE = 0.85;

    private static final List<String> SITES = List.of(
            "Usine des eaux",
            "Poste électrique",
            "Dépôt de bus",
            "Réserve du musée",
            "Centre de données",
            "Préfecture",
            "Tunnel technique");

    @Override
    public Actions actions() {
        return Actions.triggered(
                "securite", intrusion ? "Envoi d'un agent sur place" : "Vérification à distance",
                "alarme", intrusion ? "Déclenchement de la sirène" : "Aucune sirène",
                "base_securite", "Enregistrement de la vidéo");
    }

    static SensitiveMovement drawn(Chance chance) {
        String sensor = chance.text("type_capteur", chance.producer().contains("camera") ? "camera" : "pir");
        String site = chance.among("site", SITES);
        BigDecimal confidence = chance.around("confiance", sensor.equals("camera") ? 0.75 : 0.5, 0.2, 0, 1, 2);
        return new SensitiveMovement(
                sensor,
                site,
                confidence,
                chance.around("duree_secondes", 2.5, 1, 0.1, 60, 1),
                chance.flag("intrusion_probable", confidence.doubleValue() >= SURE ? 1 : 0));
    }
}
