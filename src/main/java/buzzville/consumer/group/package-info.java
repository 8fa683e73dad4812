/**
 * How a service keeps its place in what it reads: when it commits, what it remembers of what it has handled, and who of its
 * workers takes over when one goes.
 *
 * <p>A policy is a public record: its components are its parameters in YAML, its class name in kebab-case is its name in a
 * scenario. Knows numbers only, neither messages nor workers.
 */
@NullMarked
package buzzville.consumer.group;

import org.jspecify.annotations.NullMarked;
