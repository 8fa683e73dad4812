/**
 * The map of the city over time: who spoke in which zone, how full the broker and the services were, and what was lost where.
 *
 * <p>Made of a finished run; drawn by the scripts whose names begin with {@code city} among the page's resources.
 */
@NullMarked
package buzzville.report.page.city;

import org.jspecify.annotations.NullMarked;
