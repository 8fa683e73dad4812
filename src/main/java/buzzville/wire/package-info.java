/**
 * The city's messages as they stand on the wire: one envelope, a record of its own for what each type of event says, how both
 * are read, refused, printed and described as JSON Schema, and sensible values where a scenario gives none.
 *
 * <p>The field names are the French ones of the city's own examples. Knows events by their names only: nothing of scenarios,
 * of how a city runs or of what is written where.
 */
@NullMarked
package buzzville.wire;

import org.jspecify.annotations.NullMarked;
