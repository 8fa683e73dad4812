/**
 * How messages come from the broker to workers: policies are times and sizes; the workers know what they have in hand.
 */
@NullMarked
package buzzville.consumer.fetch;

import org.jspecify.annotations.NullMarked;
