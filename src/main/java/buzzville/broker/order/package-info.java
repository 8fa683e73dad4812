/**
 * In which order a service receives its messages: what is promised, what messages carry for it, and whose turn it is.
 *
 * <p>It knows neither lanes nor what becomes of a message whose turn has come.
 */
@NullMarked
package buzzville.broker.order;

import org.jspecify.annotations.NullMarked;
