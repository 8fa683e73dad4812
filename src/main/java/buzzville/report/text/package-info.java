/**
 * How figures, durations and names are written: for machines with one rule that no Java version changes, for people in their
 * language, and always so that a hostile name stays a name. Knows nothing of runs.
 */
@NullMarked
package buzzville.report.text;

import org.jspecify.annotations.NullMarked;
