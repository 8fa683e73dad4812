package buzzville.report.chart;

import buzzville.metric.Fate;
import buzzville.report.text.ReportLanguage;

/** Why messages were lost, in a word or two. */
public final class Reasons {
    private Reasons() {}

    /** A word or two, in the plural. */
    public static String of(Fate fate, ReportLanguage language) {
        return switch (fate) {
            case DELIVERED -> language.choose("delivered", "livrés");
            case REJECTED -> language.choose("rejected", "refusés");
            case DROPPED_NEWEST -> language.choose("newest dropped", "dernier arrivé jeté");
            case DROPPED_OLDEST -> language.choose("oldest dropped", "plus ancien jeté");
            case EVICTED -> language.choose("pushed out", "évincés");
            case SHED -> language.choose("shed", "délestés");
            case EXPIRED -> language.choose("expired", "expirés");
            case CRASHED -> language.choose("lost in a crash", "perdus dans une panne");
            case NETWORK -> language.choose("lost by the network", "perdus par le réseau");
            case DEAD_LETTERED -> language.choose("failed for good", "échecs définitifs");
            case SUPPRESSED -> language.choose("not sampled", "non relevés");
            case SOURCE_FULL -> language.choose("source full", "source pleine");
            case INVALID -> language.choose("malformed", "mal formés");
            case MERGED -> language.choose("merged", "agrégés");
            case SAMPLED -> language.choose("left out by sampling", "écartés par échantillonnage");
            case DEDUPLICATED -> language.choose("repetitions", "doublons");
            case UNROUTED -> language.choose("expected by nobody", "sans destinataire");
        };
    }
}
