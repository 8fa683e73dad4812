/**
 * Who may come in at all, and who may be served when its turn has come.
 *
 * <p>A policy is a public record: its components are its parameters in YAML, its class name in kebab-case is its name in a
 * scenario; what changes during a run lives in the {@link buzzville.broker.admission.Admission} that it starts.
 */
@NullMarked
package buzzville.broker.admission;

import org.jspecify.annotations.NullMarked;
