package buzzville.report;

import buzzville.report.page.PageData;
import buzzville.report.page.PageFile;
import buzzville.report.page.comparison.SweepPlot;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code report.html} of a sweep, in both languages: what was varied, the verdict and what matters first, beside the chart; then every
 * combination and how to make it again. Without a script there is everything but the chart.
 */
final class SweepPage {
    private final SweepResults results;
    private final RunContext context;
    private final Html html = new Html();

    private SweepPage(SweepResults results, RunContext context) {
        this.results = results;
        this.context = context;
    }

    static String text(SweepResults results, RunContext context) {
        return new SweepPage(results, context).text();
    }

    private String text() {
        body();
        String name = ResultsFolder.name(results.scenario(), context);
        String title = SafeText.line(name) + context.language().choose(", sweep", ", balayage") + " · Buzz Ville";
        String plain = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        boolean drawn = isDrawn();
        PageData data = new PageData(
                context.language(),
                (plain.isEmpty() ? "" : plain + "-") + "sweep",
                null,
                drawn ? List.of(SweepPlot.of(results.swept(), results.scenario(), results.shown())) : List.of(),
                Map.of());
        return PageFile.of(title, html.toString(), data);
    }

    private boolean isDrawn() {
        return context.charts()
                && !results.swept().outcomes().isEmpty()
                && !results.shown().isEmpty();
    }

    private void body() {
        html.markup("<a class=\"skip needs-script\" href=\"#charts\">");
        both("Go to the chart", "Aller au graphique");
        html.markup("</a>\n<header class=\"masthead\"><p>Buzz Ville</p>")
                .markup("<div id=\"switches\" class=\"switches needs-script\"></div></header>\n<main>\n");
        html.markup("<section class=\"top\">\n");
        each(SweepChapters::top);
        html.markup("<section id=\"charts\" tabindex=\"-1\">");
        if (isDrawn()) {
            html.markup("<figure data-chart=\"sweep\"></figure>");
        }
        html.markup("</section></section>\n");
        each(SweepChapters::chapters);
        html.markup("</main>\n");
    }

    private void both(String english, String french) {
        html.element("span class=\"in-en\" lang=\"en\"", english);
        html.element("span class=\"in-fr\" lang=\"fr\"", french);
    }

    private interface Part {
        void write(SweepChapters chapters);
    }

    /** A part in both languages, of which one is seen. */
    private void each(Part part) {
        for (ReportLanguage language : ReportLanguage.values()) {
            html.markup("<div class=\"in-" + language.code() + "\" lang=\"" + language.code() + "\">\n");
            part.write(new SweepChapters(results, context, language, html));
            html.markup("</div>\n");
        }
    }
}
