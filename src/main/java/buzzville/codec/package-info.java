/**
 * Figures as octets and back, exactly: what a machine that ran a city hands to the one that makes results of it.
 *
 * <p>One method of a thing names its figures, and both directions go through it, so what is read is what was written. Knows
 * nothing of what the figures mean, and of no files.
 */
@NullMarked
package buzzville.codec;

import org.jspecify.annotations.NullMarked;
