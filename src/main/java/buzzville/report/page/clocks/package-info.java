/** What a log of clocks comes to, as charts for a page. */
@NullMarked
package buzzville.report.page.clocks;

import org.jspecify.annotations.NullMarked;
