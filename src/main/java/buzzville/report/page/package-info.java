/**
 * The interactive page: charts as data for a browser, and one file that needs nothing else.
 *
 * <p>Records here become JSON; how they are drawn is written in the scripts beside {@code page.css}, whose contract stands at the head
 * of {@code page.js}. This package writes no file and knows nothing of tables.
 */
@NullMarked
package buzzville.report.page;

import org.jspecify.annotations.NullMarked;
