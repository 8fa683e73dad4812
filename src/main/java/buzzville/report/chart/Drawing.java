package buzzville.report.chart;

import org.jfree.chart.JFreeChart;

/**
 * A chart, ready to be drawn.
 *
 * @param name of its files, without an ending
 * @param title what it shows
 * @param caption what to look at
 * @param width in pixels
 * @param height in pixels
 */
record Drawing(String name, String title, String caption, JFreeChart chart, int width, int height) {}
