package buzzville.report;

import buzzville.experiment.Stop;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;

/** Says why there are as many replications as there are. */
public final class StopWords {
    private static final int FIGURE = 60;

    private StopWords() {}

    /** In a line. */
    public static String of(Stop stop, ReportLanguage language) {
        Human human = new Human(language);
        String n = human.count(stop.replications());
        String widest = SafeText.line(stop.widest(), FIGURE);
        String width = Double.isFinite(stop.halfWidth())
                ? "± " + human.percent(stop.halfWidth())
                : language.choose("no interval", "pas d'intervalle");
        return switch (stop.reason()) {
            case ASKED -> language.choose(n + " replications, as asked for", n + " réplications, comme demandé");
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
