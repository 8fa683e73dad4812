package buzzville.report.chart;

import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;

/** Draws a figure against the values of a parameter: a dot and an interval for each value that was tried, the limit, the threshold. */
final class ThresholdChart {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 560;
    private static final int TICKS = 9;
    /** What is left free at both ends, as a share. */
    private static final double ROOM = 0.06;
    /** The ratio of values from which on a logarithm shows them better. */
    private static final double LARGE = 8;

    private static final double R = 6;
    private static final Color GOOD = new Color(0x0072B2);
    private static final Color BAD = new Color(0xD55E00);
    private static final Shape DOT = new Ellipse2D.Double(-R, -R, 2 * R, 2 * R);
    private static final Shape SQUARE = new Rectangle2D.Double(1 - R, 1 - R, 2 * R - 2, 2 * R - 2);
    private static final Shape ARROW = arrow();
    private static final Stroke THICK = new BasicStroke(2.2f);
    private static final Stroke DASHED = Theme.stroke(1, 1.6f);

    private final ThresholdPlot facts;
    private final ReportLanguage language;
    private final Human human;
    private final Theme theme;

    ThresholdChart(ThresholdPlot facts, ReportLanguage language, Theme theme) {
        this.facts = facts;
        this.language = language;
        this.human = new Human(language);
        this.theme = theme;
    }

    Drawing drawing() {
        XYPlot plot = new XYPlot();
        Scale scale = across();
        plot.setDomainAxis(new ScaledAxis(facts.across(), scale));
        plot.setRangeAxis(new ScaledAxis(facts.up(), up()));
        theme.style(plot);
        plot.setFixedLegendItems(legend());
        plot.addAnnotation(new Sketch(
                (g2, area, across, up) -> draw(g2, area, value -> across.applyAsDouble(scale.at(value)), up)));
        JFreeChart chart = new JFreeChart(facts.title(), theme.text(), plot, true);
        theme.style(chart, facts.facts(), facts.finding());
        return new Drawing(facts.name(), facts.title(), facts.caption(), chart, WIDTH, HEIGHT);
    }

    /** By the logarithm where values differ much, for a search that halves looks closely near its end only. */
    private Scale across() {
        double least = facts.points().stream()
                .mapToDouble(ThresholdPlot.Point::x)
                .min()
                .orElse(0);
        double most = facts.points().stream()
                .mapToDouble(ThresholdPlot.Point::x)
                .max()
                .orElse(1);
        return least > 0 && most / least >= LARGE ? powers(least, most) : linear(least, most);
    }

    private Scale powers(double least, double most) {
        double low = StrictMath.log10(least);
        double high = StrictMath.log10(most);
        double room = (high - low) * ROOM;
        List<Scale.Tick> ticks = new ArrayList<>();
        for (int decade = (int) Math.floor(low - room); decade <= high + room; decade++) {
            for (int times : high - low > 3 ? new int[] {1} : new int[] {1, 2, 5}) {
                double value = new BigDecimal(times).scaleByPowerOfTen(decade).doubleValue();
                double at = StrictMath.log10(value);
                if (low - room <= at && at <= high + room) {
                    ticks.add(new Scale.Tick(at, human.number(value)));
                }
            }
        }
        return new Scale(low - room, high + room, ticks, true);
    }

