package buzzville.report.clocks.export;

import buzzville.report.text.Numbers;
import buzzville.report.text.SafeText;

/** Puts a picture together: coordinates to a tenth of a pixel, text escaped on its way in. */
final class Svg {
    private final StringBuilder out = new StringBuilder(1 << 14);

    /** Markup of our own. */
    Svg raw(String markup) {
        out.append(markup).append('\n');
        return this;
    }

    Svg line(String style, double x1, double y1, double x2, double y2) {
        return raw("<line class=\"" + style + "\" x1=\"" + n(x1) + "\" y1=\"" + n(y1) + "\" x2=\"" + n(x2) + "\" y2=\""
                + n(y2) + "\"/>");
    }

    /** An outline such as {@code M0 0L10 5z}. */
    Svg path(String style, String outline) {
        return raw("<path class=\"" + style + "\" d=\"" + outline + "\"/>");
    }

    Svg rect(String style, double x, double y, double width, double height) {
        return raw("<rect class=\"" + style + "\" x=\"" + n(x) + "\" y=\"" + n(y) + "\" width=\"" + n(width)
                + "\" height=\"" + n(height) + "\"/>");
    }

    Svg text(String style, double x, double y, String text) {
        return raw("<text class=\"" + style + "\" x=\"" + n(x) + "\" y=\"" + n(y) + "\">" + SafeText.html(text)
                + "</text>");
    }

    /**
     * Text along a line that rises or falls.
     *
     * @param degrees clockwise
     */
    Svg slanted(String style, double x, double y, double degrees, String text) {
        return raw("<text class=\"" + style + "\" transform=\"translate(" + n(x) + " " + n(y) + ") rotate(" + n(degrees)
                + ")\" y=\"-4\">" + SafeText.html(text) + "</text>");
    }

    Svg title(String text) {
        return raw("<title>" + SafeText.html(text) + "</title>");
    }

    static String n(double pixels) {
        return Numbers.text(Math.round(pixels * 10) / 10.0);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
