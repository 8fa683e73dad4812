package buzzville.report.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Bars that lie below each other, one or two for each thing.
 *
 * @param heading above them
 * @param rows in their order
 * @param colours of the bars of a row
 * @param label of a figure
 * @param most where the axis ends at least
 */
record ClockBars(String heading, List<Row> rows, List<Color> colours, DoubleFunction<String> label, double most) {
    /** Colours that nobody confuses: of Okabe and Ito's palette. */
    static final Color BLUE = new Color(0x0072B2);

    static final Color ORANGE = new Color(0xD55E00);

    private static final int HEAD = 24;
    private static final int FOOT = 30;
    private static final int BAR = 14;
    private static final int SPACE = 12;
    private static final int FIGURE = 76;
    private static final int MOST_TICKS = 5;
    private static final double NAMES = 0.45;
    private static final double THINNEST = 2;

    /**
     * A thing and its figures.
     *
     * @param values one for each colour; NaN where there is none
     */
    record Row(String name, double... values) {}

    int height() {
        return HEAD + rows.size() * row() + FOOT;
    }

    private int row() {
        return colours.size() * BAR + SPACE;
    }

    void draw(Pencil pencil, double x, double y, double width) {
        Theme theme = pencil.theme();
        double widest = rows.stream()
                .mapToDouble(row -> Theme.width(row.name(), theme.text()))
                .max()
                .orElse(0);
        double names = Math.min(NAMES * width, widest);
        double end = rows.stream()
                .flatMapToDouble(row -> Arrays.stream(row.values()))
                .filter(Double::isFinite)
                .reduce(most, Math::max);
        Ruler across = new Ruler(Scale.linear(end, MOST_TICKS, label), x + 4 + names + SPACE, x + width - FIGURE);
        double top = y + HEAD;
        double bottom = top + rows.size() * (double) row();
        pencil.text(Lineup.fit(heading, theme.heading(), width), x + 4, y + HEAD / 2.0, theme.heading(), Theme.INK);
        pencil.gridAcross(across, top, bottom);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double middle = top + (i + 0.5) * row();
            pencil.text(Lineup.fit(row.name(), theme.text(), names), x + 4, middle, theme.text(), Theme.INK);
            for (int k = 0; k < row.values().length; k++) {
                bar(pencil, across, row.values()[k], colours.get(k), middle + (k - colours.size() / 2.0) * BAR);
            }
        }
        pencil.below(across, bottom);
    }

    private void bar(Pencil pencil, Ruler across, double value, Color colour, double y) {
        if (!Double.isFinite(value)) {
            return;
        }
        double to = value == 0 ? across.from() : Math.max(across.from() + THINNEST, across.at(value));
        pencil.fill(new Rectangle2D.Double(across.from(), y + 1, to - across.from(), BAR - 2), colour);
        pencil.text(label.apply(value), to + 6, y + BAR / 2.0, pencil.theme().small(), Theme.INK);
    }
}
