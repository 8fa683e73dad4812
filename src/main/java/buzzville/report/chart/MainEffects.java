package buzzville.report.chart;

import buzzville.experiment.Yardstick;
import buzzville.experiment.sweep.Importance;
import buzzville.experiment.sweep.Outcome;
import buzzville.experiment.sweep.Reading;
import buzzville.experiment.sweep.Swept;
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
import java.util.Map;
import java.util.TreeMap;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;

/** What each of several parameters does by itself: a panel for each, every combination a dot, the means a line. */
final class MainEffects {
    private static final int MOST_FIGURES = 4;
    private static final int ACROSS = 4;
    private static final int PANEL = 190;
    private static final int HEAD = 30;
    private static final int SUBHEAD = 22;
    private static final int FOOT = 34;
    private static final int LEFT = 84;
    private static final int GAP = 16;
    private static final int CLASSES = 6;
    private static final Shape DOT = new Ellipse2D.Double(-2.6, -2.6, 5.2, 5.2);
    private static final Shape MEAN = new Ellipse2D.Double(-4.5, -4.5, 9, 9);
    private static final Color FAINT = new Color(0, 114, 178, 110);
    private static final Stroke LINE = new BasicStroke(2.4f);
    private static final Stroke PROMISE =
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {7, 5}, 0);

    private final SweepScene scene;
    private final List<Yardstick> figures;
    private final List<Swept.Factor> factors;

    private MainEffects(SweepScene scene) {
        this.scene = scene;
        this.figures = scene.figures()
                .subList(0, Math.min(MOST_FIGURES, scene.figures().size()));
        this.factors = scene.swept().factors();
    }

    static Drawing draw(SweepScene scene) {
        MainEffects effects = new MainEffects(scene);
        String what =
                effects.figures.size() == 1 ? scene.name(effects.figures.get(0)) : scene.say("figures", "chiffres");
        Sheet sheet = new Sheet(
                "sweep",
                scene.say("What each parameter does by itself: ", "Ce que fait chaque paramètre à lui seul : ") + what,
                scene.facts(),
                "",
                scene.say(
                        "Every combination is a dot in every panel; the line joins their means. The share is that of the"
                                + " variance between combinations that the parameter explains by itself.",
                        "Chaque combinaison est un point dans chaque cadre ; la ligne joint leurs moyennes. La part est celle"
                                + " de la variance entre combinaisons que le paramètre explique à lui seul."));
        LegendItemCollection legend = new LegendItemCollection();
        legend.add(new LegendItem(scene.say("a combination", "une combinaison"), null, null, null, MEAN, FAINT));
        legend.add(new LegendItem(scene.say("mean", "moyenne"), null, null, null, MEAN, Theme.INK));
        int height = effects.figures.size() * effects.figureHeight();
        return sheet.drawing(scene.theme(), new Board(scene.theme(), legend, effects::draw), legend, height);
    }

    private int lines() {
        return (factors.size() + ACROSS - 1) / ACROSS;
    }

    private int figureHeight() {
        return HEAD + lines() * (SUBHEAD + PANEL + FOOT);
    }

    private void draw(Pencil pencil, Rectangle2D area) {
        double y = area.getY();
        int across = Math.min(ACROSS, factors.size());
        double width = (area.getWidth() - LEFT - (across - 1) * GAP) / across;
        for (Yardstick figure : figures) {
            String heading = Lineup.fit(scene.heading(figure), scene.theme().heading(), area.getWidth());
            pencil.text(heading, area.getX() + 4, y + HEAD / 2.0, scene.theme().heading(), Theme.INK);
            Importance importance = Importance.of(scene.swept(), figure.name());
            for (int i = 0; i < factors.size(); i++) {
                int column = i % across;
                int row = i / across;
                double top = y + HEAD + row * (double) (SUBHEAD + PANEL + FOOT);
                panel(
                        pencil,
                        figure,
                        importance,
                        factors.get(i),
                        column == 0,
                        new Rectangle2D.Double(
                                area.getX() + LEFT + column * (width + GAP), top + SUBHEAD, width, PANEL));
            }
            y += figureHeight();
        }
    }

    private void panel(
            Pencil pencil,
            Yardstick figure,
            Importance importance,
            Swept.Factor factor,
            boolean first,
            Rectangle2D area) {
        Theme theme = scene.theme();
        Scale scale = scene.scale(figure, false, 5);
        Ruler up = new Ruler(scale, area.getMaxY(), area.getY());
        Levels levels = Levels.of(factor, scene.human());
        Ruler across = new Ruler(levels.scale(), area.getX(), area.getMaxX());
        Double share = importance.shares().get(factor.name());
        String part = share == null ? "" : "   " + scene.human().percent(Math.round(100 * share) / 100.0);
        double room = area.getWidth() - Theme.width(part, theme.small());
        String name = Lineup.fit(factor.shortName(), theme.small(), room);
        pencil.text(name + part, area.getX(), area.getY() - SUBHEAD / 2.0, theme.small(), Theme.INK);
        for (Scale.Tick tick : scale.ticks()) {
            double y = up.pixel(tick.at());
            pencil.line(area.getX(), y, area.getMaxX(), y, Theme.GRID, Pencil.THIN);
            if (first) {
                pencil.before(tick.label(), area.getX() - 6, y, theme.small(), Theme.INK);
            }
        }
        pencil.below(across, area.getMaxY());
        Objective promise = scene.promise(figure);
        if (promise != null) {
            double at = up.within(promise.value());
            pencil.line(area.getX(), at, area.getMaxX(), at, Theme.INK, PROMISE);
        }
        points(pencil, figure, factor, levels, across, up);
    }

    private void points(Pencil pencil, Yardstick figure, Swept.Factor factor, Levels levels, Ruler across, Ruler up) {
        Map<Integer, List<double[]>> classes = new TreeMap<>();
        boolean joined = levels.quantities() && levels.values().size() > 2 * CLASSES;
        for (int i = 0; i < scene.swept().outcomes().size(); i++) {
            Outcome outcome = scene.swept().outcomes().get(i);
            Reading reading = scene.reading(outcome, figure);
            double value = reading == null ? Double.NaN : reading.estimate().estimate();
            if (Double.isFinite(value)) {
                double place = levels.at(factor.levels().get(i));
                pencil.mark(DOT, false, across.at(place), up.within(value), FAINT);
                int rank = levels.values().indexOf(factor.levels().get(i));
                int group = joined ? rank * CLASSES / levels.values().size() : rank;
                classes.computeIfAbsent(group, fresh -> new ArrayList<>()).add(new double[] {place, value});
            }
        }
        Path2D path = new Path2D.Double();
        List<double[]> means = new ArrayList<>();
        for (List<double[]> members : classes.values()) {
            double x =
                    members.stream().mapToDouble(member -> member[0]).average().orElse(0);
            double y =
                    members.stream().mapToDouble(member -> member[1]).average().orElse(0);
            means.add(new double[] {across.at(x), up.within(y)});
        }
        for (double[] mean : means) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(mean[0], mean[1]);
            } else {
                path.lineTo(mean[0], mean[1]);
            }
        }
        if (levels.quantities()) {
            pencil.path(path, Theme.INK, LINE);
        }
        means.forEach(mean -> pencil.mark(MEAN, false, mean[0], mean[1], Theme.INK));
    }
}
