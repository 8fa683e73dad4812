/**
 * The journal of a run as a file, and what can be told from it afterwards: the immutable list of what happened, in the order in
 * which it was handled, and the state of the city that follows from folding it.
 *
 * <p>Everything here but {@link buzzville.journal.CityJournal}, who listens to a run, is a pure function of a file: reading it
 * again gives the same and sends nothing. It must not be mixed up with the log that the modelled broker keeps. The format is
 * documented byte by byte in {@code docs/journal.md}.
 */
@NullMarked
package buzzville.journal;

import org.jspecify.annotations.NullMarked;
