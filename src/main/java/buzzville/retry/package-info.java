/**
 * Trying again and giving up: how long to wait before the next attempt, how many retries there may be in all, and when to
 * stop calling somebody who keeps failing.
 *
 * <p>Knows neither messages nor queues nor the loop: whoever tries, a service or a caller, tells it what happened and asks it
 * what to do.
 */
@NullMarked
package buzzville.retry;

import org.jspecify.annotations.NullMarked;
