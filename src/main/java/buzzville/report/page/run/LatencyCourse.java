package buzzville.report.page.run;

import buzzville.message.Priority;
import buzzville.report.chart.Arrivals;
import buzzville.report.chart.Remarks;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.Said;
import buzzville.report.page.TimeChart;
import buzzville.report.page.TimeChart.Line;
import buzzville.report.page.TimeChart.Marks;
import buzzville.report.page.TimeChart.Panel;
import buzzville.report.page.TimeChart.Style;
import buzzville.report.page.Unit;
import buzzville.report.text.Human;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** End-to-end latency of what occurred when, by priority, over everything that was offered. */
final class LatencyCourse {
    static final String ID = "latency";

    /** The share of buckets with a figure from which on a line joins them. */
    private static final double ENOUGH = 0.8;

    private final Course course;
    private final Map<Priority, Arrivals> arrivals = new EnumMap<>(Priority.class);

    private LatencyCourse(Course course) {
        this.course = course;
        for (Priority priority : Priority.values()) {
            Arrivals of = Arrivals.of(course.run(), priority);
            if (of.any()) {
                arrivals.put(priority, of);
            }
        }
    }

    static Optional<ChartSpec> of(Course course) {
        LatencyCourse chart = new LatencyCourse(course);
        return chart.arrivals.values().stream().anyMatch(of -> of.most() >= 0)
                ? Optional.of(chart.chart())
                : Optional.empty();
    }

    private ChartSpec chart() {
        List<Line> lines = new ArrayList<>();
        List<Marks> marks = new ArrayList<>();
        arrivals.forEach((priority, of) -> {
            Style style = of.known() < course.buckets() * ENOUGH ? Style.DOTS : Style.THICK;
            Said name = course.priority(priority);
            String look = priority.label();
            lines.add(new Line(
                    look + "_p99_ms",
                    name,
                    new Said(name.en() + ", p99", name.fr() + ", p99"),
                    look,
                    style,
                    millis(of::high)));
            lines.add(new Line(
                    look + "_p50_ms",
                    name,
                    new Said(name.en() + ", p50", name.fr() + ", p50"),
                    look,
                    style == Style.DOTS ? style : Style.THIN,
                    millis(of::low)));
            if (of.anyMissing()) {
                marks.add(new Marks(
                        look + "_missing",
                        name,
                        look,
                        course.each(i -> of.high(i) == Double.POSITIVE_INFINITY ? 2 : of.missing(i) ? 1 : 0),
                        new Said("some not delivered", "certains non livrés"),
                        new Said("more than 1 of 100 not delivered", "plus de 1 sur 100 non livrés")));
            }
        });
        Panel panel = new Panel(
                Said.NOTHING, new Said("end-to-end latency", "latence de bout en bout"), Unit.MS, true, lines);
        return new TimeChart(
                ID,
                new Said("How late messages are", "Retard des messages"),
                finding(),
                new Said(
                        "Of what occurred in each bucket, at all services: thick, all but 1 of 100 are quicker (p99); thin, half"
                                + " are (p50). What was not delivered by the end is later than everything: a line that meets"
                                + " it breaks off, and a row above the plot marks the bucket, dark where it is more than 1 of"
                                + " 100.",
                        "De ce qui s'est produit dans chaque tranche, tous services confondus : en trait épais, tous sauf 1 sur"
                                + " 100 sont plus rapides (p99) ; en trait fin, la moitié (p50). Ce qui n'est pas livré à la"
                                + " fin est plus tardif que tout : un trait qui l'atteint s'interrompt, et une ligne au-dessus"
                                + " marque la tranche, foncée au-delà de 1 sur 100."),
                List.of(panel),
                marks);
    }

    private interface Figure {
        double in(int bucket);
    }

    private double[] millis(Figure nanos) {
        return course.each(i -> Double.isInfinite(nanos.in(i)) ? Double.NaN : Course.millis(nanos.in(i)));
    }

    /** The worst bucket of each priority. */
    private Said finding() {
        Map<Priority, Function<Human, String>> late = new EnumMap<>(Priority.class);
        Map<Priority, Function<Human, String>> never = new EnumMap<>(Priority.class);
        arrivals.forEach((priority, of) -> {
            if (of.anyNever()) {
                never.put(priority, human -> "");
            } else {
                late.put(priority, human -> human.duration(of.most()));
            }
        });
        return Course.sentences(List.of(
                said("p99 at the worst moment: ", "p99 au pire moment : ", late),
                said(
                        "More than 1 of 100 not delivered at some moment: ",
                        "Plus de 1 sur 100 non livrés à un moment : ",
                        never),
                Said.of(language -> Remarks.lateReports(course.run(), language).strip()),
                Said.of(language ->
                        Remarks.leftOut(course.run(), language, false).strip())));
    }

    private Said said(String english, String french, Map<Priority, Function<Human, String>> facts) {
        Said list = course.list(facts);
        return facts.isEmpty() ? Said.NOTHING : new Said(english + list.en() + ".", french + list.fr() + ".");
    }
}
