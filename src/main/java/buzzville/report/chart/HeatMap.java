package buzzville.report.chart;

import buzzville.experiment.Yardstick;
import buzzville.experiment.sweep.Outcome;
import buzzville.experiment.sweep.Reading;
import buzzville.experiment.sweep.Swept;
import buzzville.report.text.SafeText;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jspecify.annotations.Nullable;

/** Figures by two parameters: a map for each, the first parameter upwards and the second across. */
final class HeatMap {
    private static final int MOST_MAPS = 4;
    private static final int HEAD = 34;
    private static final int FOOT = 46;
    private static final int MOST_ROW = 44;
    private static final int LEAST_ROW = 22;
    private static final int USUAL = 330;
    private static final double BORDER = 1.5;
    private static final double HATCH = 9;
    private static final Stroke LINE = new BasicStroke(1);

    /** Viridis of Smith and van der Walt (2015), even to the eye, also of the colour-blind and in grey. */
    private static final List<Color> VIRIDIS = List.of(
            new Color(0x440154),
            new Color(0x482878),
            new Color(0x3E4989),
            new Color(0x31688E),
            new Color(0x26828E),
            new Color(0x1F9E89),
            new Color(0x35B779),
            new Color(0x6ECE58),
            new Color(0xB5DE2B),
            new Color(0xFDE725));

    private final SweepScene scene;
    private final List<Yardstick> figures;
    private final Swept.Factor upwards;
    private final Swept.Factor across;
    private final List<String> rows;
    private final List<String> columns;
    private final double row;

    private HeatMap(SweepScene scene) {
        this.scene = scene;
        this.figures =
                scene.figures().subList(0, Math.min(MOST_MAPS, scene.figures().size()));
        this.upwards = scene.swept().factors().get(0);
        this.across = scene.swept().factors().get(1);
        Levels up = Levels.of(upwards, scene.human());
        List<String> order = new ArrayList<>(up.values());
        if (up.quantities()) {
            Collections.reverse(order);
        }
        this.rows = order;
        this.columns = Levels.of(across, scene.human()).values();
        this.row = Math.max(LEAST_ROW, Math.min(MOST_ROW, USUAL / (double) rows.size()));
    }

    static Drawing draw(SweepScene scene) {
        HeatMap map = new HeatMap(scene);
        boolean one = map.figures.size() == 1;
        Sheet sheet = new Sheet(
                "sweep",
                (one ? scene.name(map.figures.get(0)) : scene.say("Figures", "Chiffres"))
                        + scene.say(" by ", " selon ")
                        + SafeText.line(map.upwards.shortName(), 40)
                        + scene.say(" and ", " et ")
                        + SafeText.line(map.across.shortName(), 40),
                scene.facts(),
                map.isAnyBroken()
                        ? scene.say(
                                "Hatched: the objective is broken there, or left open.",
                                "Hachuré : l'objectif y est rompu, ou indécis.")
                        : "",
                scene.say(
                        "Every combination met the same occurrences. The lighter, the more; figures are written in.",
                        "Toutes les combinaisons ont vécu les mêmes occurrences. Plus c'est clair, plus c'est grand ; les"
                                + " valeurs sont inscrites."));
        int height = (int) Math.ceil(map.figures.size() * (HEAD + map.rows.size() * map.row + FOOT));
        LegendItemCollection none = new LegendItemCollection();
        return sheet.drawing(scene.theme(), new Board(scene.theme(), none, map::draw), none, height);
    }

    private boolean isAnyBroken() {
        return figures.stream()
                .anyMatch(figure -> scene.swept().outcomes().stream()
                        .anyMatch(outcome -> SweepScene.isBroken(scene.reading(outcome, figure))));
    }

