package buzzville.theory;

import buzzville.scenario.Scenario;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The load of every stage of a scenario over its timeline, by the traffic equations alone.
 *
 * @param stages partitions of the broker first, then services, in file order; those where work takes no time are left out
 * @param measured the interval that means are over
 * @param assumptions what was left out or taken for granted, in the order of the enum
 */
public record LoadAnalysis(List<StageLoad> stages, Interval measured, Set<Assumption> assumptions) {
    /** The last one asked for: the figures of a run, its page in each language and its command line want the same. */
    private static volatile @Nullable Known last;

    private record Known(Scenario scenario, LoadAnalysis analysis) {}

    /** Works it out, unless it was of the same scenario that somebody asked last. */
    @SuppressWarnings("ReferenceEquality") // to compare whole scenarios takes long, and a run has one object for it
    public static LoadAnalysis of(Scenario scenario) {
        Known known = last;
        if (known == null || known.scenario != scenario) {
            known = new Known(scenario, new Drawing(scenario).analysis());
            last = known;
        }
        return known.analysis;
    }

    /** The partitions of the broker. */
    public List<StageLoad> partitions() {
        return stages.stream().filter(StageLoad::isBroker).toList();
    }
}
