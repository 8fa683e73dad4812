/**
 * The physical clocks of a city: how wrong each process's is by what a scenario says, and how NTP keeps it right over the modelled
 * network.
 *
 * <p>All of it is settled before the run begins: a clock depends on its own name, on the seed, and on what the timeline does to clocks
 * and to the network, never on messages. It must not know what anybody does with the time.
 */
@NullMarked
package buzzville.city.time;

import org.jspecify.annotations.NullMarked;
