package buzzville.report;

import buzzville.experiment.branch.Branching;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that was taken up again at an instant, with another choice from then on.
 *
 * @param of the folder of results that it was taken from, as the user named it
 * @param fingerprint that its first replication had to its end
 * @param name of the change on the timeline; empty if nothing is different
 * @param at the instant, virtual nanoseconds
 * @param instant the same as scenarios write it
 * @param change the merge patch that took effect, on one line
 * @param strategy whose choices these are from then on; null if it is the same strategy
 * @param settings all assignments that make the scenario, the change last
 * @param events how many there were until the instant, in the first replication, the same in both runs
 * @param prefix the fingerprint that both had at the instant
 * @param result what it changed
 */
public record BranchFacts(
        String of,
        long fingerprint,
        String name,
        long at,
        String instant,
        String change,
        @Nullable String strategy,
        List<String> settings,
        long events,
        long prefix,
        Branching.Result result) {}
