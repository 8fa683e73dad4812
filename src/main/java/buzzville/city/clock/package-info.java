/**
 * Clocks in a city: what every process takes the time to be, and the log of events that a run leaves behind.
 *
 * <p>Stands between parts of the city while it runs and changes nothing there. It must not know how a city is wired.
 */
@NullMarked
package buzzville.city.clock;

import org.jspecify.annotations.NullMarked;
