package buzzville.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Draws the parts that charts by hand are made of. All places are in pixels; texts stand in the middle of their line. */
final class Pencil {
    static final Stroke THIN = new BasicStroke(1);

    /** How far below the middle of a line its letters stand. */
    private static final double DROP = 4.6;

    static final Stroke OUTLINE = new BasicStroke(1.8f);
    private static final double TICK = 4;

    private final Graphics2D g2;
    private final Theme theme;

    Pencil(Graphics2D g2, Theme theme) {
        this.g2 = g2;
        this.theme = theme;
    }

    Theme theme() {
        return theme;
    }

    /** Text that begins at {@code x}. */
    void text(String text, double x, double y, Font font, Color colour) {
        g2.setFont(font);
        g2.setPaint(colour);
        g2.drawString(text, (float) x, (float) (y + DROP));
    }

    /** Text that ends at {@code x}. */
    void before(String text, double x, double y, Font font, Color colour) {
        text(text, x - Theme.width(text, font), y, font, colour);
    }

    /** Text around {@code x}. */
    void around(String text, double x, double y, Font font, Color colour) {
        text(text, x - Theme.width(text, font) / 2, y, font, colour);
    }

    /** Text that runs upwards around {@code y}. */
    void upwards(String text, double x, double y, Font font, Color colour) {
        AffineTransform straight = g2.getTransform();
        g2.rotate(-Math.PI / 2, x, y);
        around(text, x, y, font, colour);
        g2.setTransform(straight);
    }

    void line(double x, double y, double toX, double toY, Color colour, Stroke stroke) {
        g2.setStroke(stroke);
        g2.setPaint(colour);
        g2.draw(new Line2D.Double(x, y, toX, toY));
    }

    void path(Shape path, Color colour, Stroke stroke) {
        g2.setStroke(stroke);
        g2.setPaint(colour);
        g2.draw(path);
    }

    void fill(Shape shape, Color colour) {
        g2.setPaint(colour);
        g2.fill(shape);
    }

    void box(double x, double y, double width, double height, Color colour) {
        fill(new Rectangle2D.Double(x, y, width, height), colour);
    }

    /** A marker at a point. A hollow one is white inside. */
    void mark(Shape marker, boolean hollow, double x, double y, Color colour) {
        Shape there = AffineTransform.getTranslateInstance(x, y).createTransformedShape(marker);
        fill(there, hollow ? Color.WHITE : colour);
        if (hollow) {
            path(there, colour, OUTLINE);
        }
    }

    /** An axis below an area: line, ticks and figures. */
    void below(Ruler across, double y) {
        line(across.from(), y, across.to(), y, Theme.GREY, THIN);
        for (Scale.Tick tick : across.ticksWithRoom(theme.small())) {
            double x = across.pixel(tick.at());
            line(x, y, x, y + TICK, Theme.GREY, THIN);
            around(tick.label(), x, y + TICK + 9, theme.small(), Theme.INK);
        }
    }

    /** Lines through an area at the ticks of an axis below it. */
    void gridAcross(Ruler across, double top, double bottom) {
        for (Scale.Tick tick : across.ticksWithRoom(theme.small())) {
            double x = across.pixel(tick.at());
            line(x, top, x, bottom, Theme.GRID, THIN);
        }
    }

    /** An axis at the left of an area: lines through it and figures. */
    void beside(Ruler up, double left, double right) {
        for (Scale.Tick tick : up.scale().ticks()) {
            double y = up.pixel(tick.at());
            line(left, y, right, y, Theme.GRID, THIN);
            before(tick.label(), left - 6, y, theme.small(), Theme.INK);
        }
    }

    /** Draws nothing outside of an area until {@link #whole}. */
    Shape within(Rectangle2D area) {
        Shape before = g2.getClip();
        g2.clip(area);
        return before;
    }

    /** Draws everywhere again. */
    void whole(Shape before) {
        g2.setClip(before);
    }
}
