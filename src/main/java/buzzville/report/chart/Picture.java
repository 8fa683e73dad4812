package buzzville.report.chart;

/**
 * A chart, drawn.
 *
 * @param name of its files, without an ending
 * @param title what it shows
 * @param caption what to look at
 * @param svg as text; the identifiers in it begin with the name, so that several fit into one page
 * @param png as a file's bytes; empty if this Java cannot make any
 */
public record Picture(String name, String title, String caption, String svg, byte[] png) {}
