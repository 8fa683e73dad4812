package buzzville.report.page.comparison;

import buzzville.experiment.Estimate;
import buzzville.experiment.Yardstick;
import buzzville.report.chart.PriceFront;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.FrontChart;
import buzzville.report.page.FrontChart.Figure;
import buzzville.report.page.FrontChart.Point;
import buzzville.report.page.FrontChart.Side;
import buzzville.report.page.Said;
import buzzville.report.text.ReportLanguage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What each strategy costs, and what one gets for it. */
final class ComparisonFront {
    private ComparisonFront() {}

    static Optional<ChartSpec> of(Field field) {
        PriceFront front = PriceFront.of(field.comparison(), ReportLanguage.EN);
        if (front == null) {
            return Optional.empty();
        }
        String on = front.front().stream()
                .map(point -> field.name(point.strategy()).en())
                .collect(Collectors.joining(", "));
        Said free = front.noPrice()
                ? new Said(
                        "All cost the same; what they give up stands for a price. ",
                        "Toutes coûtent autant ; ce qu'elles abandonnent tient lieu de prix. ")
                : Said.NOTHING;
        List<Point> points = front.points().stream()
                .map(point -> new Point(
                        point.strategy(),
                        field.name(point.strategy()),
                        field.look(point.strategy()),
                        figure(front.price().unit(), point.price()),
                        figure(front.benefit().unit(), point.benefit()),
                        point.onFront()))
                .toList();
        return Optional.of(new FrontChart(
                "front",
                new Said("What it costs and what one gets for it", "Ce que cela coûte, et ce qu'on en tire"),
                new Said(
                        free.en() + "Beaten by nobody at both: " + on + ".",
                        free.fr() + "Battues par personne sur les deux : " + on + "."),
                new Said(
                        "Best is the upper left. The line joins the strategies that nobody beats at one of the two without being"
                                + " worse at the other, by these figures; the others are hollow. Thin crosses are intervals"
                                + " (95%), so neighbours whose crosses overlap may be alike.",
                        "Le mieux est en haut à gauche. La ligne joint les stratégies que personne ne bat sur l'un des deux sans"
                                + " être pire sur l'autre, d'après ces chiffres ; les autres sont creuses. Les croix fines sont"
                                + " les intervalles (95 %) : des voisines dont les croix se recouvrent peuvent se valoir."),
                side(field, "price", PriceFront::price),
                side(field, "benefit", PriceFront::benefit),
                points));
    }

    private static Side side(Field field, String key, Function<PriceFront, PriceFront.Side> which) {
        PriceFront.Side side =
                which.apply(Objects.requireNonNull(PriceFront.of(field.comparison(), ReportLanguage.EN)));
        Said name = Said.of(language -> which.apply(Objects.requireNonNull(PriceFront.of(field.comparison(), language)))
                .name());
        return new Side(key, name, Field.unit(side.unit()));
    }

    private static Figure figure(Yardstick.Unit unit, Estimate estimate) {
        return new Figure(
                Field.inPage(unit, estimate.estimate()),
                Field.inPage(unit, estimate.low()),
                Field.inPage(unit, estimate.high()));
    }
}
