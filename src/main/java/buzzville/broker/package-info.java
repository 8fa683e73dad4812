/**
 * The broker: admits messages, puts them into lanes of a partition, takes them out again and routes them to subscriptions,
 * whose lanes stand here too. So do those who take a producer's message on its way: published, published again, or told by calls.
 *
 * <p>Policies live in sub-packages, one record each; this package depends on them and never the reverse. It does not know
 * who produces, who consumes or how far away they are.
 */
@NullMarked
package buzzville.broker;

import org.jspecify.annotations.NullMarked;
