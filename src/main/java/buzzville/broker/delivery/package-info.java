/**
 * How what producers report gets to the services: through the broker, or by calls.
 *
 * <p>A policy is a public record: its components are its parameters in YAML, its compact constructor validates them, its
 * class name in kebab-case is its name in a scenario. It must not know the broker.
 */
@NullMarked
package buzzville.broker.delivery;

import org.jspecify.annotations.NullMarked;