    private Scale linear(double least, double most) {
        double room = most > least ? (most - least) * ROOM : 1;
        double step = step((most - least + 2 * room) / TICKS);
        List<Scale.Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil((least - room) / step); i * step <= most + room; i++) {
            double at = new BigDecimal(i * step).round(MathContext.DECIMAL32).doubleValue();
            ticks.add(new Scale.Tick(at, human.number(at)));
        }
        return new Scale(least - room, most + room, ticks, false);
    }

    /** The least of 1, 2 and 5 times a power of ten that is at or above {@code least}. */
    private static double step(double least) {
        double power = Double.parseDouble("1e" + (int) Math.floor(StrictMath.log10(least)));
        return least <= power ? power : least <= 2 * power ? 2 * power : least <= 5 * power ? 5 * power : 10 * power;
    }

    private Scale up() {
        double[] figures = facts.points().stream()
                .flatMapToDouble(point -> DoubleStream.of(point.y(), point.low(), point.high()))
                .filter(Double::isFinite)
                .toArray();
        double most = Math.max(DoubleStream.of(figures).max().orElse(0), facts.limit());
        if (facts.kind() == ThresholdPlot.Kind.DURATION) {
            double least = DoubleStream.of(figures)
                    .filter(figure -> figure > 0)
                    .min()
                    .orElse(facts.limit() > 0 ? facts.limit() / 10 : 1e6);
            boolean zeros = DoubleStream.of(figures).anyMatch(figure -> figure <= 0);
            return Scale.durations(
                    Math.min(least, facts.limit() > 0 ? facts.limit() : least), 1.3 * most, zeros, human);
        }
        boolean share = facts.kind() == ThresholdPlot.Kind.RATIO;
        return roomy(Scale.linear(share ? Math.min(1, most) : most, TICKS, share ? human::percent : human::number));
    }

    /** With room at both ends, so that a mark at an end stands where its figure is. */
    private static Scale roomy(Scale scale) {
        double room = (scale.high() - scale.low()) * ROOM;
        return new Scale(scale.low() - room, scale.high() + room, scale.ticks(), scale.logarithmic());
    }

    private void draw(Graphics2D g2, Rectangle2D area, DoubleUnaryOperator across, DoubleUnaryOperator up) {
        Scale scale = up();
        for (Scale.Tick tick : scale.ticks()) {
            line(g2, area, up.applyAsDouble(tick.at()), new BasicStroke(1), Theme.GRID);
        }
        DoubleUnaryOperator y = figure -> Double.isInfinite(figure)
                ? area.getMinY() + 2 * R
                : Math.max(area.getMinY() + R, Math.min(area.getMaxY() - R, up.applyAsDouble(scale.at(figure))));
        threshold(g2, area, across);
        limit(g2, area, up.applyAsDouble(scale.at(facts.limit())));
        for (ThresholdPlot.Point point : facts.points()) {
            if (!Double.isNaN(point.y())) {
                point(g2, point, across.applyAsDouble(point.x()), y);
            }
        }
    }

    /** Its label stands where no figures are: those that fall end below it, those that rise above. */
    private void limit(Graphics2D g2, Rectangle2D area, double y) {
        line(g2, area, y, DASHED, Theme.INK);
        double x = area.getMaxX() - Theme.width(facts.limitLabel(), theme.small()) - 6;
        text(g2, facts.limitLabel(), x, isFalling() ? y - 7 : y + 18, theme.small(), Theme.INK);
    }

    private void threshold(Graphics2D g2, Rectangle2D area, DoubleUnaryOperator across) {
        if (Double.isNaN(facts.threshold())) {
            return;
        }
        double x = across.applyAsDouble(facts.threshold());
        g2.setPaint(Theme.GREY);
        g2.setStroke(DASHED);
        g2.draw(new Line2D.Double(x, area.getMinY(), x, area.getMaxY()));
        double width = Theme.width(facts.thresholdLabel(), theme.heading());
        boolean right = x + width + 12 < area.getMaxX();
        double y = isFalling() ? area.getMinY() + 18 : area.getMaxY() - 10;
        text(g2, facts.thresholdLabel(), right ? x + 6 : x - width - 6, y, theme.heading(), Theme.INK);
    }

    private static void point(Graphics2D g2, ThresholdPlot.Point point, double x, DoubleUnaryOperator y) {
        Color colour = point.good() ? GOOD : BAD;
        g2.setPaint(colour);
        if (!Double.isNaN(point.low()) && !Double.isNaN(point.high())) {
            g2.setStroke(THICK);
            g2.draw(new Line2D.Double(x, y.applyAsDouble(point.low()), x, y.applyAsDouble(point.high())));
        }
        Shape shape = Double.isInfinite(point.y()) ? ARROW : point.good() ? DOT : SQUARE;
        g2.fill(AffineTransform.getTranslateInstance(x, y.applyAsDouble(point.y()))
                .createTransformedShape(shape));
    }

    /** Upwards, for what is above everything. */
    private static Shape arrow() {
        Path2D arrow = new Path2D.Double();
        arrow.moveTo(0, -R - 1);
        arrow.lineTo(R, R);
        arrow.lineTo(-R, R);
        arrow.closePath();
        return arrow;
    }

    /** Whether figures end lower than they begin, so that there is room above their end. */
    private boolean isFalling() {
        double[] known = facts.points().stream()
                .mapToDouble(ThresholdPlot.Point::y)
                .filter(figure -> !Double.isNaN(figure))
                .toArray();
        return known.length > 0 && known[known.length - 1] < known[0];
    }

    private LegendItemCollection legend() {
        LegendItemCollection legend = new LegendItemCollection();
        legend.add(item(facts.good(), DOT, GOOD));
        legend.add(item(facts.bad(), SQUARE, BAD));
        if (facts.points().stream().anyMatch(point -> Double.isInfinite(point.y()))) {
            legend.add(item(language.choose("never", "jamais"), ARROW, BAD));
        }
        return legend;
    }

    private static LegendItem item(String label, Shape shape, Color colour) {
        return new LegendItem(label, null, null, null, shape, colour);
    }

    private static void line(Graphics2D g2, Rectangle2D area, double y, Stroke stroke, Color colour) {
        g2.setPaint(colour);
        g2.setStroke(stroke);
        g2.draw(new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
    }

    private static void text(Graphics2D g2, String text, double x, double y, Font font, Color colour) {
        g2.setFont(font);
        g2.setPaint(colour);
        g2.drawString(text, (float) x, (float) y);
    }
}
