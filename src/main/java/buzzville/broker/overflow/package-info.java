/**
 * What happens to a message that finds its lane full.
 *
 * <p>A policy is a public record: its components are its parameters in YAML, its compact constructor validates them, its
 * class name in kebab-case is its name in a scenario. To add one, write one file here; no registry needs to hear of it.
 */
@NullMarked
package buzzville.broker.overflow;

import org.jspecify.annotations.NullMarked;
