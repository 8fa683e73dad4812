/**
 * What producers keep of what they have published until they know that the broker has it.
 *
 * <p>The records say how; who keeps what, and when it is published again, is the broker's business.
 */
@NullMarked
package buzzville.broker.outbox;

import org.jspecify.annotations.NullMarked;
