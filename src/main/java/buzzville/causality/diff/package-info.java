/**
 * Two runs side by side: which event of one is which of the other, and where they differ.
 *
 * <p>Logs are all it knows. It computes no stamps and judges no clock; what it says of two runs is what stands in their logs.
 */
@NullMarked
package buzzville.causality.diff;

import org.jspecify.annotations.NullMarked;
