/**
 * The space-time page: a log of events as one file for a browser, in which to see and to try what came before what.
 *
 * <p>It puts the file together. What the page does is written in its scripts, beside the fonts of reports; this package knows neither
 * how a log comes about nor where the page is written to.
 */
@NullMarked
package buzzville.report.spacetime;

import org.jspecify.annotations.NullMarked;
