/**
 * Chance that belongs to names: streams and draws that are a pure function of (seed, replication, name), and the
 * distributions a scenario may ask for.
 *
 * <p>Knows nothing of time, messages or cities: it draws numbers, and whoever asks says what they mean. Every
 * logarithm, exponential and power is {@link StrictMath}'s, so that the same seed gives the same bits on every
 * machine and every Java version.
 *
 * <p>A distribution is a record: its components are its YAML parameters, its compact constructor is their validation,
 * its class name in kebab-case is its name in a scenario, and its first component is the one that may be written
 * without a name. To add one, write one file here.
 */
@NullMarked
package buzzville.random;

import org.jspecify.annotations.NullMarked;
