/**
 * What a scenario says of clocks: how wrong they are, who tells them the time, what is stamped and what is written down.
 *
 * <p>Records as a person writes them; it knows neither the rest of a scenario nor a city.
 */
@NullMarked
package buzzville.scenario.clock;

import org.jspecify.annotations.NullMarked;
