/**
 * Messages in flight, and the few interfaces through which those who put them and those who take them meet.
 *
 * <p>Producers, broker, network and consumers never import one another: they know what stands here.
 */
@NullMarked
package buzzville.message;

import org.jspecify.annotations.NullMarked;
