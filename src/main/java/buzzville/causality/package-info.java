/**
 * What happened before what, and what each clock says of it.
 *
 * <p>Happened-before is computed from the messages alone: who sent them, who received them, and what each process did in which order.
 * Clocks are then judged by it. This package knows logs of events; it knows neither cities nor how a run made the log.
 */
@NullMarked
package buzzville.causality;

import org.jspecify.annotations.NullMarked;
