/**
 * Virtual time, the events that are still to come, and the loop that makes one out of the other.
 *
 * <p>A {@link buzzville.kernel.Simulation} has kinds of events ({@link buzzville.kernel.EventType}), each bound once to
 * the code it calls; a single event is then only a time and a number, so that scheduling one allocates nothing. The
 * kernel knows nothing of cities, messages, randomness or measurement, and imports no other package of ours.
 */
@NullMarked
package buzzville.kernel;

import org.jspecify.annotations.NullMarked;
