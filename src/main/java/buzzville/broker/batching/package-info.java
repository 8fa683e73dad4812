/**
 * How senders put messages together before they send them.
 *
 * <p>Policies know of times and sizes; which messages stand together, and where, is the broker's business.
 */
@NullMarked
package buzzville.broker.batching;

import org.jspecify.annotations.NullMarked;
