/**
 * How many workers a service is to have, and when that changes.
 *
 * <p>A policy is a public record: its components are its parameters in YAML, its class name in kebab-case is its name in a
 * scenario; what changes during a run lives in the {@link buzzville.consumer.scaling.Scaler} that it starts. Knows numbers
 * only: whoever starts and retires workers reads the metrics and carries the decisions out.
 */
@NullMarked
package buzzville.consumer.scaling;

import org.jspecify.annotations.NullMarked;
