package buzzville.report;

import buzzville.report.page.PageData;
import buzzville.report.page.PageFile;
import buzzville.report.page.Said;
import buzzville.report.page.comparison.SweepPlot;
import buzzville.report.text.ReportLanguage;
import java.util.List;
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
        PageData data = new PageData(
                context.language(),
                HtmlReport.fileName(name + "-sweep"),
                null,
                isDrawn() ? List.of(SweepPlot.of(results.swept(), results.scenario(), results.shown())) : List.of(),
                Map.of());
        return PageFile.of(HtmlReport.title(name, new Said(", sweep", ", balayage")), html.toString(), data);
    }

    private boolean isDrawn() {
        return context.charts()
                && !results.swept().outcomes().isEmpty()
                && !results.shown().isEmpty();
    }

    private void body() {
        Bilingual both = new Bilingual(html);
        both.begin();
        html.markup("<section class=\"top\">\n");
        both.each(language -> chapters(language).top());
        html.markup("<section id=\"charts\" tabindex=\"-1\">");
        if (isDrawn()) {
            html.markup("<figure data-chart=\"sweep\"></figure>");
        }
        html.markup("</section></section>\n");
        both.each(language -> chapters(language).combinations());
        html.markup("</main>\n<footer>\n");
        both.each(language -> chapters(language).again());
        both.effective(context.effective());
        html.markup("</footer>\n");
    }

    private SweepChapters chapters(ReportLanguage language) {
        return new SweepChapters(results, context, language, html);
    }
}
