package buzzville.scenario;

import buzzville.broker.admission.AdmissionPolicy;
import buzzville.broker.admission.CriticalityShedding;
import buzzville.broker.admission.Red;
import buzzville.broker.admission.TokenBucket;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the admission policies before a stage can do anything there. */
final class EntranceCheck {
    private final Scenario scenario;
    private final Remarks remarks;

    EntranceCheck(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
    }

    /**
     * Checks the policies of a stage.
     *
     * @param path of the stage
     * @param idle why nothing ever queues here, or null
     * @param events that come here
     */
    void run(String path, StageSpec stage, @Nullable String idle, Collection<String> events) {
        List<AdmissionPolicy> policies = stage.admissionPolicies();
        for (int i = 0; i < policies.size(); i++) {
            AdmissionPolicy policy = policies.get(i);
            String place = Remarks.under(path, "admission", "policies", i);
            if (policy instanceof Red red && idle == null) {
                reach(Remarks.under(place, "min-threshold"), red.minThreshold(), path, stage);
            } else if (policy instanceof CriticalityShedding shedding && idle == null) {
                shedding.thresholds()
                        .forEach((priority, threshold) ->
                                reach(Remarks.under(place, "thresholds", priority.label()), threshold, path, stage));
            }
            if (policy instanceof TokenBucket bucket && bucket.per() == TokenBucket.Per.BYTE) {
                fit(Remarks.under(place, "burst"), bucket, events);
            }
        }
    }

    /** Refuses a threshold that the lanes are too small to reach. */
    private void reach(String path, double threshold, String stagePath, StageSpec stage) {
        long room = 0;
        for (LaneSpec lane : stage.lanesOrAll().values()) {
            room += lane.capacity();
        }
        room = Math.min(room, stage.sharedCapacity());
        boolean known = !remarks.hides(Remarks.under(stagePath, "lanes"))
                && remarks.knows(Remarks.under(stagePath, "shared-capacity"));
        if (known && threshold > room) {
            remarks.error(
                    path, "never more than " + room + " wait in the lanes of this stage, so this is never reached");
        }
    }

    private void fit(String path, TokenBucket bucket, Collection<String> events) {
        for (String name : events) {
            EventSpec event = scenario.events().get(name);
            if (event != null && event.size() > bucket.burst()) {
                remarks.error(
                        path,
                        "a message of '" + name + "' has " + event.size() + " bytes and can never pass a burst of "
                                + bucket.burst());
                return;
            }
        }
    }
}
