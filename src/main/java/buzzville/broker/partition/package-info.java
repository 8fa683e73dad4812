/**
 * Which partition of the broker a message goes to.
 *
 * <p>A policy is a public record whose components are its parameters in YAML.
 */
@NullMarked
package buzzville.broker.partition;

import org.jspecify.annotations.NullMarked;
