package buzzville.report.chart;

import buzzville.report.chart.PriceFront.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.LegendItemCollection;
import org.jspecify.annotations.Nullable;

/** Cost against benefit: a marker for each strategy, and the front of those that nobody beats at both. */
final class PriceChart {
    private static final int HEIGHT = 520;
    private static final double LEFT = 86;
    private static final double FOOT = 46;
    private static final double HEAD = 44;
    /** Room at the right for half of the last figure of the axis. */
    private static final double ASIDE = 24;
    /** How much paler what is dominated is. */
    private static final double PALE = 0.55;

    private static final int TICKS = 6;
    private static final Stroke FRONT = new BasicStroke(1.6f);
    private static final double TEXT = 16;

    private PriceChart() {}

    static @Nullable Drawing draw(Lineup lineup) {
        PriceFront front = PriceFront.of(lineup);
        if (front == null) {
            return null;
        }
        LegendItemCollection legend = new LegendItemCollection();
        String on = String.join(
                ", ",
                front.front().stream()
                        .map(point -> lineup.name(point.strategy()))
                        .toList());
        String free = front.noPrice()
                ? lineup.say(
                        "All cost the same; what they give up stands for a price. ",
                        "Toutes coûtent autant ; ce qu'elles abandonnent tient lieu de prix. ")
                : "";
        return lineup.drawing(
                new Scene.Words(
                        "price",
                        lineup.say("What it costs and what one gets for it", "Ce que cela coûte, et ce qu'on en tire"),
                        free + lineup.say("Beaten by nobody at both: ", "Battues par personne sur les deux : ") + on
                                + ".",
                        lineup.say(
                                "Best is the upper left. The line joins the strategies that nobody beats at one of the two"
                                        + " without being worse at the other, by these figures; the others are pale. Thin"
                                        + " crosses are intervals (95%), so neighbours whose crosses overlap may be alike.",
                                "Le mieux est en haut à gauche. La ligne joint les stratégies que personne ne bat sur l'un des"
                                        + " deux sans être pire sur l'autre, d'après ces chiffres ; les autres sont pâles. Les"
                                        + " croix fines sont les intervalles (95 %) : des voisines dont les croix se"
                                        + " recouvrent peuvent se valoir.")),
                new Board(lineup.theme(), legend, (pencil, area) -> draw(lineup, front, pencil, area)),
                legend,
                HEIGHT);
    }

    private static void draw(Lineup lineup, PriceFront front, Pencil pencil, Rectangle2D area) {
        Theme theme = lineup.theme();
        Rectangle2D plot = new Rectangle2D.Double(
                area.getX() + LEFT, area.getY() + HEAD, area.getWidth() - LEFT - ASIDE, HEIGHT - FOOT - HEAD);
        Ruler across = new Ruler(roomy(lineup, front, true), plot.getX(), plot.getMaxX());
        Ruler up = new Ruler(roomy(lineup, front, false), plot.getMaxY(), plot.getY());
        pencil.gridAcross(across, plot.getY(), plot.getMaxY());
        pencil.beside(up, plot.getX(), plot.getMaxX());
        pencil.below(across, plot.getMaxY());
        pencil.text(
                "↑ " + Lineup.fit(front.benefit().name(), theme.small(), plot.getWidth() * 0.7)
                        + lineup.say(" (more is better)", " (plus, c'est mieux)"),
                area.getX() + 4,
                area.getY() + 8,
                theme.small(),
                Theme.INK);
        pencil.before(
                Lineup.fit(front.price().name(), theme.small(), plot.getWidth() * 0.7)
                        + lineup.say(" (less is better) →", " (moins, c'est mieux) →"),
                plot.getMaxX(),
                plot.getMaxY() + 36,
                theme.small(),
                Theme.INK);
        List<Rectangle2D> taken = new ArrayList<>();
        front(pencil, front.front(), across, up, taken);
        front.points().forEach(point -> {
            cross(lineup, pencil, point, across, up);
            double x = across.at(point.price().estimate());
            double y = up.at(point.benefit().estimate());
            taken.add(new Rectangle2D.Double(x - 8, y - 8, 16, 16));
        });
        for (Point point : front.points()) {
            Look look = lineup.look(point.index());
            double x = across.at(point.price().estimate());
            double y = up.at(point.benefit().estimate());
            pencil.mark(look.marker(), look.hollow(), x, y, colour(look, point));
            label(lineup, pencil, point, x, y, plot, taken);
        }
    }

