/**
 * What an incident can do, one record for each word of the language.
 *
 * <p>They say what the user wrote and refuse what makes no sense by itself; whether their names are those of something, and
 * what becomes of them in a run, others know.
 */
@NullMarked
package buzzville.scenario.incident;

import org.jspecify.annotations.NullMarked;
