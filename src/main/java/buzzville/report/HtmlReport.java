package buzzville.report;

import buzzville.city.anomaly.AnomalyLog;
import buzzville.experiment.Findings;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.PageData;
import buzzville.report.page.PageFile;
import buzzville.report.page.Said;
import buzzville.report.page.run.RunCharts;
import buzzville.report.text.SafeText;
import buzzville.theory.LoadAnalysis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code report.html}: the whole run, or all replications together, on one page that needs nothing else and has both languages. What was
 * promised and what came of it stand first, beside the picture that explains it; then what it rests on, and how to run it again. Without a
 * script there is everything but the charts.
 */
final class HtmlReport {
    private final Story story;
    private final @Nullable RunCharts charts;
    private final List<ChartSpec> specs;
    private final TheoryRows theory;
    private final Html html = new Html();
    private final Bilingual both = new Bilingual(html);

    private HtmlReport(Story story, @Nullable RunCharts charts) {
        this.story = story;
        this.charts = charts;
        this.specs = specs(story, charts);
        Findings findings = story.findings();
        this.theory = TheoryRows.of(LoadAnalysis.of(findings.scenario()), findings.summary());
    }

    /**
     * What a page tells of.
     *
     * @param diagram of one story, if the run was traced
     * @param anomalies of the run that the charts are of
     * @param branch what the run was taken from; null if it was not
     */
    record Story(
            Findings findings,
            String name,
            RunContext context,
            @Nullable Said diagram,
            AnomalyLog anomalies,
            @Nullable BranchChapter branch) {
        /** The page of a run in which nobody looked for anomalies. */
        Story(Findings findings, String name, RunContext context, @Nullable Said diagram) {
            this(findings, name, context, diagram, AnomalyLog.NONE, null);
        }
    }

    /**
     * The page.
     *
     * @param charts of the run, of several replications the first; null if nobody wants any
     */
    static String text(Story story, @Nullable RunCharts charts) {
        return new HtmlReport(story, charts).text();
    }

    private String text() {
        body();
        String strategy = story.findings().summary().strategy();
        PageData data = new PageData(
                story.context().language(),
                fileName(story.name() + "-" + strategy),
                charts == null ? null : charts.timeline(),
                specs,
                panels());
        Said title = title(story.name(), new Said(", strategy " + strategy, ", stratégie " + strategy));
        return PageFile.of(title, html.toString(), data);
    }

    /** What the window of a page is called: what the page is about, and which sort of page it is. */
    static Said title(String name, Said sort) {
        return Said.of(language -> SafeText.line(name + sort.in(language)) + " · Buzz Ville");
    }

    /** All charts, that of what another choice changed first. */
    private static List<ChartSpec> specs(Story story, @Nullable RunCharts charts) {
        if (charts == null) {
            return List.of();
        }
        ChartSpec first = story.branch == null ? null : story.branch.chart();
        return first == null
                ? charts.charts()
                : Stream.concat(Stream.of(first), charts.charts().stream()).toList();
    }

    private Map<String, JsonNode> panels() {
        Map<String, JsonNode> panels = new LinkedHashMap<>();
        if (charts != null) {
            panels.put("time", JsonNodeFactory.instance.objectNode());
            panels.putAll(charts.panels());
        }
        return panels;
    }

    /** What is saved out of a page is called after what the page is of. */
    static String fileName(String name) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return plain.isEmpty() ? "run" : plain;
    }

    private void body() {
        both.begin();
        html.markup("<section class=\"top\">\n");
        each(RunChapters::top);
        List<String> ids = specs.stream().map(ChartSpec::id).toList();
        String first = story.branch == null || ids.isEmpty() ? Explaining.chart(story.findings(), ids) : ids.get(0);
        figure(first);
        html.markup("</section>\n<nav id=\"contents\" class=\"contents needs-script\"></nav>\n");
        if (story.branch != null) {
            each(RunChapters::branch);
        }
        if (!ids.isEmpty()) {
            charts(ids.stream().filter(id -> !id.equals(first)).toList());
        }
        each(RunChapters::chapters);
        html.markup("</main>\n<footer>\n");
        each(RunChapters::again);
        both.effective(story.context().effective());
        html.markup("</footer>\n");
    }

    private void charts(List<String> ids) {
        html.markup("<section id=\"charts\" class=\"needs-script\" tabindex=\"-1\">\n<h2>");
        both.text("Charts", "Graphiques");
        html.markup("</h2>\n");
        first("The charts show", "Les graphiques montrent");
        html.markup("<div data-panel=\"time\"></div>\n");
        city();
        ids.forEach(this::figure);
        if (charts != null && charts.panels().containsKey("stories")) {
            html.markup("<h2 id=\"stories\">");
            both.text("The slowest messages", "Les messages les plus lents");
            html.markup("</h2>\n<section data-panel=\"stories\"></section>\n");
        }
        html.markup("</section>\n");
    }

    /** Which of several replications something shows, and that the rest of the page is of all of them. */
    private void first(String english, String french) {
        int replications = story.findings().replications();
        if (replications > 1) {
            long drawn = story.findings().runs().get(0).replication();
            html.markup("<p class=\"facts\">");
            both.text(
                    english + " replication " + drawn + " alone; verdicts and tables are of all " + replications
                            + " together.",
                    french + " la réplication " + drawn + " seule ; verdicts et tableaux portent sur les "
                            + replications + " ensemble.");
            html.markup("</p>\n");
        }
    }

    /** The map of the city, which follows the cursor of the charts. */
    private void city() {
        html.markup("<h3>");
        both.text("The city, moment by moment", "La ville, instant par instant");
        html.markup("</h3>\n");
        first("The map shows", "La carte montre");
        html.markup("<section data-panel=\"city\"></section>\n");
    }

    private void figure(String id) {
        if (!id.isEmpty()) {
            html.markup("<figure data-chart=\"" + SafeText.html(id) + "\"></figure>\n");
        }
    }

    private interface Part {
        void write(RunChapters chapters);
    }

    private void each(Part part) {
        both.each(language -> part.write(new RunChapters(story, theory, language, html)));
    }

    static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
