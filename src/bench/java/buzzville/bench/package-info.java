/**
 * The speed of the kernel beside that of others, on three models: a single queue, the hold model and a broker of three
 * lanes. Not part of the product: nothing imports it, and only the Maven profile {@code bench} compiles it.
 */
@NullMarked
package buzzville.bench;

import org.jspecify.annotations.NullMarked;
