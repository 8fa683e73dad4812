package buzzville.experiment.sweep;

import buzzville.experiment.Findings;
import java.util.Collections;
import java.util.Map;

/**
 * What one cell came to.
 *
 * @param replications how many there were
 * @param passed whether every objective is met
 * @param readings by the name of the figure, in their order
 */
public record Outcome(Cell cell, int replications, boolean passed, Map<String, Reading> readings) {
    public Outcome {
        readings = Collections.unmodifiableMap(readings);
    }

    static Outcome of(Cell cell, Findings findings) {
        return new Outcome(cell, findings.replications(), findings.passed(), Reading.of(findings));
    }
}
