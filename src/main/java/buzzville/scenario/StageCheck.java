package buzzville.scenario;

import buzzville.broker.LaneOrder;
import buzzville.broker.admission.AdmissionPolicy;
import buzzville.broker.dispatch.DispatchPolicy;
import buzzville.broker.dispatch.Fifo;
import buzzville.message.Priority;
import buzzville.scenario.yaml.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the queues of the broker and of each service make sense: lanes, what they share, and who is served next. */
final class StageCheck {
    private static final List<String> PRIORITIES =
            Arrays.stream(Priority.values()).map(Priority::label).toList();

    private final Scenario scenario;
    private final Stages stages;
    private final Remarks remarks;
    private final DispatchCheck dispatch;
    private final EntranceCheck entrance;

    StageCheck(Scenario scenario, Stages stages, Remarks remarks) {
        this.scenario = scenario;
        this.stages = stages;
        this.remarks = remarks;
        this.dispatch = new DispatchCheck(scenario, remarks);
        this.entrance = new EntranceCheck(scenario, remarks);
    }

    void run() {
        broker();
        scenario.services().forEach(this::service);
    }

    private void service(String name, ServiceSpec service) {
        String path = Remarks.path("services", name);
        String idle = stages.idle(name);
        stage(path, service.stage(), idle, "workers", service.workers());
        admission(path, service.stage(), idle, stages.instant(name));
        entrance.run(path, service.stage(), idle, service.subscribes());
    }

    private void broker() {
        BrokerSpec broker = scenario.broker();
        String idle = stages.idleBroker();
        stage("broker", broker.stage(), idle, "threads", broker.threads());
        admission("broker", broker.stage(), idle, idle);
        entrance.run("broker", broker.stage(), idle, scenario.events().keySet());
        if (idle != null) {
            if (broker.threads() != 1) {
                remarks.keyError("broker.threads", "threads have nothing to do: " + idle);
            }
            if (broker.threadsOf() != BrokerSpec.ThreadsOf.PARTITION) {
                remarks.keyError("broker.threads-of", "threads have nothing to do: " + idle);
            }
            if (!broker.ttl().isEmpty()) {
                remarks.keyError("broker.ttl", "no time to live can end here: " + idle);
            }
        }
    }

    /** @param idle why nothing ever queues here, or null */
    private void stage(String path, StageSpec stage, @Nullable String idle, String workersKey, int workers) {
        if (idle == null) {
            lanes(Remarks.under(path, "lanes"), stage);
            dispatch.run(path, stage, workersKey, workers);
            return;
        }
        if (stage.lanes() != null) {
            remarks.keyError(Remarks.under(path, "lanes"), "nothing can ever queue in these lanes: " + idle);
        }
        if (stage.sharedCapacity() != Integer.MAX_VALUE) {
            remarks.keyError(Remarks.under(path, "shared-capacity"), "nothing can ever queue here: " + idle);
        }
        if (!(stage.dispatch() instanceof Fifo)) {
            remarks.keyError(Remarks.under(path, "dispatch"), "nothing can ever queue here: " + idle);
        }
    }

    /**
     * Whether its admission policies have something to look at.
     *
     * @param idle why nothing ever queues here, or null
     * @param instant why nothing ever stays here, or null
     */
    private void admission(String path, StageSpec stage, @Nullable String idle, @Nullable String instant) {
        List<AdmissionPolicy> policies = stage.admissionPolicies();
        for (int i = 0; i < policies.size(); i++) {
            AdmissionPolicy policy = policies.get(i);
            String sees = policy.watchesQueue() ? idle : policy.watchesStay() ? instant : null;
            if (sees != null) {
                remarks.error(
                        Remarks.under(path, "admission", "policies", i),
                        "'" + Remarks.word((Record) policy) + "' watches "
                                + (policy.watchesQueue()
                                        ? "the queue, but nothing can ever queue"
                                        : "how long messages stay, but none ever stays")
                                + " here: " + sees);
            }
        }
    }

    private void lanes(String path, StageSpec stage) {
        Map<String, LaneSpec> lanes = stage.lanes();
        if (lanes == null) {
            return;
        }
        Map<Priority, String> laneOf = new EnumMap<>(Priority.class);
        boolean clear = !remarks.hides(path);
        for (Map.Entry<String, LaneSpec> entry : lanes.entrySet()) {
            String lane = Remarks.under(path, entry.getKey());
            if (!remarks.knows(Remarks.under(lane, "accepts"))) {
                clear = false;
                continue;
            }
            clear &= accepting(lane, entry.getKey(), entry.getValue());
            for (Priority priority : StageSpec.accepts(entry.getKey(), entry.getValue())) {
                String other = laneOf.putIfAbsent(priority, entry.getKey());
                if (other != null && !other.equals(entry.getKey())) {
                    remarks.keyError(
                            lane,
                            "'" + priority.label() + "' has two lanes, '" + other + "' and '" + entry.getKey()
                                    + "'; expected exactly one");
                }
            }
            lane(path, entry.getKey(), entry.getValue(), stage);
        }
        if (clear && laneOf.size() < Priority.count()) {
            List<String> missing = new ArrayList<>(PRIORITIES);
            laneOf.keySet().forEach(priority -> missing.remove(priority.label()));
            remarks.keyError(
                    path, "no lane accepts " + Remarks.quoted(missing) + "; every priority needs exactly one lane");
        }
    }

    private boolean accepting(String path, String name, LaneSpec lane) {
        if (lane.accepts() != null) {
            remarks.noneTwice(
                    Remarks.under(path, "accepts"),
                    lane.accepts().stream().map(Priority::label).toList());
        }
        if (!StageSpec.accepts(name, lane).isEmpty()) {
            return true;
        }
        List<String> words = new ArrayList<>(PRIORITIES);
        words.add(StageSpec.ALL);
        String nearest = lane.accepts() == null ? Suggestion.nearest(name, words) : null;
        remarks.keyError(
                path,
                lane.accepts() != null
                        ? "this lane accepts no priority; expected at least one of " + String.join(", ", PRIORITIES)
                        : "'" + name + "' is neither a priority nor 'all', so the lane has to say what it 'accepts'"
                                + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
        return false;
    }

    private void lane(String lanes, String name, LaneSpec lane, StageSpec stage) {
        String path = Remarks.under(lanes, name);
        boolean unbounded = stage.sharedCapacity() == Integer.MAX_VALUE
                && remarks.knows(lanes.replaceFirst("lanes$", "shared-capacity"));
        if (lane.overflow().needsSharedCapacity() && unbounded) {
            remarks.error(
                    Remarks.under(path, "overflow"),
                    "'" + Remarks.word(lane.overflow())
                            + "' is for lanes that share a capacity; expected 'shared-capacity'" + " beside 'lanes'");
        }
        DispatchPolicy dispatch = stage.dispatch();
        if (lane.order() == LaneOrder.PRIORITY && (dispatch.ordersByDeadline() || dispatch.newestFirst())) {
            remarks.error(
                    Remarks.under(path, "order"),
                    "'priority' contradicts dispatch '" + Remarks.word(dispatch) + "', which orders the lanes itself");
        }
    }
}
