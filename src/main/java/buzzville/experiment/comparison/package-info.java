/**
 * Strategies set side by side on the very same city: which differences are real, who is best at what, what each costs and why. It
 * must not know how anything is written or printed.
 */
@NullMarked
package buzzville.experiment.comparison;

import org.jspecify.annotations.NullMarked;
