/**
 * By how much clocks deviate: offsets and rates that may have either sign.
 *
 * <p>The records say how; who draws, and for which clock, is somebody else's business.
 */
@NullMarked
package buzzville.clock.deviation;

import org.jspecify.annotations.NullMarked;
