/**
 * Runs that somebody else does: what travels to another machine and back, and who takes it there. Knows no such engine itself; one
 * that is on the class path is found by {@link buzzville.experiment.engine.EngineProvider}.
 */
@NullMarked
package buzzville.experiment.engine;

import org.jspecify.annotations.NullMarked;
