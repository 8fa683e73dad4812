/**
 * Looks for thresholds: the load at which a strategy breaks, the least value of a parameter that keeps every promise, the smallest
 * surge that a city does not come back from. It must not know how anything is written or printed.
 */
@NullMarked
package buzzville.experiment.search;

import org.jspecify.annotations.NullMarked;
