/**
 * The arithmetic that an engineer would do on paper before anything runs: how much of what each stage is asked for, when that is
 * more than it can do, and how long messages wait where a formula tells.
 *
 * <p>It reads a scenario and knows no run: what was simulated is laid beside it elsewhere. What cannot be computed on paper is
 * said as an {@link buzzville.theory.Assumption} or a {@link buzzville.theory.Hindrance}, never guessed.
 */
@NullMarked
package buzzville.theory;

import org.jspecify.annotations.NullMarked;
