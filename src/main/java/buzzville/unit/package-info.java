/**
 * Quantities as people write them (5ms, 300/s, 85%) and the words with which a record says what its components hold.
 *
 * <p>Stands at the very bottom, so that every package may annotate its records; knows the JDK and nothing of YAML.
 */
@NullMarked
package buzzville.unit;

import org.jspecify.annotations.NullMarked;
