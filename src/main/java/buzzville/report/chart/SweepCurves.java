package buzzville.report.chart;

import buzzville.experiment.Estimate;
import buzzville.experiment.Yardstick;
import buzzville.experiment.sweep.Outcome;
import buzzville.experiment.sweep.Reading;
import buzzville.experiment.sweep.Swept;
import buzzville.report.text.Amounts;
import buzzville.report.text.SafeText;
import buzzville.scenario.Objective;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;

/** Figures over one parameter: a panel for each, a line for each strategy, the interval as a band. */
final class SweepCurves {
    private static final int MOST_PANELS = 6;
    private static final int ALONE = 380;
    private static final int MANY = 210;
    private static final int HEAD = 34;
    private static final int FOOT = 28;
    private static final int LABEL = 20;
    private static final int LEFT = 110;
    private static final int RIGHT = 30;
    private static final int MOST_TICKS = 6;
    private static final double LIGHT = 0.75;
    private static final Shape DOT = new Ellipse2D.Double(-4.5, -4.5, 9, 9);
    private static final Stroke PROMISE =
            new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {7, 5}, 0);

    private final SweepScene scene;
    private final Levels levels;
    private final List<Yardstick> figures;
    private final List<String> strategies;

    private SweepCurves(SweepScene scene) {
        this.scene = scene;
        Swept.Factor factor = scene.swept().factors().get(0);
        this.levels = Levels.of(factor, scene.human());
        this.figures =
                scene.figures().subList(0, Math.min(MOST_PANELS, scene.figures().size()));
        this.strategies = scene.swept().plan().strategies();
    }

    static Drawing draw(SweepScene scene) {
        SweepCurves curves = new SweepCurves(scene);
        Theme theme = scene.theme();
        LegendItemCollection legend = curves.legend();
        String path = SafeText.line(scene.swept().plan().axes().get(0).path(), 60);
        String what = curves.figures.size() == 1 ? scene.name(curves.figures.get(0)) : scene.say("Figures", "Chiffres");
        Sheet sheet = new Sheet(
                "sweep",
                what + scene.say(" over ", " selon ") + path,
                scene.facts(),
                "",
                scene.say(
                        "Every combination met the same occurrences. A band is the interval that holds the true figure 95"
                                + " times in 100; the dashed line is what was promised.",
                        "Toutes les combinaisons ont vécu les mêmes occurrences. Une bande est l'intervalle qui contient la"
                                + " vraie valeur 95 fois sur 100 ; le tireté est ce qui était promis."));
        int each = curves.figures.size() == 1 ? ALONE : MANY;
        int height = curves.figures.size() * (HEAD + each + FOOT) + LABEL;
        Board board = new Board(theme, legend, (pencil, area) -> curves.draw(pencil, area, each, path));
        return sheet.drawing(theme, board, legend, height);
    }

    private LegendItemCollection legend() {
        LegendItemCollection legend = new LegendItemCollection();
        for (int i = 0; i < strategies.size(); i++) {
            if (strategies.size() > 1) {
                legend.add(Lines.line(
                        SafeText.line(strategies.get(i), 28),
                        Look.of(i).colour(),
                        Look.of(i).stroke()));
            }
        }
        boolean broken = figures.stream()
                .anyMatch(figure -> scene.swept().outcomes().stream()
                        .anyMatch(outcome -> SweepScene.isBroken(scene.reading(outcome, figure))));
        if (broken) {
            legend.add(new LegendItem(scene.say("met", "tenu"), null, null, null, DOT, Theme.INK));
            legend.add(new LegendItem(
                    scene.say("broken or open", "rompu ou indécis"),
                    null,
                    null,
                    null,
                    DOT,
                    Color.WHITE,
                    new BasicStroke(1.8f),
                    Theme.INK));
        }
        return legend;
    }

    private void draw(Pencil pencil, Rectangle2D area, int each, String path) {
        double y = area.getY();
        for (Yardstick figure : figures) {
            panel(
                    pencil,
                    figure,
                    new Rectangle2D.Double(area.getX() + LEFT, y + HEAD, area.getWidth() - LEFT - RIGHT, each));
            y += HEAD + each + FOOT;
        }
        pencil.around(
                path,
                area.getX() + LEFT + (area.getWidth() - LEFT - RIGHT) / 2,
                y + 6,
                scene.theme().small(),
                Theme.INK);
    }

    private void panel(Pencil pencil, Yardstick figure, Rectangle2D area) {
        Theme theme = scene.theme();
        Ruler across = new Ruler(levels.scale(), area.getX(), area.getMaxX());
        Ruler up = new Ruler(scene.scale(figure, true, MOST_TICKS), area.getMaxY(), area.getY());
        String heading = Lineup.fit(scene.heading(figure), theme.heading(), area.getWidth() + LEFT);
        pencil.text(heading, area.getX() - LEFT + 4, area.getY() - HEAD / 2.0, theme.heading(), Theme.INK);
        pencil.beside(up, area.getX(), area.getMaxX());
        pencil.below(across, area.getMaxY());
        Objective promise = scene.promise(figure);
        if (promise != null) {
            double at = up.within(promise.value());
            pencil.line(area.getX(), at, area.getMaxX(), at, Theme.INK, PROMISE);
        }
        for (int i = 0; i < strategies.size(); i++) {
            line(pencil, figure, strategies.get(i), Look.of(i), across, up);
        }
    }

    /** A point of a curve. */
    private record Point(double x, Reading reading) {}

    private void line(Pencil pencil, Yardstick figure, String strategy, Look look, Ruler across, Ruler up) {
        List<Point> points = new ArrayList<>();
        for (Outcome outcome : scene.swept().outcomes()) {
            Reading reading = scene.reading(outcome, figure);
            if (outcome.cell().strategy().equals(strategy) && reading != null) {
                points.add(new Point(across.at(levels.at(outcome.cell().values().get(0))), reading));
            }
        }
        points.sort((one, other) -> Double.compare(one.x(), other.x()));
        if (levels.quantities()) {
            for (int i = 1; i < points.size(); i++) {
                band(pencil, points.get(i - 1), points.get(i), look.colour(), up);
            }
        }
        Path2D path = new Path2D.Double();
        boolean begun = false;
        for (Point point : points) {
            double estimate = point.reading().estimate().estimate();
            if (!Double.isFinite(estimate)) {
                begun = false;
            } else if (begun) {
                path.lineTo(point.x(), up.within(estimate));
            } else {
                path.moveTo(point.x(), up.within(estimate));
                begun = true;
            }
        }
        if (levels.quantities()) {
            pencil.path(path, look.colour(), look.stroke());
        }
        points.forEach(point -> mark(pencil, point, look, up));
    }

    private static void band(Pencil pencil, Point from, Point to, Color colour, Ruler up) {
        Estimate left = from.reading().estimate();
        Estimate right = to.reading().estimate();
        if (Double.isFinite(left.low()) && Double.isFinite(right.low())) {
            Yardstick.Unit unit = from.reading().yardstick().unit();
            Shape band = Look.polygon(
                    from.x(), up.within(Amounts.low(left)),
                    to.x(), up.within(Amounts.low(right)),
                    to.x(), up.within(Amounts.high(unit, right)),
                    from.x(), up.within(Amounts.high(unit, left)));
            pencil.fill(
                    band, new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) (255 * (1 - LIGHT))));
        }
    }

    private void mark(Pencil pencil, Point point, Look look, Ruler up) {
        Estimate estimate = point.reading().estimate();
        if (!Double.isFinite(estimate.estimate())) {
            pencil.around(
                    scene.amounts().why(estimate),
                    point.x(),
                    up.to() + 10,
                    scene.theme().small(),
                    Theme.GREY);
            return;
        }
        if (!levels.quantities() && Double.isFinite(estimate.low())) {
            Yardstick.Unit unit = point.reading().yardstick().unit();
            double low = up.within(Amounts.low(estimate));
            double high = up.within(Amounts.high(unit, estimate));
            pencil.line(point.x(), low, point.x(), high, look.colour(), new BasicStroke(2));
        }
        pencil.mark(
                DOT, SweepScene.isBroken(point.reading()), point.x(), up.within(estimate.estimate()), look.colour());
    }
}
