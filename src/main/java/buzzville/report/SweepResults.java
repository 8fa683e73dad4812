package buzzville.report;

import buzzville.experiment.sweep.Swept;
import buzzville.scenario.Scenario;
import java.util.List;

/**
 * What a sweep came to, with what is wanted of it.
 *
 * @param swept all of it
 * @param scenario as the file has it, before anything was varied
 * @param shown the names of the figures that tables and charts are to show, the most wanted first
 * @param charted those of them that the chart is to show, of which a matrix shows the first
 * @param required the strategy whose cells have to meet every objective
 */
public record SweepResults(Swept swept, Scenario scenario, List<String> shown, List<String> charted, String required) {
    /** Whether all that had to be met is. */
    public boolean passed() {
        return swept.passed(required);
    }
}
