package buzzville.report.page.run;

import buzzville.message.Priority;
import buzzville.metric.Latency;
import buzzville.metric.Tally;
import buzzville.report.chart.Remarks;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.CurveChart;
import buzzville.report.page.CurveChart.Axis;
import buzzville.report.page.CurveChart.Curve;
import buzzville.report.page.LateShare;
import buzzville.report.page.Said;
import buzzville.report.page.Unit;
import buzzville.report.text.Human;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which share of the messages offered was not delivered within a time, by priority: the complementary distribution, where a lost or
 * unfinished message never arrives. Over what was delivered alone, a system that loses a lot would look quick.
 */
final class DistributionCurves {
    private static final long SECOND = 1_000_000_000L;

    private DistributionCurves() {}

    static Optional<ChartSpec> of(Course course) {
        List<Curve> curves = new ArrayList<>();
        Map<Priority, Function<Human, String>> quick = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            Tally tally = LateShare.live(course.run().summary(), List.of(priority));
            if (tally.delivered() > 0) {
                curves.add(LateShare.curve(priority.label(), course.priority(priority), priority.label(), tally));
                long[] soon = {0};
                tally.latency(Latency.END_TO_END).forEachBucket((from, count) -> soon[0] += from <= SECOND ? count : 0);
                quick.put(priority, human -> human.percent((double) soon[0] / tally.offered()));
            }
        }
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        Said list = course.list(quick);
        return Optional.of(new CurveChart(
                "distribution",
                new Said("Which share of messages comes later than…", "Quelle part des messages arrive plus tard que…"),
                Said.of(language -> language.choose("There within 1 s: ", "Arrivés en moins de 1 s : ")
                        + list.in(language) + "." + Remarks.lateReports(course.run(), language)
                        + Remarks.leftOut(course.run(), language, true)),
                new Said(
                        "Lost and unfinished messages count as never arriving. Read p99 where a curve crosses 1%; a curve that ends"
                                + " above the axis shows there the share that never came. What was replayed to whoever joined"
                                + " later is left out.",
                        "Les messages perdus ou inachevés comptent comme n'arrivant jamais. On lit p99 là où une courbe croise 1 % ;"
                                + " une courbe qui finit au-dessus de l'axe montre là la part jamais arrivée. Ce qui fut rejoué à"
                                + " qui arrive plus tard n'y est pas."),
                new Axis("latency_ms", new Said("end-to-end latency", "latence de bout en bout"), Unit.MS, true),
                new Axis(
                        "share_later",
                        new Said("share of messages later than that", "part des messages arrivés plus tard"),
                        Unit.SHARE,
                        true),
                curves));
    }
}
