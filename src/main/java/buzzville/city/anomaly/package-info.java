/**
 * The log of anomalies of a finished run: what went wrong when and where, how bad it was, and what it came of.
 *
 * <p>Everything is read from what the run measured anyway: episodes to the nanosecond where there are some, buckets of the series
 * elsewhere. Must not know how a log is written, nor in which language it is told.
 */
@NullMarked
package buzzville.city.anomaly;

import org.jspecify.annotations.NullMarked;
