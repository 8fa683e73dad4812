/**
 * Decides which runs are needed, runs them on this machine's cores and makes estimates of what they measured; it must not know
 * how anything is written or printed.
 */
@NullMarked
package buzzville.experiment;

import org.jspecify.annotations.NullMarked;
