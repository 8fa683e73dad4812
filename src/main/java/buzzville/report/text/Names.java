package buzzville.report.text;

import buzzville.message.Priority;
import buzzville.metric.Fate;

/** What people call the things that have one name in scenarios and files. */
public final class Names {
    private Names() {}

    public static String of(Priority priority, ReportLanguage language) {
        return switch (priority) {
            case CRITICAL -> language.choose("critical", "critique");
            case HIGH -> language.choose("high", "haute");
            case NORMAL -> language.choose("normal", "normale");
            case INFO -> "info";
        };
    }

    /** How a message ended, as one says it of several; in English the name that objectives use. */
    public static String of(Fate fate, ReportLanguage language) {
        String french = switch (fate) {
            case DELIVERED -> "livrés";
            case REJECTED -> "refusés";
            case DROPPED_NEWEST -> "nouveaux jetés";
            case DROPPED_OLDEST -> "anciens jetés";
            case EVICTED -> "évincés";
            case SHED -> "délestés";
            case EXPIRED -> "expirés";
            case CRASHED -> "perdus en panne";
            case NETWORK -> "perdus sur le réseau";
            case DEAD_LETTERED -> "lettres mortes";
            case SUPPRESSED -> "supprimés";
            case SOURCE_FULL -> "source saturée";
            case INVALID -> "invalides";
            case MERGED -> "fusionnés";
            case SAMPLED -> "non retenus";
            case DEDUPLICATED -> "dédoublonnés";
            case UNROUTED -> "sans destinataire";
        };
        return language.choose(fate.label(), french);
    }

    /**
     * A kind of policy.
     *
     * @param family in English, such as {@code dispatch}
     */
    public static String ofFamily(String family, ReportLanguage language) {
        String french = switch (family) {
            case "overflow" -> "débordement";
            case "dispatch" -> "ordonnancement";
            case "admission" -> "admission";
            case "aggregation" -> "agrégation";
            case "backpressure" -> "contre-pression";
            case "delivery" -> "livraison";
            case "retry" -> "nouvel essai";
            case "breaker" -> "disjoncteur";
            case "scaling" -> "dimensionnement";
            default -> family;
        };
        return language.choose(family, french);
    }

    /**
     * What an incident does.
     *
     * @param kind as a scenario says it, such as {@code surge}
     */
    public static String ofIncident(String kind, ReportLanguage language) {
        String french = switch (kind) {
            case "surge" -> "affluence";
            case "emit" -> "émission";
            case "send" -> "envoi";
            case "slow" -> "ralentissement";
            case "fail" -> "défaillance";
            case "outage" -> "coupure";
            case "crash" -> "arrêt brutal";
            case "network" -> "réseau dégradé";
            case "disk" -> "disque";
            case "poison" -> "messages empoisonnés";
            case "clock" -> "horloges";
            case "group" -> "groupe";
            case "change" -> "décision";
            default -> kind;
        };
        return language.choose(kind, french);
    }
}
