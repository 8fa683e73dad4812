/**
 * From a scenario to live, wired objects, and from a finished run to what it hands back.
 *
 * <p>The only place that calls the constructors of live parts; everything mutable of a run belongs to one city.
 */
@NullMarked
package buzzville.city;

import org.jspecify.annotations.NullMarked;
