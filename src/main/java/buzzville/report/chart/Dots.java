package buzzville.report.chart;

import buzzville.report.text.SafeText;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jfree.chart.LegendItem;
import org.jspecify.annotations.Nullable;

/** Figures with intervals as rows of dots: a block for each yardstick with an axis of its own, in one column or two. */
final class Dots {
    private static final int ROW = 20;
    /** What a block's name and text take in two lines, and in one. */
    private static final int HEAD = 42;

    private static final int LOW_HEAD = 24;
    /** What the names of the sides take. */
    private static final int SIDES = 14;

    private static final int FOOT = 24;
    private static final int GAP = 16;
    /** Between two columns, pixels. */
    private static final int ASIDE = 44;
    /** So many blocks stand in one column. */
    private static final int FEW = 3;

    /** The most of a column's width that names may take. */
    private static final double NAMES = 0.34;

    private static final double SPACE = 12;
    private static final double ARROW = 5;
    private static final Stroke BAR = new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    private static final Stroke ASKED = new BasicStroke(2);
    private static final Color BAND = new Color(0xF4F5F7);

    /** What a dot says by its shape and its colour. */
    enum Mark {
        GOOD(new Ellipse2D.Double(-5.5, -5.5, 11, 11), new Color(0x00634A), false),
        BAD(
                Look.polygon(-6, -4, -4, -6, 0, -2, 4, -6, 6, -4, 2, 0, 6, 4, 4, 6, 0, 2, -4, 6, -6, 4, -2, 0),
                new Color(0xA33D00),
                false),
        OPEN(new Ellipse2D.Double(-5, -5, 10, 10), new Color(0x8A8F98), true),
        SAME(new Rectangle2D.Double(-2.5, -6, 5, 12), Theme.INK, false);

        private final Shape shape;
        private final Color colour;
        private final boolean hollow;

        Mark(Shape shape, Color colour, boolean hollow) {
            this.shape = shape;
            this.colour = colour;
            this.hollow = hollow;
        }

        LegendItem legend(String label) {
            return new LegendItem(
                    label, null, null, null, shape, hollow ? Color.WHITE : colour, new BasicStroke(1.8f), colour);
        }
    }

    /**
     * One strategy.
     *
     * @param name as the chart calls it
     * @param at its figure; NaN without one
     * @param low the lower end of its interval; NaN without one
     * @param high the upper end
     * @param asked what was promised; NaN where nothing was
     * @param words what to say in the place of a dot; may be empty
     * @param endless whether those words stand at the end of the axis, where the figure would be
     * @param figure to stand at the end of the row
     */
    record Row(
            String name,
            double at,
            double low,
            double high,
            double asked,
            @Nullable Mark mark,
            String words,
            boolean endless,
            String figure) {
        /** A row with words in the place of a dot. */
        static Row without(String name, double asked, String words, boolean endless) {
            return new Row(name, Double.NaN, Double.NaN, Double.NaN, asked, null, words, endless, "");
        }
    }

    /**
     * One yardstick.
     *
     * @param heading its name
     * @param text what it is
     * @param left what lies at the left, such as {@code better}; may be empty
     * @param right what lies at the right
     * @param zero whether there is a line at 0
     */
    record Block(String heading, String text, Scale scale, String left, String right, boolean zero, List<Row> rows) {
        int sides() {
            return left.isEmpty() && right.isEmpty() ? 0 : SIDES;
        }

        /** What it is, unless its name says it all. */
        String about() {
            return text.equals(heading) ? "" : SafeText.line(text);
        }

        /** Every figure that is to lie on the axis. */
        static List<Double> figures(List<Row> rows) {
            List<Double> figures = new ArrayList<>();
            rows.forEach(row -> figures.addAll(List.of(row.at, row.asked)));
            double least = extreme(figures, false);
            double most = extreme(figures, true);
            double reach = MOST_REACH * (most - least);
            for (Row row : rows) {
                // one interval of three replications would squash all the others
                figures.add(reach > 0 ? Math.max(row.low, least - reach) : row.low);
                figures.add(reach > 0 ? Math.min(row.high, most + reach) : row.high);
            }
            return figures;
        }

        private static final double MOST_REACH = 2;

        private static double extreme(List<Double> figures, boolean greatest) {
            var known = figures.stream().filter(Double::isFinite).mapToDouble(Double::doubleValue);
            return (greatest ? known.max() : known.min()).orElse(0);
        }
    }

    private final List<Block> blocks;
    private final Theme theme;
    private final int columns;

    Dots(List<Block> blocks, Theme theme) {
        this.blocks = List.copyOf(blocks);
        this.theme = theme;
        this.columns = columns(blocks.size());
    }

    private double width(double all) {
        return (all - (columns - 1) * ASIDE) / columns;
    }

    /** Whether what it is has room in the line of its name. */
    private boolean isBeside(Block block, double width) {
        double heading = Theme.width(SafeText.line(block.heading()), theme.heading());
        return heading + 2 * SPACE + Theme.width(block.about(), theme.small()) <= width;
    }

    private static int columns(int blocks) {
        return blocks > FEW ? 2 : 1;
    }

    /** How many ticks have room on the axis of each of so many blocks. */
    static int ticks(int blocks) {
        return columns(blocks) == 1 ? 8 : 4;
    }

    /** Pixels that all of it takes. */
    int height() {
        int height = 0;
        for (int i = 0; i < blocks.size(); i += columns) {
            height += heightOfLine(i) + GAP;
        }
        return height - GAP;
    }

    private List<Block> line(int first) {
        return blocks.subList(first, Math.min(blocks.size(), first + columns));
    }

    /** What the headings of a line of blocks take. */
    private int head(int first) {
        double width = width(Sheet.INNER);
        return line(first).stream().allMatch(block -> isBeside(block, width)) ? LOW_HEAD : HEAD;
    }

