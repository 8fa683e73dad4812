/**
 * What services have to do with traffic lights: they command them, believe something of them, and wait for them.
 *
 * <p>Knows lights and messages, and nothing of how a city is put together.
 */
@NullMarked
package buzzville.city.light;

import org.jspecify.annotations.NullMarked;
