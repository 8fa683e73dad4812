package buzzville.report;

import buzzville.causality.OrderFigures;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LogWriter;
import buzzville.report.clocks.ClockWords;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.PageData;
import buzzville.report.page.PageFile;
import buzzville.report.page.Said;
import buzzville.report.page.clocks.ClockSpecs;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Label;
import java.util.List;
import java.util.Map;

/** {@code report.html} of a run whose events were stamped: what each order of its events inverts, the charts, the tables, how to run it again. */
final class ClockPage {
    private final ClockResults results;
    private final RunContext context;
    private final String name;
    private final Html html = new Html();

    private ClockPage(ClockResults results, RunContext context) {
        this.results = results;
        this.context = context;
        this.name = ResultsFolder.name(results.scenario(), context);
    }

    static String text(ClockResults results, RunContext context) {
        return new ClockPage(results, context).text();
    }

    private String text() {
        List<ChartSpec> charts = context.charts() ? ClockSpecs.of(results.figures()) : List.of();
        Bilingual both = new Bilingual(html);
        both.begin();
        html.markup("<section class=\"top\">\n");
        both.each(this::top);
        charts.stream().limit(1).forEach(this::figure);
        html.markup("</section>\n");
        html.markup("<nav id=\"contents\" class=\"contents needs-script\"></nav>\n");
        if (!charts.isEmpty()) {
            html.markup("<section id=\"charts\" class=\"needs-script\" tabindex=\"-1\">\n<h2>");
            both.text("Charts", "Graphiques");
            html.markup("</h2>\n");
            charts.stream().skip(1).forEach(this::figure);
            html.markup("</section>\n");
        }
        both.each(this::tables);
        html.markup("</main>\n<footer>\n");
        both.each(this::again);
        both.effective(context.effective());
        html.markup("</footer>\n");
        return PageFile.of(
                HtmlReport.title(name, new Said(", clocks", ", horloges")),
                html.toString(),
                new PageData(context.language(), HtmlReport.fileName(name + "-clocks"), null, charts, Map.of()));
    }

    private void figure(ChartSpec chart) {
        html.markup("<figure data-chart=\"" + chart.id() + "\"></figure>\n");
    }

    private void top(ReportLanguage language) {
        EventLog.Source source = results.figures().log().source();
        Human human = new Human(language);
        html.element("h1", name).line();
        html.markup("<p class=\"facts\">")
                .text(language.choose("clocks · strategy ", "horloges · stratégie "))
                .element("strong", source.strategy())
                .text(language.choose(" · seed ", " · graine ") + source.seed() + " · "
                        + human.count(results.figures().log().events().size())
                        + language.choose(" events", " événements"))
                .markup("</p>\n");
        Label description = results.scenario().description();
        if (description != null) {
            html.element("p", description.in(language.code())).line();
        }
        html.element("p class=\"verdict" + (broken().isEmpty() ? "" : " fail") + "\"", verdict(language, human))
                .line();
        orders(language, human);
        html.element("pre class=\"command\"", context.command()).line();
    }

    private List<String> broken() {
        return LogWriter.broken(results.figures().log().rules());
    }

    private List<OrderFigures> judged() {
        return results.figures().observed().isEmpty()
                ? results.figures().all()
                : results.figures().observed();
    }

    private String verdict(ReportLanguage language, Human human) {
        long sound = judged().stream().filter(order -> order.causal() == 0).count();
        String rules = broken().isEmpty()
                ? ""
                : language.choose(" BROKEN ON PURPOSE: ", " FAUSSÉ À DESSEIN : ") + String.join(", ", broken()) + ".";
        return language.choose(
                                "%s of %s orders put no effect before its cause.",
                                "%s ordres sur %s ne rangent aucun effet avant sa cause.")
                        .formatted(human.count(sound), human.count(judged().size()))
                + rules;
    }

    private void orders(ReportLanguage language, Human human) {
        html.markup("<ul class=\"promises\">\n");
        for (OrderFigures order : judged()) {
            boolean sound = order.causal() == 0;
            html.markup("<li>")
                    .element(
                            "span class=\"said " + (sound ? "pass" : "fail") + "\"",
                            sound ? language.choose("kept", "gardée") : language.choose("inverted", "inversée"));
            html.markup("<span>").text(new ClockWords(language).order(order.order()));
            html.element(
                    "span class=\"asked\"",
                    language.choose("of %s %s; in real time %s", "sur %s %s ; en temps réel %s")
                            .formatted(
                                    human.count(order.pairs()),
                                    order.pairs() == 1
                                            ? language.choose("pair", "paire")
                                            : language.choose("pairs", "paires"),
                                    human.count(order.real())));
            html.markup("</span>")
                    .element("span class=\"actual\"", human.count(order.causal()))
                    .markup("</li>\n");
        }
        html.markup("</ul>\n");
        html.element(
                        "p class=\"facts\"",
                        language.choose(
                                "The figure of each row counts causal inversions in what each process received.",
                                "Le chiffre de chaque ligne compte les inversions causales dans ce que chaque processus a reçu."))
                .markup("\n<p>")
                .text(language.choose("To try it out: ", "Pour essayer : "))
                .markup("<a href=\"" + ClockResults.PAGE + "\">")
                .text(language.choose("the space-time diagram", "le diagramme espace-temps"))
                .markup("</a></p>\n");
    }

    private void tables(ReportLanguage language) {
        html.element("h2", language.choose("Figures", "Chiffres")).line();
        html.element("pre", results.table(language)).line();
    }

    private void again(ReportLanguage language) {
        EventLog.Source source = results.figures().log().source();
        html.element("h2", language.choose("To run it again", "Pour la refaire"))
                .line();
        html.element("pre", context.command()).markup("\n<dl>\n");
        fact(language.choose("scenario file", "fichier du scénario"), context.file());
        fact(language.choose("its SHA-256", "son SHA-256"), context.hash());
        fact("Buzz Ville", context.version());
        fact(language.choose("strategy", "stratégie"), source.strategy());
        fact(language.choose("seed", "graine"), Long.toString(source.seed()));
        html.markup("</dl>\n");
    }

    private void fact(String term, String fact) {
        html.element("dt", term).element("dd", fact).line();
    }
}
