/**
 * What the user wrote, as immutable records; the reader that makes them out of YAML, and what can be wrong with them.
 *
 * <p>A scenario that exists is whole: every quantity has its unit, every name resolves. Nothing here lives in a run.
 */
@NullMarked
package buzzville.scenario;

import org.jspecify.annotations.NullMarked;
