package buzzville.report;

import buzzville.experiment.branch.Branching.Backlog;
import buzzville.metric.Span;
import buzzville.report.chart.BacklogPlot;
import buzzville.report.chart.Charts;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.Said;
import buzzville.report.page.TimeChart;
import buzzville.report.page.TimeChart.Line;
import buzzville.report.page.TimeChart.Panel;
import buzzville.report.page.TimeChart.Style;
import buzzville.report.page.Unit;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another choice changed, with its chart.
 *
 * @param charts as files
 * @param chart of the page; null if there is nothing to show
 */
record BranchChapter(
        BranchFacts facts, Charts charts, @Nullable ChartSpec chart) {
    private static final Said TITLE =
            new Said("Messages that wait anywhere in the city", "Messages en attente partout dans la ville");

    static BranchChapter of(BranchFacts facts, RunContext context) {
        Backlog backlog = facts.result().backlog();
        if (!context.charts() || backlog == null || backlog.at().length < 2) {
            return new BranchChapter(facts, Charts.NONE, null);
        }
        ReportLanguage language = context.language();
        BacklogPlot plot = new BacklogPlot(
                TITLE.in(language),
                new BranchWords(facts, new Wording(language)).head().get(0),
                finding(backlog).in(language),
                language.choose(
                        "The same city and the same arrivals; the two runs part at the left edge. Replication 0.",
                        "La même ville et les mêmes arrivées ; les deux exécutions se séparent au bord gauche. Réplication 0."),
                backlog.at(),
                backlog.without(),
                backlog.with());
        return new BranchChapter(facts, Charts.of(plot, language), chart(facts, backlog));
    }

    private static Said finding(Backlog backlog) {
        int last = backlog.at().length - 1;
        return Said.of(language -> {
            Human human = new Human(language);
            return language.choose(
                            "At most %s wait without the choice and %s with it; at the end %s and %s.",
                            "Au plus, %s attendent sans la décision et %s avec elle ; à la fin, %s et %s.")
                    .formatted(
                            human.count(most(backlog.without())),
                            human.count(most(backlog.with())),
                            human.count(backlog.without()[last]),
                            human.count(backlog.with()[last]));
        });
    }

    private static ChartSpec chart(BranchFacts facts, Backlog backlog) {
        Span span = facts.result().after().summary().span();
        Said without = new Said("without the choice", "sans la décision");
        Said with = new Said("with the choice", "avec la décision");
        List<Line> lines = List.of(
                new Line("without", without, without, "other-1", Style.THICK, each(span, backlog, backlog.without())),
                new Line("with", with, with, "other-0", Style.THICK, each(span, backlog, backlog.with())));
        return new TimeChart(
                "branch",
                TITLE,
                finding(backlog),
                Said.of(language -> language.choose(
                                "The same city and the same arrivals; the two runs part at %s. How many wait in the middle of each"
                                        + " bucket, in replication 0.",
                                "La même ville et les mêmes arrivées ; les deux exécutions se séparent à %s. Le nombre en attente au"
                                        + " milieu de chaque tranche, dans la réplication 0.")
                        .formatted(new Human(language).duration(facts.at()))),
                List.of(new Panel(Said.NOTHING, new Said("waiting", "en attente"), Unit.COUNT, false, lines)),
                List.of());
    }

    /** What waits in the middle of each bucket; NaN where nobody looked, as before the choice. */
    private static double[] each(Span span, Backlog backlog, long[] waiting) {
        double[] values = new double[span.buckets()];
        Arrays.fill(values, Double.NaN);
        for (int i = 0; i < waiting.length; i++) {
            long at = backlog.at()[i];
            int bucket = (int) Math.min(at / span.bucket(), values.length - 1L);
            if (span.middle(bucket) == at) {
                values[bucket] = waiting[i];
            }
        }
        return values;
    }

    private static long most(long[] waiting) {
        return Arrays.stream(waiting).max().orElse(0);
    }
}
