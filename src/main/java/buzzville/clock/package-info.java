/**
 * Clocks: what a process believes the time to be, and the logical clocks that need no time.
 *
 * <p>A physical clock is an oscillator that is set a little wrong and runs a little wrong, and what NTP makes of it. A logical
 * clock is a rule for numbers on events: Lamport's, vectors, hybrids of both. Everything here only computes: it knows neither
 * messages nor cities, draws nothing itself, and is told true time by whoever simulates. A process must never be shown that.
 *
 * <p>Rules that textbooks warn of are here too, to be shown: each says of itself that it is broken.
 */
@NullMarked
package buzzville.clock;

import org.jspecify.annotations.NullMarked;