    private void draw(Pencil pencil, Rectangle2D area) {
        Font small = scene.theme().small();
        double names = Math.min(area.getWidth() / 4, Lineup.widest(rows, small)) + 34;
        double y = area.getY();
        for (Yardstick figure : figures) {
            String heading = Lineup.fit(scene.heading(figure), scene.theme().heading(), area.getWidth());
            pencil.text(heading, area.getX() + 4, y + HEAD / 2.0, scene.theme().heading(), Theme.INK);
            double bottom = y + HEAD + rows.size() * row;
            map(
                    pencil,
                    figure,
                    new Rectangle2D.Double(area.getX() + names, y + HEAD, area.getWidth() - names, rows.size() * row));
            pencil.upwards(upwards.shortName(), area.getX() + 8, (y + HEAD + bottom) / 2, small, Theme.INK);
            pencil.around(
                    across.shortName(),
                    area.getX() + names + (area.getWidth() - names) / 2,
                    bottom + 30,
                    small,
                    Theme.INK);
            y = bottom + FOOT;
        }
    }

    private void map(Pencil pencil, Yardstick figure, Rectangle2D area) {
        Font small = scene.theme().small();
        Scale scale = scene.scale(figure, false, 6);
        double width = area.getWidth() / columns.size();
        for (int i = 0; i < rows.size(); i++) {
            double middle = area.getY() + (i + 0.5) * row;
            String name = Lineup.fit(rows.get(i), small, area.getX() - 34);
            pencil.before(name, area.getX() - 8, middle, small, Theme.INK);
        }
        for (int i = 0; i < columns.size(); i++) {
            String name = Lineup.fit(columns.get(i), small, width - 4);
            pencil.around(name, area.getX() + (i + 0.5) * width, area.getMaxY() + 12, small, Theme.INK);
        }
        for (int i = 0; i < scene.swept().outcomes().size(); i++) {
            Outcome outcome = scene.swept().outcomes().get(i);
            int down = rows.indexOf(upwards.levels().get(i));
            int right = columns.indexOf(across.levels().get(i));
            cell(
                    pencil,
                    scale,
                    scene.reading(outcome, figure),
                    new Rectangle2D.Double(area.getX() + right * width, area.getY() + down * row, width, row));
        }
    }

    private void cell(Pencil pencil, Scale scale, @Nullable Reading reading, Rectangle2D area) {
        double figure = reading == null ? Double.NaN : reading.estimate().estimate();
        Color colour = Double.isFinite(figure)
                ? colour((scale.at(figure) - scale.low()) / (scale.high() - scale.low()))
                : Theme.GRID;
        pencil.box(
                area.getX() + BORDER,
                area.getY() + BORDER,
                area.getWidth() - 2 * BORDER,
                area.getHeight() - 2 * BORDER,
                colour);
        boolean dark = 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue() < 140;
        Color ink = dark ? Color.WHITE : Theme.INK;
        Font small = scene.theme().small();
        String text =
                reading == null ? "" : scene.amounts().of(reading.yardstick().unit(), reading.estimate());
        String fitting = Theme.width(text, small) <= area.getWidth() - 6 ? text : "";
        if (SweepScene.isBroken(reading)) {
            hatch(pencil, area, new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), 130));
            double half = Theme.width(fitting, small) / 2 + 5;
            if (!fitting.isEmpty()) {
                pencil.box(area.getCenterX() - half, area.getCenterY() - 9, 2 * half, 18, colour);
            }
        }
        pencil.around(fitting, area.getCenterX(), area.getCenterY(), small, ink);
    }

    private static void hatch(Pencil pencil, Rectangle2D area, Color colour) {
        Shape before = pencil.within(new Rectangle2D.Double(
                area.getX() + BORDER,
                area.getY() + BORDER,
                area.getWidth() - 2 * BORDER,
                area.getHeight() - 2 * BORDER));
        for (double x = area.getX() - area.getHeight(); x < area.getMaxX(); x += HATCH) {
            pencil.line(x, area.getMaxY(), x + area.getHeight(), area.getY(), colour, LINE);
        }
        pencil.whole(before);
    }

    /** @param share of the scale, from 0 to 1 */
    static Color colour(double share) {
        double place = Math.max(0, Math.min(1, share)) * (VIRIDIS.size() - 1);
        int below = Math.min((int) place, VIRIDIS.size() - 2);
        Color from = VIRIDIS.get(below);
        Color to = VIRIDIS.get(below + 1);
        double part = place - below;
        return new Color(
                between(from.getRed(), to.getRed(), part),
                between(from.getGreen(), to.getGreen(), part),
                between(from.getBlue(), to.getBlue(), part));
    }

    private static int between(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }
}
