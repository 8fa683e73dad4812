/**
 * Who talks: crowds of producers and the arrival processes that say when.
 *
 * <p>An arrival process is a public record whose components are its parameters in YAML. However large a crowd is, one event
 * is pending for it. Knows nothing of brokers or of who listens.
 */
@NullMarked
package buzzville.producer;

import org.jspecify.annotations.NullMarked;
