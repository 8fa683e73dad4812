package buzzville.report.page.run;

import buzzville.message.Account;
import buzzville.message.Priority;
import buzzville.metric.Tally;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.Said;
import buzzville.report.page.TimeChart;
import buzzville.report.page.TimeChart.Line;
import buzzville.report.page.TimeChart.Panel;
import buzzville.report.page.TimeChart.Style;
import buzzville.report.page.Unit;
import buzzville.report.text.Human;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was offered to services and what they delivered, a panel for each priority: per second where there are many, and counted in each
 * bucket where there are few, for a rate made of one or two messages is a spike that nobody met.
 */
final class ThroughputCourse {
    /** Fewer offered to a bucket on average are counted. */
    private static final double FEW = 5;

    private ThroughputCourse() {}

    static Optional<ChartSpec> of(Course course) {
        List<Panel> panels = new ArrayList<>();
        Map<Priority, Function<Human, String>> shares = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            double[] offered = course.counts(priority, Account::offeredSeries);
            if (Arrays.stream(offered).sum() > 0) {
                panels.add(panel(course, priority, offered));
                Tally tally = course.tally(priority);
                if (tally.offered() > 0) {
                    shares.put(priority, human -> human.percent((double) tally.delivered() / tally.offered()));
                }
            }
        }
        if (panels.isEmpty()) {
            return Optional.empty();
        }
        Said list = course.list(shares);
        return Optional.of(new TimeChart(
                "throughput",
                new Said("What came and what was delivered", "Ce qui arrive et ce qui est livré"),
                new Said(
                        "Delivered, of what was offered: " + list.en() + ".",
                        "Livrés, de ce qui était offert : " + list.fr() + "."),
                new Said(
                        "At all services together, a panel for each priority with a scale of its own: messages per second, or where"
                                + " they are few those of each bucket. Delivered below offered: a queue grows or messages are"
                                + " lost; above it: a queue drains.",
                        "Tous services confondus, un cadre par priorité, chacun à son échelle : messages par seconde, ou, s'ils"
                                + " sont rares, ceux de chaque tranche. Livrés sous offerts : une file grandit ou des messages"
                                + " se perdent ; au-dessus : une file se vide."),
                panels,
                List.of()));
    }

    private static Panel panel(Course course, Priority priority, double[] offered) {
        double[] delivered = course.counts(priority, Account::deliveredSeries);
        boolean few = Arrays.stream(offered).sum() < FEW * course.buckets();
        String unit = few ? "_count" : "_per_second";
        Said came = new Said("offered, by occurrence", "offerts, selon l'occurrence");
        Said went = new Said("delivered, by the end of processing", "livrés, selon la fin du traitement");
        Style style = few ? Style.STEPS : Style.THICK;
        List<Line> lines = List.of(
                new Line(
                        priority.label() + "_offered" + unit,
                        came,
                        came,
                        "offered",
                        style,
                        few ? offered : course.perSecond(offered)),
                new Line(
                        priority.label() + "_delivered" + unit,
                        went,
                        went,
                        "delivered",
                        style,
                        few ? delivered : course.perSecond(delivered)));
        Said bucket =
                Said.of(language -> new Human(language).duration(course.span().bucket()));
        return new Panel(
                course.priority(priority),
                few ? new Said("messages / " + bucket.en(), "messages / " + bucket.fr()) : Said.same("messages/s"),
                few ? Unit.COUNT : Unit.PER_SECOND,
                false,
                lines);
    }
}
