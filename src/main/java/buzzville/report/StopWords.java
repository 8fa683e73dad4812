package buzzville.report;

import buzzville.experiment.Stop;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.util.StringJoiner;

/** Says why there are as many replications as there are. */
public final class StopWords {
    private static final int FIGURE = 60;
    private static final int MOST_LACKING = 3;

    private StopWords() {}

    /** In a line. */
    public static String of(Stop stop, ReportLanguage language) {
        return reason(stop, language) + lacking(stop, language);
    }

    /** Figures that were to be precise and never are. */
    private static String lacking(Stop stop, ReportLanguage language) {
        if (stop.lacking().isEmpty()) {
            return "";
        }
        StringJoiner each = new StringJoiner(", ");
        stop.lacking().entrySet().stream()
                .limit(MOST_LACKING)
                .forEach(lack ->
                        each.add(SafeText.line(lack.getKey(), FIGURE) + " (" + why(lack.getValue(), language) + ")"));
        int more = stop.lacking().size() - MOST_LACKING;
        return language.choose("; never has an interval: ", " ; jamais d'intervalle pour : ")
                + each
                + (more > 0 ? language.choose(" and " + more + " more", " et " + more + " de plus") : "");
    }

    private static String why(Stop.Lack lack, ReportLanguage language) {
        return switch (lack) {
            case NO_DATA -> language.choose("no data", "sans données");
            case ENDLESS -> language.choose("too much never arrives", "trop de messages n'arrivent jamais");
            case EXTREME -> language.choose("an extreme", "un extrême");
        };
    }

    private static String reason(Stop stop, ReportLanguage language) {
        Human human = new Human(language);
        String n = human.count(stop.replications());
        String widest = SafeText.line(stop.widest(), FIGURE);
        String width = Double.isFinite(stop.halfWidth())
                ? "± " + human.percent(stop.halfWidth())
                : language.choose("no interval", "pas d'intervalle");
        return switch (stop.reason()) {
            case ASKED ->
                stop.replications() == 1
                        ? language.choose("1 replication, as asked for", "1 réplication, comme demandé")
                        : language.choose(n + " replications, as asked for", n + " réplications, comme demandé");
            case PRECISE ->
                widest.isEmpty()
                        ? language.choose(
                                "stopped after " + n
                                        + " replications: no figure has an interval that more could narrow",
                                "arrêt après " + n + " réplications : aucun intervalle à resserrer")
                        : language.choose(
                                "stopped after " + n + " replications: every interval is narrow enough, the widest is "
                                        + widest + " (" + width + ")",
                                "arrêt après " + n
                                        + " réplications : tous les intervalles sont assez étroits, le plus large : "
                                        + widest + " (" + width + ")");
            case BUDGET ->
                language.choose(
                        "stopped after " + n + " replications, the most there may be: " + widest
                                + " is not precise enough (" + width + ")",
                        "arrêt après " + n + " réplications, le maximum : " + widest + " n'est pas assez précis ("
                                + width + ")");
            case INTERRUPTED ->
                language.choose(
                        "interrupted: " + n + " replications of at most " + human.count(stop.asked())
                                + " are finished, and these are their results",
                        "interrompu : " + n + " réplications finies sur au plus " + human.count(stop.asked())
                                + ", voici leurs résultats");
        };
    }
}
