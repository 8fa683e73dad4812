/**
 * What the clocks of a city could and could not tell, for people and as files: tables, figures, and the order of events by each clock.
 *
 * <p>It puts into words what package {@link buzzville.causality} has found out; it computes nothing itself, and writes no files.
 */
@NullMarked
package buzzville.report.clocks;

import org.jspecify.annotations.NullMarked;
