/**
 * The log of events: who did what in which order, what came of which message, and what every clock said of it.
 *
 * <p>A run writes it and everybody who asks about order reads it. It knows neither cities nor how physical time is told.
 */
@NullMarked
package buzzville.causality.log;

import org.jspecify.annotations.NullMarked;
