/**
 * Who is how far from whom: latency, loss and outages of the ways between producers, broker and services.
 *
 * <p>It computes how long a trip takes; whoever sends schedules the arrival. Knows nothing of who they are.
 */
@NullMarked
package buzzville.network;

import org.jspecify.annotations.NullMarked;
