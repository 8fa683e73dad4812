package buzzville.report;

import buzzville.experiment.comparison.Comparison;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.PageData;
import buzzville.report.page.PageFile;
import buzzville.report.page.Said;
import buzzville.report.page.comparison.ComparisonPlots;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code report.html} of a comparison, in both languages: who won, by how much and at what price first, then the charts, what is really
 * different, every figure, why there are as many replications as there are, and how to make it again. Without a script there is everything
 * but the charts.
 */
public final class ComparisonPage {
    private final Comparison comparison;
    private final RunContext context;
    private final @Nullable ComparisonPlots plots;
    private final Html html = new Html();

    private ComparisonPage(Comparison comparison, RunContext context, @Nullable ComparisonPlots plots) {
        this.comparison = comparison;
        this.context = context;
        this.plots = plots;
    }

    /**
     * The page.
     *
     * @param context how to make it again; its scenario as understood is that under the baseline
     * @param plots null if nobody wants any
     */
    public static String text(Comparison comparison, RunContext context, @Nullable ComparisonPlots plots) {
        return new ComparisonPage(comparison, context, plots).text();
    }

    private String text() {
        body();
        String name =
                ResultsFolder.name(comparison.contenders().get(0).findings().scenario(), context);
        Said title = HtmlReport.title(name, new Said(", strategies compared", ", stratégies comparées"));
        String plain = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        PageData data = new PageData(
                context.language(),
                (plain.isEmpty() ? "" : plain + "-") + "comparison",
                plots == null ? null : plots.timeline(),
                plots == null ? List.of() : plots.charts(),
                plots == null ? Map.of() : Map.of("time", JsonNodeFactory.instance.objectNode()));
        return PageFile.of(title, html.toString(), data);
    }

    private void body() {
        html.markup("<a class=\"skip needs-script\" href=\"#charts\">");
        both("Go to the charts", "Aller aux graphiques");
        html.markup("</a>\n<header class=\"masthead\"><p>Buzz Ville</p>")
                .markup("<div id=\"switches\" class=\"switches needs-script\"></div></header>\n<main>\n");
        html.markup("<section class=\"versus\">\n");
        each(ComparisonChapters::top);
        html.markup("</section>\n");
        if (plots != null && !plots.charts().isEmpty()) {
            charts(plots);
        }
        each(ComparisonChapters::chapters);
        html.markup("</main>\n");
    }

    private void charts(ComparisonPlots drawn) {
        html.markup("<section id=\"charts\" class=\"needs-script\" tabindex=\"-1\">\n<h2>");
        both("Charts", "Graphiques");
        html.markup("</h2>\n");
        drawn.still().forEach(this::figure);
        if (!drawn.moving().isEmpty()) {
            html.markup("<h2>");
            both("Over time", "Au fil du temps");
            html.markup("</h2>\n<p class=\"facts\">");
            both("The first replication of each strategy.", "La première réplication de chaque stratégie.");
            html.markup("</p>\n<div data-panel=\"time\"></div>\n");
            drawn.moving().forEach(this::figure);
        }
        html.markup("</section>\n");
    }

    private void figure(ChartSpec chart) {
        html.markup("<figure data-chart=\"" + SafeText.html(chart.id()) + "\"></figure>\n");
    }

    private void both(String english, String french) {
        html.element("span class=\"in-en\" lang=\"en\"", english);
        html.element("span class=\"in-fr\" lang=\"fr\"", french);
    }

    private interface Part {
        void write(ComparisonChapters chapters);
    }

    /** A part in both languages, of which one is seen. */
    private void each(Part part) {
        for (ReportLanguage language : ReportLanguage.values()) {
            html.markup("<div class=\"in-" + language.code() + "\" lang=\"" + language.code() + "\">\n");
            part.write(new ComparisonChapters(comparison, context, language, html));
            html.markup("</div>\n");
        }
    }
}
