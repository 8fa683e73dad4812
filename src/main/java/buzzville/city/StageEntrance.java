package buzzville.city;

import buzzville.broker.AggregationRules;
import buzzville.broker.Entrance;
import buzzville.broker.admission.AdmissionPolicy;
import buzzville.metric.PolicyTally;
import buzzville.scenario.StageSpec;
import buzzville.scenario.yaml.PolicyCatalog;
import java.util.ArrayList;
import java.util.List;

/**
 * The admission policies and the aggregations before one stage, in each phase of the scenario, with their books. One that is the
 * same as in the phase before, but for its parameters, goes on in the same books and with the same memory.
 */
final class StageEntrance {
    private final String stage;
    private final Parts parts;
    private final List<List<Entrance.Guard>> guards = new ArrayList<>();
    private final List<List<AggregationRules>> aggregations = new ArrayList<>();

    /**
     * What the phases say.
     *
     * @param place the service, or "broker"
     * @param stage such as {@code panneau[1]} or {@code broker[0]}
     */
    StageEntrance(String place, String stage, List<StageSpec> phases, Parts parts) {
        this.stage = stage;
        this.parts = parts;
        guards.add(parts.guards(stage, phases.get(0)));
        for (int phase = 1; phase < phases.size(); phase++) {
            guards.add(guards(phases.get(phase - 1), phases.get(phase), guards.get(phase - 1)));
        }
        for (int phase = 0; phase < phases.size(); phase++) {
            aggregations.add(parts.aggregations(
                    place, stage, phases, phase, phase == 0 ? List.of() : aggregations.get(phase - 1)));
        }
    }

    List<AggregationRules> aggregations(int phase) {
        return aggregations.get(phase);
    }

    /** Whether anything is aggregated at any time. */
    boolean aggregates() {
        return aggregations.stream().anyMatch(phase -> !phase.isEmpty());
    }

    List<Entrance.Guard> guards(int phase) {
        return guards.get(phase);
    }

    /** Whether there is a policy at any time. */
    boolean guarded() {
        return guards.stream().anyMatch(phase -> !phase.isEmpty());
    }

    /** Policies of one kind are the same in the order in which they stand; one that has moved forward is another. */
    private List<Entrance.Guard> guards(StageSpec before, StageSpec after, List<Entrance.Guard> known) {
        List<AdmissionPolicy> former = before.admissionPolicies();
        List<Entrance.Guard> all = new ArrayList<>();
        int next = 0;
        for (AdmissionPolicy policy : after.admissionPolicies()) {
            int same = next;
            while (same < former.size() && former.get(same).getClass() != policy.getClass()) {
                same++;
            }
            boolean stays = same < former.size();
            PolicyTally tally = stays ? known.get(same).tally() : parts.policy(stage, "admission", (Record) policy);
            all.add(new Entrance.Guard(
                    parts.lookout.admission(stage, PolicyCatalog.nameOf((Record) policy), policy),
                    tally,
                    stays ? same : Entrance.Guard.NEW));
            next = stays ? same + 1 : next;
        }
        return all;
    }
}