    /** A scale with a little room beside the outermost figures, but for what ends there by its nature. */
    private static Scale roomy(Lineup lineup, PriceFront front, boolean prices) {
        List<Double> figures = new ArrayList<>(front.points().stream()
                .map(point -> prices ? point.price() : point.benefit())
                .flatMap(estimate -> DoubleStream.of(estimate.estimate(), estimate.low(), estimate.high())
                        .boxed())
                .filter(Double::isFinite)
                .toList());
        PriceFront.Side side = prices ? front.price() : front.benefit();
        return lineup.scale(side.unit(), figures, TICKS);
    }

    private static Color colour(Look look, Point point) {
        return point.onFront() ? look.colour() : Theme.lighter(look.colour(), PALE);
    }

    /** From the cheapest upwards in steps, for between two of them there is nothing to buy. */
    private static void front(Pencil pencil, List<Point> front, Ruler across, Ruler up, List<Rectangle2D> taken) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < front.size(); i++) {
            double x = across.at(front.get(i).price().estimate());
            double y = up.at(front.get(i).benefit().estimate());
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                double before = path.getCurrentPoint().getX();
                double level = path.getCurrentPoint().getY();
                path.lineTo(x, level);
                path.lineTo(x, y);
                taken.add(new Rectangle2D.Double(before, level - 1, x - before, 2));
                taken.add(new Rectangle2D.Double(x - 1, y, 2, level - y));
            }
        }
        if (!front.isEmpty()) {
            pencil.path(path, Theme.GREY, FRONT);
        }
    }

    private static void cross(Lineup lineup, Pencil pencil, Point point, Ruler across, Ruler up) {
        Color colour = colour(lineup.look(point.index()), point);
        double x = across.at(point.price().estimate());
        double y = up.at(point.benefit().estimate());
        if (Double.isFinite(point.price().low())
                && Double.isFinite(point.price().high())) {
            pencil.line(
                    across.within(point.price().low()),
                    y,
                    across.within(point.price().high()),
                    y,
                    colour,
                    Pencil.THIN);
        }
        if (Double.isFinite(point.benefit().low())
                && Double.isFinite(point.benefit().high())) {
            pencil.line(
                    x,
                    up.within(point.benefit().low()),
                    x,
                    up.within(point.benefit().high()),
                    colour,
                    Pencil.THIN);
        }
    }

    /** Writes a strategy's name where it covers nothing, as near to its marker as there is room. */
    private static void label(
            Lineup lineup, Pencil pencil, Point point, double x, double y, Rectangle2D plot, List<Rectangle2D> taken) {
        Theme theme = lineup.theme();
        String name = lineup.name(point.strategy());
        double width = Theme.width(name, theme.small());
        Rectangle2D place = place(x, y, width, plot, taken);
        taken.add(place);
        double middle = place.getCenterY();
        if (Math.abs(middle - y) > TEXT * 1.5) {
            double near = place.getX() > x ? place.getX() - 2 : place.getMaxX() + 2;
            pencil.line(x, y, near, middle, Theme.GREY, Pencil.THIN);
        }
        pencil.text(name, place.getX(), middle, theme.small(), point.onFront() ? Theme.INK : Theme.GREY);
    }

    private static Rectangle2D place(double x, double y, double width, Rectangle2D plot, List<Rectangle2D> taken) {
        for (int away = 0; away < 14; away++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double middle = y + sign * away * TEXT * 0.75 - 9;
                for (double left : new double[] {x + 11, x - 11 - width}) {
                    Rectangle2D place = new Rectangle2D.Double(left, middle - TEXT / 2, width, TEXT);
                    boolean inside = left >= plot.getX()
                            && left + width <= plot.getMaxX()
                            && place.getY() >= plot.getY() - 22
                            && place.getMaxY() <= plot.getMaxY();
                    if (inside && taken.stream().noneMatch(place::intersects)) {
                        return place;
                    }
                }
            }
        }
        return new Rectangle2D.Double(x + 11, y - 9 - TEXT / 2, width, TEXT);
    }
}
