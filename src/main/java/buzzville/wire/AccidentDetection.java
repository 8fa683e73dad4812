package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;

/** A collision is measured, or reported by a call. The brief's diagram has {@code severity_level} as a number, which {@link
 * #severityLevel} gives; its example has words, which are on the wire. */
@Doc("A collision is measured, or reported by a call.")
public record AccidentDetection(
        @Doc("What happened.")
        @Name("type_accident")
        @OneOf({
            "collision_legere",
            "collision_frontale",
            "collision_laterale",
            "collision_arriere",
            "carambolage",
            "pieton_renverse",
            "cycliste_renverse",
            "sortie_de_route"
        })
        String kind,

        @Doc("How many vehicles are in it.") @Name("nombre_vehicules") @Range(from = 1, to = 200)
        int vehicles,

        @Doc("How grave it is.") @Name("gravite") @OneOf({"légère", "modérée", "grave", "mortelle"})
        String severity,

        @Doc("Whether somebody may be hurt.") @Name("victimes_potentielles")
        boolean victims,

        @Doc("What becomes of the traffic.")
        @Name("conditions_circulation")
        @OneOf({"fluide", "ralentissement_probable", "embouteillage_probable", "route_bloquee"})
        String traffic)
        implements Payload {
    @Override
    public Actions actions() {
        return Actions.recommended(
                "police", "Dépêcher unité intervention",
                "ambulance", victims ? "Dépêcher une équipe médicale" : "Vérifier besoin médical sur site",
                "trafic", "Réorienter flux véhicules",
                "notification", "Alerte citoyens traversant zone");
    }

    static AccidentDetection drawn(Chance chance) {
        String kind = chance.word(
                "type_accident",
                40,
                "collision_legere",
                18,
                "collision_arriere",
                14,
                "collision_laterale",
                4,
                "collision_frontale",
                3,
                "carambolage",
                9,
                "pieton_renverse",
                10,
                "cycliste_renverse",
                2,
                "sortie_de_route");
        if (kind.equals("collision_legere")
                && !chance.has("type_accident")
                && level(chance.text("gravite", "légère")) > 2) {
            kind = "collision_frontale"; // a grave one was asked for
        }
        boolean soft = kind.equals("pieton_renverse") || kind.equals("cycliste_renverse");
        int vehicles = vehicles(chance, kind, soft);
        boolean heavy = soft || kind.equals("collision_frontale") || kind.equals("carambolage");
        String severity = kind.equals("collision_legere")
                ? chance.word("gravite", 75, "légère", 25, "modérée")
                : heavy
                        ? chance.word("gravite", 25, "légère", 45, "modérée", 27, "grave", 3, "mortelle")
                        : chance.word("gravite", 45, "légère", 42, "modérée", 12, "grave", 1, "mortelle");
        boolean grave = level(severity) >= 3;
        return new AccidentDetection(
                kind,
                vehicles,
                severity,
                chance.flag("victimes_potentielles", grave || soft ? 1 : severity.equals("modérée") ? 0.4 : 0),
                grave
                        ? chance.word("conditions_circulation", 30, "embouteillage_probable", 70, "route_bloquee")
                        : chance.word(
                                "conditions_circulation",
                                20,
                                "fluide",
                                40,
                                "ralentissement_probable",
                                40,
                                "embouteillage_probable"));
    }

    /** The diagram's severity as a number: 1 for slight to 4 for deadly. */
    public int severityLevel() {
        return level(severity);
    }

    private static int level(String severity) {
        return switch (severity) {
            case "légère" -> 1;
            case "modérée" -> 2;
            case "grave" -> 3;
            default -> 4;
        };
    }

    private static int vehicles(Chance chance, String kind, boolean soft) {
        if (kind.equals("carambolage")) {
            return chance.few("nombre_vehicules", 3, 20, 3);
        }
        boolean alone = soft || kind.equals("sortie_de_route");
        return chance.few("nombre_vehicules", alone ? 1 : 2, alone ? 1 : 4, 0.2);
    }
}
