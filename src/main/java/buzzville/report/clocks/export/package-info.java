/**
 * The log of clocks as neighbouring tools read it: ShiViz, TSViz, Perfetto, CloudEvents, Mermaid, and a picture for print.
 *
 * <p>Every class turns a log into text and knows nothing else: not the city, not the run, not where the text goes. The same log is the
 * same bytes. What tools demand of their formats stands in the class of each.
 */
@NullMarked
package buzzville.report.clocks.export;

import org.jspecify.annotations.NullMarked;
