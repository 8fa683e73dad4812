package buzzville.report.chart;

/**
 * How many messages wait over time in two runs of one city that part at an instant.
 *
 * @param title what the chart shows
 * @param facts of which runs
 * @param finding in one sentence
 * @param caption what to look at
 * @param at instants, virtual nanoseconds, the first of them that at which the runs part
 * @param without how many wait in the one
 * @param with how many wait in the other
 */
public record BacklogPlot(
        String title, String facts, String finding, String caption, long[] at, long[] without, long[] with) {}
