/**
 * Which of the waiting messages is served next.
 *
 * <p>A policy is a public record: its components are its parameters in YAML, its class name in kebab-case is its name in a
 * scenario; what changes during a run lives in the {@link buzzville.broker.dispatch.Dispatcher} that it starts.
 */
@NullMarked
package buzzville.broker.dispatch;

import org.jspecify.annotations.NullMarked;
