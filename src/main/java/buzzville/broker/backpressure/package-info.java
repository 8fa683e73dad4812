/**
 * What a producer feels when the city cannot take what it sends: how each sender learns that it must wait, and what it does then.
 *
 * <p>A policy is a public record: its components are its parameters in YAML, its compact constructor validates them, its
 * class name in kebab-case is its name in a scenario. To add one, write one file here; no registry needs to hear of it. The
 * package stands before the broker and must not know it: it hears of the fate of messages from the books.
 */
@NullMarked
package buzzville.broker.backpressure;

import org.jspecify.annotations.NullMarked;
