package buzzville.report.page.comparison;

import buzzville.experiment.comparison.Contender;
import buzzville.message.Priority;
import buzzville.metric.Tally;
import buzzville.report.chart.Arrivals;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.CurveChart;
import buzzville.report.page.CurveChart.Axis;
import buzzville.report.page.CurveChart.Curve;
import buzzville.report.page.LateShare;
import buzzville.report.page.Said;
import buzzville.report.page.TimeChart;
import buzzville.report.page.TimeChart.Line;
import buzzville.report.page.TimeChart.Panel;
import buzzville.report.page.TimeChart.Style;
import buzzville.report.page.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How late messages are under each strategy: all together, and over time. */
final class ComparisonLatency {
    private static final double NANOS_OF_MILLI = 1e6;

    private ComparisonLatency() {}

    /**
     * Which share comes later than a time.
     *
     * @param urgent of the most urgent priority, rather than of all messages
     */
    static Optional<ChartSpec> later(Field field, boolean urgent) {
        List<Priority> priorities = field.priorities();
        if (priorities.isEmpty() || !urgent && priorities.size() == 1) {
            return Optional.empty();
        }
        List<Priority> of = urgent ? priorities.subList(0, 1) : priorities;
        List<Curve> curves = new ArrayList<>();
        for (Contender contender : field.contenders()) {
            Tally tally = LateShare.live(contender.findings().summary(), of);
            if (tally.delivered() > 0) {
                curves.add(LateShare.curve(
                        contender.name(), field.name(contender.name()), field.look(contender.name()), tally));
            }
        }
        Said what = urgent ? field.priority(of.get(0)) : new Said("all messages", "tous les messages");
        return curves.isEmpty()
                ? Optional.empty()
                : Optional.of(new CurveChart(
                        urgent ? "later-urgent" : "later-all",
                        new Said(
                                "Which share comes later than…: " + what.en(),
                                "Quelle part arrive plus tard que… : " + what.fr()),
                        Said.NOTHING,
                        new Said(
                                "Lower is better. Of all messages offered in all replications; what was lost, merged or"
                                        + " unfinished counts as never arriving. Read p99 where a curve crosses 1%.",
                                "Plus bas, c'est mieux. Sur tous les messages offerts de toutes les réplications ; ce qui est"
                                        + " perdu, fusionné ou inachevé compte comme n'arrivant jamais. On lit p99 là où une"
                                        + " courbe croise 1 %."),
                        new Axis(
                                "latency_ms", new Said("end-to-end latency", "latence de bout en bout"), Unit.MS, true),
                        new Axis(
                                "share_later",
                                new Said("share later than that", "part plus tardive"),
                                Unit.SHARE,
                                true),
                        curves));
    }

    /** The p99 of what occurred in each bucket, a panel for each priority, in the first replication of each strategy. */
    static Optional<ChartSpec> overTime(Field field) {
        List<Panel> panels = new ArrayList<>();
        for (Priority priority : field.priorities()) {
            List<Line> lines = new ArrayList<>();
            for (Contender contender : field.contenders()) {
                Arrivals arrivals = Arrivals.of(contender.first(), priority);
                if (arrivals.any()) {
                    lines.add(line(field, contender, priority, arrivals));
                }
            }
            if (!lines.isEmpty()) {
                panels.add(new Panel(field.priority(priority), new Said("p99", "p99"), Unit.MS, true, lines));
            }
        }
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(new TimeChart(
                        "latency",
                        new Said("How late messages are, strategy by strategy", "Retard des messages, par stratégie"),
                        Said.NOTHING,
                        new Said(
                                "All but 1 of 100 messages that occurred in a bucket are quicker (p99), at all services. A line"
                                        + " breaks off where more than 1 of 100 was not delivered.",
                                "Tous les messages d'une tranche sauf 1 sur 100 sont plus rapides (p99), tous services"
                                        + " confondus. Un trait s'interrompt là où plus de 1 sur 100 n'est pas livré."),
                        panels,
                        List.of()));
    }

    private static Line line(Field field, Contender contender, Priority priority, Arrivals arrivals) {
        int buckets = contender.first().summary().span().buckets();
        double[] values = IntStream.range(0, buckets)
                .mapToDouble(arrivals::high)
                .map(nanos -> Double.isFinite(nanos) ? nanos / NANOS_OF_MILLI : Double.NaN)
                .toArray();
        long known = IntStream.range(0, buckets)
                .filter(i -> !Double.isNaN(values[i]))
                .count();
        Said name = field.name(contender.name());
        return new Line(
                priority.label() + "_" + contender.name() + "_p99_ms",
                name,
                name,
                field.look(contender.name()),
                known < buckets * 0.8 ? Style.DOTS : Style.THICK,
                values);
    }
}
