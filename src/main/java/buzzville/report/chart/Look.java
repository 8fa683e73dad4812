package buzzville.report.chart;

import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * How a strategy looks wherever it is one among others: by its place in the order in which they were named. None of the
 * colours is a priority's; who cannot tell them apart has the markers and the dashes.
 *
 * @param marker around the origin
 * @param hollow whether the marker is an outline
 */
record Look(Color colour, Shape marker, boolean hollow, Stroke stroke) {
    private static final double R = 6;

    /** Paul Tol's muted scheme with black, blue and grey, its light sand made darker. */
    private static final List<Color> COLOURS = List.of(
            new Color(0x222222),
            new Color(0xCC6677),
            new Color(0x332288),
            new Color(0x44AA99),
            new Color(0x882255),
            new Color(0x999933),
            new Color(0x4AA3D0),
            new Color(0xAA4499),
            new Color(0x117733),
            new Color(0xC2A83E),
            new Color(0x4477AA),
            new Color(0x777777));

    private static final List<Shape> MARKERS = List.of(
            new Ellipse2D.Double(-R, -R, 2 * R, 2 * R),
            new Rectangle2D.Double(1 - R, 1 - R, 2 * R - 2, 2 * R - 2),
            polygon(0, -R - 1, R, R - 1, -R, R - 1),
            polygon(0, -R - 1, R + 1, 0, 0, R + 1, -R - 1, 0),
            polygon(0, R + 1, R, 1 - R, -R, 1 - R),
            polygon(-R, -R, 0, -2, R, -R, 2, 0, R, R, 0, 2, -R, R, -2, 0));

    private static final float WIDTH = 2.2f;

    /** Of the {@code index}th strategy. */
    static Look of(int index) {
        return new Look(
                COLOURS.get(index % COLOURS.size()),
                MARKERS.get(index % MARKERS.size()),
                index / MARKERS.size() % 2 == 1,
                Theme.stroke(index, WIDTH));
    }

    /** A shape with these corners: x, y, x, y and so on. */
    static Shape polygon(double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }
}
