package buzzville.report;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Yardstick;
import buzzville.experiment.sweep.Axis;
import buzzville.experiment.sweep.Outcome;
import buzzville.experiment.sweep.Plan;
import buzzville.experiment.sweep.Reading;
import buzzville.experiment.sweep.Swept;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page of a sweep says in one language: what was varied, what matters, every combination, how to make it again. */
final class SweepChapters {
    private static final int MOST_ROWS = 1000;
    private static final int MOST_VALUES = 200;

    private final SweepResults results;
    private final RunContext context;
    private final SweepWords words;
    private final Html html;

    /**
     * @param language that may be another than that of the context
     * @param html that it is written to
     */
    SweepChapters(SweepResults results, RunContext context, ReportLanguage language, Html html) {
        this.results = results;
        this.context = context;
        this.html = html;
        this.words = new SweepWords(results, language);
    }

    /** The first screen. */
    void top() {
        html.element("h1", ResultsFolder.name(results.scenario(), context)).line();
        html.element("p class=\"facts\"", HtmlReport.capital(words.settings())).line();
        String colour = words.isAnythingPromised() ? results.passed() ? " pass" : " fail" : "";
        html.element("p class=\"verdict" + colour + "\"", words.outcome()).line();
        varied();
        importance();
        html.element("pre class=\"command\"", context.command()).line();
    }

    private void varied() {
        Plan plan = results.swept().plan();
        html.element("h2", words.say("What was varied", "Ce qui a varié")).markup("\n<dl>\n");
        for (Axis axis : plan.axes()) {
            String values = axis.span() == null
                    ? String.join(", ", axis.values())
                    : axis.span().toString();
            fact(axis.path(), SafeText.line(values, MOST_VALUES));
        }
        fact(words.say("strategies", "stratégies"), String.join(", ", plan.strategies()));
        html.markup("</dl>\n");
    }

    private void importance() {
        List<String> sentences = words.importance();
        if (!sentences.isEmpty()) {
            html.element("h2", words.say("What matters most", "Ce qui compte le plus"))
                    .line();
            html.element(
                            "p class=\"facts\"",
                            words.say(
                                    "The share of the variance between combinations that a parameter explains by itself, chance"
                                            + " taken out.",
                                    "La part de la variance entre combinaisons qu'un paramètre explique à lui seul, hasard"
                                            + " déduit."))
                    .line();
            sentences.forEach(sentence ->
                    html.element("p", HtmlReport.capital(sentence) + ".").line());
        }
    }

    /** The table of them all. */
    void combinations() {
        Swept swept = results.swept();
        html.element("h2", words.say("Combinations", "Combinaisons"));
        html.markup("\n<div class=\"wide\"><table>\n<thead><tr>").element("th class=\"n\"", "#");
        swept.factors().forEach(factor -> html.element("th", factor.name()));
        for (String name : results.shown()) {
            html.element("th class=\"n\"", words.name(name));
            html.element("th class=\"n\"", words.say("95 % interval", "intervalle à 95 %"));
        }
        html.markup("</tr></thead>\n<tbody>\n");
        for (int i = 0; i < Math.min(MOST_ROWS, swept.outcomes().size()); i++) {
            row(swept, i);
        }
        html.markup("</tbody></table></div>\n");
        int left = swept.outcomes().size() - MOST_ROWS;
        if (left > 0) {
            html.element(
                            "p",
                            words.say(
                                    left + " more are in " + SweepCsv.FILE + ".",
                                    left + " autres sont dans " + SweepCsv.FILE + "."))
                    .line();
        }
        html.element(
                        "p class=\"facts\"",
                        words.say(
                                "Green: the objective is met; red: broken; bold: left open. " + SweepCsv.FILE
                                        + " has all figures of all combinations.",
                                "Vert : objectif tenu ; rouge : rompu ; gras : indécis. " + SweepCsv.FILE
                                        + " a tous les chiffres de toutes les combinaisons."))
                .line();
    }

    private void row(Swept swept, int i) {
        Outcome outcome = swept.outcomes().get(i);
        html.markup("<tr>")
                .element("td class=\"n\"", Integer.toString(outcome.cell().number()));
        swept.factors().forEach(factor -> html.element("td", factor.levels().get(i)));
        for (String name : results.shown()) {
            Reading reading = outcome.readings().get(name);
            html.element("td class=\"n" + look(reading) + "\"", words.figure(reading));
            Yardstick.Unit unit =
                    reading == null ? Yardstick.Unit.COUNT : reading.yardstick().unit();
            html.element(
                    "td class=\"n\"", reading == null ? "" : words.amounts().interval(unit, reading.estimate()));
        }
        html.markup("</tr>\n");
    }

    private static String look(@Nullable Reading reading) {
        if (reading == null || reading.verdict() == null) {
            return "";
        }
        return reading.verdict() == Verdict.PASS
                ? " pass"
                : reading.verdict() == Verdict.INCONCLUSIVE ? " open" : " fail";
    }

    /** How to make it again, and what exactly it was. */
    void again() {
        html.element("h2", words.say("To make it again", "Pour le refaire")).line();
        html.element("pre", context.command()).markup("\n<dl>\n");
        fact(words.say("scenario file", "fichier du scénario"), context.file());
        fact(words.say("its SHA-256", "son SHA-256"), context.hash());
        fact("Buzz Ville", context.version());
        html.markup("</dl>\n");
    }

    private void fact(String term, String fact) {
        html.element("dt", term).element("dd", fact).line();
    }
}
