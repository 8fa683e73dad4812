package buzzville.scenario;

import buzzville.broker.Expiry;
import buzzville.broker.LaneOrder;
import buzzville.broker.admission.AdmissionPolicy;
import buzzville.broker.dispatch.DispatchPolicy;
import buzzville.broker.overflow.DropNewest;
import buzzville.message.Priority;
import buzzville.random.Distribution;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the queues of a broker's partition and of a service have in common.
 *
 * @param admission who may come in, or null for everybody
 * @param aggregation by name
 * @param lanes as written, or null for the one unlimited lane
 */
public record StageSpec(
        @Nullable Map<String, LaneSpec> lanes,
        int sharedCapacity,
        DispatchPolicy dispatch,
        Map<Priority, Distribution> ttl,
        @Nullable AdmissionSpec admission,
        Map<String, AggregationSpec> aggregation,
        Expiry expiry) {
    /** The lane that a stage has when it names none. */
    public static final String ALL = "all";

    private static final int MOST_THREADS = 1_000_000;

    /** The same with nothing before its lanes. */
    public StageSpec lanesAlone() {
        return new StageSpec(lanes, sharedCapacity, dispatch, ttl, null, Map.of(), expiry);
    }

    /** The policies that decide who may come in, in the order in which they are asked. */
    public List<AdmissionPolicy> admissionPolicies() {
        return admission == null ? List.of() : admission.policies();
    }

    /** The lanes as they will be. */
    public Map<String, LaneSpec> lanesOrAll() {
        return lanes != null
                ? lanes
                : Map.of(ALL, new LaneSpec(null, Integer.MAX_VALUE, new DropNewest(), null, LaneOrder.ARRIVAL));
    }

    /** The priorities that wait in a lane; empty when its name stands for none. */
    public static List<Priority> accepts(String name, LaneSpec lane) {
        if (lane.accepts() != null) {
            return lane.accepts();
        }
        if (name.equals(ALL)) {
            return List.of(Priority.values());
        }
        for (Priority priority : Priority.values()) {
            if (priority.label().equals(name)) {
                return List.of(priority);
            }
        }
        return List.of();
    }

    static void checkThreads(String what, int threads) {
        if (!(1 <= threads && threads <= MOST_THREADS)) {
            throw new IllegalArgumentException(what + " must be from 1 to " + MOST_THREADS + ", but is " + threads);
        }
    }
}
