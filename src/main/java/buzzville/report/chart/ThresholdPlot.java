package buzzville.report.chart;

import java.util.List;

/**
 * A figure against the values of a parameter, with the value from which on things are otherwise.
 *
 * @param name of the files, without an ending
 * @param title what it shows
 * @param facts what it was made from
 * @param finding what there is to see, in a sentence
 * @param caption what to look at
 * @param across what the parameter is
 * @param up what the figure is
 * @param kind of the figure
 * @param points in the order of their values
 * @param limit what the figure is measured against
 * @param limitLabel what that is
 * @param threshold where things change, between two values; NaN if nowhere
 * @param thresholdLabel what is said there
 * @param good what points look like that are as one wants, in the legend
 * @param bad and what the others
 */
public record ThresholdPlot(
        String name,
        String title,
        String facts,
        String finding,
        String caption,
        String across,
        String up,
        Kind kind,
        List<Point> points,
        double limit,
        String limitLabel,
        double threshold,
        String thresholdLabel,
        String good,
        String bad) {
    /** What sort of figure. */
    public enum Kind {
        DURATION,
        RATIO,
        NUMBER
    }

    /**
     * A value that was tried.
     *
     * @param label as written
     * @param x where it stands
     * @param y the figure; infinite above everything, NaN without one
     * @param low the lower end of its interval; NaN without one
     * @param high the upper end, which may be infinite
     * @param good whether it is as one wants
     */
    public record Point(String label, double x, double y, double low, double high, boolean good) {}
}
