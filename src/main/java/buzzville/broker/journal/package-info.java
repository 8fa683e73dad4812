/**
 * What the broker writes down, where copies of it stand, when they are on disk, and what is read again after a crash.
 *
 * <p>Logs know positions and instants; what a message is and where it waits is the broker's business.
 */
@NullMarked
package buzzville.broker.journal;

import org.jspecify.annotations.NullMarked;
