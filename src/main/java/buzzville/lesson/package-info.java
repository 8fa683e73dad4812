/**
 * Lessons about time and order: their texts, what their runs show, and questions with answers that a machine can check.
 *
 * <p>Every figure is computed from the log of a run or by the clocks themselves, and every wrong answer that is known in advance by
 * running the mistake behind it. It knows logs, clocks and causality; it knows neither how a run makes a log nor the command line.
 */
@NullMarked
package buzzville.lesson;

import org.jspecify.annotations.NullMarked;
