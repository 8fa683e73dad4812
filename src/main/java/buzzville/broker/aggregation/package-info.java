/**
 * How many messages are made fewer before they enter a stage: several made into one, repetitions left out, a sample taken.
 *
 * <p>A policy is a public record: its components are its parameters in YAML, its class name in kebab-case is its name in a
 * scenario. It is either a {@link buzzville.broker.aggregation.WindowPolicy}, which says when a window closes, or a {@link
 * buzzville.broker.aggregation.FilterPolicy}, which says who passes; neither knows whose messages they are nor what becomes of
 * an aggregate.
 */
@NullMarked
package buzzville.broker.aggregation;

import org.jspecify.annotations.NullMarked;
