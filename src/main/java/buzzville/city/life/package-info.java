/**
 * The lives of some messages of one run, hop by hop: what every policy decided about them and which numbers it saw, how long
 * they stood where, and who went before them.
 *
 * <p>A {@link buzzville.city.life.Watch} stands beside a city while it is wired and sees through wrappers; a city that nobody
 * watches has none of them and is as quick as ever. Must not know how a life is told, nor what a city consists of.
 */
@NullMarked
package buzzville.city.life;

import org.jspecify.annotations.NullMarked;
