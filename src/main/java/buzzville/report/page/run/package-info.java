/** The charts of one run as data for a page. */
@NullMarked
package buzzville.report.page.run;

import org.jspecify.annotations.NullMarked;
