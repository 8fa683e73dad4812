/**
 * A finished run as pictures. Each chart is one class that reads a run and says what there is to see, or nothing when there is
 * nothing; what they share (scales, colours, incidents as a strip) is here once.
 *
 * <p>Lines differ in colour (Okabe and Ito's palette, which colour-blind people tell apart) and in dashes, for print. All text
 * is drawn with the font in this jar, so charts come out the same on a machine without any. Positions are computed with
 * {@link java.lang.StrictMath}, so that SVG files are the same bytes on every Java. Knows files no more than runs do.
 */
@NullMarked
package buzzville.report.chart;

import org.jspecify.annotations.NullMarked;
