package buzzville.theory;

import buzzville.scenario.Scenario;
import java.util.List;
import java.util.Set;

/**
 * The load of every stage of a scenario over its timeline, by the traffic equations alone.
 *
 * @param stages partitions of the broker first, then services, in file order; those where work takes no time are left out
 * @param measured the interval that means are over
 * @param assumptions what was left out or taken for granted, in the order of the enum
 */
public record LoadAnalysis(List<StageLoad> stages, Interval measured, Set<Assumption> assumptions) {
    /** Works it out. */
    public static LoadAnalysis of(Scenario scenario) {
        return new Drawing(scenario).analysis();
    }

    /** The partitions of the broker. */
    public List<StageLoad> partitions() {
        return stages.stream().filter(StageLoad::isBroker).toList();
    }
}
