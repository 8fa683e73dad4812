/**
 * Those who listen: workers, their service times, acknowledgements, failures and the effects that they publish.
 *
 * <p>Knows nothing of lanes, partitions or distances; it meets them through {@code message}.
 */
@NullMarked
package buzzville.consumer;

import org.jspecify.annotations.NullMarked;
