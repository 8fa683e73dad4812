/**
 * What a fault costs the city and how long it takes to recover: how much waits since it began, and who was delayed, lost or served
 * twice because of it.
 *
 * <p>A {@link buzzville.city.recovery.RecoveryWatch} hears of every change of how many wait and of the end of every story; a city
 * in which nothing goes wrong has none. Must not know what a city consists of, nor what went wrong.
 */
@NullMarked
package buzzville.city.recovery;

import org.jspecify.annotations.NullMarked;