    private int heightOfLine(int first) {
        int head = head(first);
        return line(first).stream()
                .mapToInt(block -> head + block.sides() + block.rows().size() * ROW + FOOT)
                .max()
                .orElse(0);
    }

    void draw(Pencil pencil, Rectangle2D area) {
        double width = width(area.getWidth());
        double y = area.getY();
        for (int i = 0; i < blocks.size(); i++) {
            double x = area.getX() + i % columns * (width + ASIDE);
            draw(pencil, blocks.get(i), head(i - i % columns), x, y, width);
            y += i % columns == columns - 1 ? heightOfLine(i - i % columns) + GAP : 0;
        }
    }

    private void draw(Pencil pencil, Block block, int head, double x, double y, double width) {
        heading(pencil, block, x + 4, y + 9, width);
        Stream<String> all =
                blocks.stream().flatMap(each -> each.rows().stream().map(Row::name));
        double names = Math.min(NAMES * width, Lineup.widest(all.toList(), theme.text()));
        Stream<String> figures =
                blocks.stream().flatMap(each -> each.rows().stream().map(Row::figure));
        double figure = Lineup.widest(figures.toList(), theme.small());
        Ruler across = new Ruler(block.scale(), x + 4 + names + SPACE, x + width - figure - SPACE);
        double top = y + head + block.sides();
        double bottom = top + block.rows().size() * ROW;
        bands(pencil, block, x, top, width);
        pencil.gridAcross(across, top, bottom);
        if (block.zero()) {
            pencil.line(across.at(0), top - 4, across.at(0), bottom, Theme.INK, ASKED);
        }
        sides(pencil, block, across, top);
        for (int i = 0; i < block.rows().size(); i++) {
            Row row = block.rows().get(i);
            double middle = top + (i + 0.5) * ROW;
            pencil.text(Lineup.fit(row.name(), theme.text(), names), x + 4, middle, theme.text(), Theme.INK);
            pencil.before(row.figure(), x + width, middle, theme.small(), Theme.INK);
            draw(pencil, row, across, middle);
        }
        pencil.below(across, bottom);
    }

    private void heading(Pencil pencil, Block block, double x, double y, double width) {
        String heading = Lineup.fit(block.heading(), theme.heading(), width);
        pencil.text(heading, x, y, theme.heading(), Theme.INK);
        if (isBeside(block, width)) {
            double next = x + Theme.width(heading, theme.heading()) + SPACE;
            pencil.text(block.about(), next, y, theme.small(), Theme.GREY);
        } else {
            pencil.text(Lineup.fit(block.about(), theme.small(), width - 8), x, y + 18, theme.small(), Theme.GREY);
        }
    }

    private static void bands(Pencil pencil, Block block, double x, double top, double width) {
        for (int i = 0; i < block.rows().size(); i += 2) {
            pencil.box(x, top + i * ROW, width + 2, ROW, BAND);
        }
    }

    private void sides(Pencil pencil, Block block, Ruler across, double top) {
        double y = top - 10;
        if (!block.left().isEmpty()) {
            pencil.text(block.left(), across.from(), y, theme.small(), Theme.INK);
        }
        if (!block.right().isEmpty()) {
            pencil.before(block.right(), across.to(), y, theme.small(), Theme.INK);
        }
    }

    private void draw(Pencil pencil, Row row, Ruler across, double y) {
        if (Double.isFinite(row.asked())) {
            double x = across.at(row.asked());
            pencil.line(x, y - ROW / 2.0, x, y + ROW / 2.0, Theme.INK, ASKED);
        }
        if (!row.words().isEmpty()) {
            words(pencil, row, across, y);
        } else if (!Double.isNaN(row.at())) {
            Mark mark = Objects.requireNonNull(row.mark(), "a dot has a look");
            if (Double.isFinite(row.low()) && Double.isFinite(row.high())) {
                interval(pencil, row, across, y, mark.colour);
            }
            pencil.mark(mark.shape, mark.hollow, across.within(row.at()), y, mark.colour);
        }
    }

    private static void interval(Pencil pencil, Row row, Ruler across, double y, Color colour) {
        double from = across.within(row.low());
        double to = across.within(row.high());
        pencil.line(from, y, to, y, colour, BAR);
        end(pencil, from, y, across.at(row.low()) < from - 0.5 ? -ARROW : 0, colour);
        end(pencil, to, y, across.at(row.high()) > to + 0.5 ? ARROW : 0, colour);
    }

    /** A bar across the end of an interval, or an arrow where it goes on beyond the axis. */
    private static void end(Pencil pencil, double x, double y, double arrow, Color colour) {
        if (arrow == 0) {
            pencil.line(x, y - 4, x, y + 4, colour, BAR);
        } else {
            pencil.fill(Look.polygon(x, y - ARROW, x + 2 * arrow, y, x, y + ARROW), colour);
        }
    }

    private void words(Pencil pencil, Row row, Ruler across, double y) {
        String words = Lineup.fit(row.words(), theme.small(), across.to() - across.from() - 2 * SPACE);
        if (row.endless()) {
            double x = across.to() + 3;
            double width = Theme.width(words, theme.small());
            pencil.fill(Look.polygon(x, y - ARROW, x + 2 * ARROW, y, x, y + ARROW), Mark.BAD.colour);
            pencil.box(x - width - 13, y - 8, width + 6, 16, Theme.VEIL);
            pencil.before(words, x - 10, y, theme.small(), Mark.BAD.colour);
        } else {
            pencil.box(across.from() + 6, y - 8, Theme.width(words, theme.small()) + 6, 16, Theme.VEIL);
            pencil.text(words, across.from() + 9, y, theme.small(), Theme.GREY);
        }
    }
}
