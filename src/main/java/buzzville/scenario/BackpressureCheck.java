package buzzville.scenario;

import buzzville.broker.admission.AdmissionPolicy;
import buzzville.broker.backpressure.AdaptiveThrottling;
import buzzville.broker.backpressure.Aimd;
import buzzville.broker.backpressure.BackpressurePolicy;
import buzzville.broker.backpressure.Credit;
import buzzville.broker.backpressure.MemoryAlarm;
import buzzville.broker.backpressure.Watermark;
import buzzville.broker.overflow.Block;
import buzzville.broker.overflow.DropNewest;
import buzzville.broker.overflow.DropOldest;
import buzzville.broker.overflow.OverflowPolicy;
import buzzville.producer.Cycle;
import buzzville.producer.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether backpressure can ever be felt, and whether each producer can react to it as it is asked to. */
final class BackpressureCheck {
    private static final String PATH = "broker.backpressure";

    private final Scenario scenario;
    private final Stages stages;
    private final Remarks remarks;

    BackpressureCheck(Scenario scenario, Stages stages, Remarks remarks) {
        this.scenario = scenario;
        this.stages = stages;
        this.remarks = remarks;
    }

    void run() {
        scenario.producers().forEach(this::producer);
        BackpressurePolicy policy = scenario.broker().backpressure();
        if (policy.isNone()) {
            return;
        }
        boolean felt = scenario.producers().values().stream()
                .anyMatch(producer -> !scenario.restraintOf(producer).isExempt());
        if (!felt) {
            remarks.warning(PATH, "nobody feels it: every producer is exempt ('throttled', or critical events alone)");
        } else if (policy instanceof Watermark marks) {
            watermark(marks);
        } else if (policy instanceof MemoryAlarm && nothingWaits()) {
            remarks.error(PATH, "nothing ever waits, neither at the broker nor for a service, so memory never fills");
        } else if (policy instanceof Credit credit) {
            credit(credit);
        } else if ((policy instanceof Aimd || policy instanceof AdaptiveThrottling)
                && !anyLane(BackpressureCheck::refuses)
                && !anyAdmissionTells()) {
            remarks.warning(
                    PATH,
                    "'" + Remarks.word(policy)
                            + "' learns from refusals, but nobody ever refuses a message and says so; expected a lane with"
                            + " 'overflow: reject', say");
        }
    }

    private void producer(String name, ProducerSpec producer) {
        if (producer.throttled() == null || !producer.throttled().isForSampling()) {
            return;
        }
        String why = null;
        if (!producer.witnesses().isEmpty()) {
            why = "witnesses tell of what happens, they do not sample";
        } else if (producer.arrivals() instanceof Trace) {
            why = "a recording is played as it is";
        } else if (producer.arrivals() instanceof Cycle) {
            why = "a light tells of each change of its state";
        } else if (producer.arrivals().closed()) {
            why = "a closed loop waits for its messages anyway";
        } else if (producer.arrivals().scripted()) {
            why = "the instants of '" + Remarks.word(producer.arrivals()) + "' are no samples";
        }
        if (why != null) {
            remarks.error(
                    Remarks.path("producers", name, "throttled"),
                    "'" + Remarks.word(producer.throttled()) + "' thins out sampling, but " + why
                            + "; expected 'buffer', 'drop' or 'exempt'");
        }
    }

    private void watermark(Watermark marks) {
        String of = marks.of();
        if (of != null) {
            String path = Remarks.under(PATH, "of");
            if (!remarks.known(path, of, scenario.services().keySet(), "service")) {
                return;
            }
            String idle = stages.idle(of);
            if (idle != null) {
                remarks.error(path, "nothing ever waits for '" + of + "': " + idle);
                return;
            }
        } else if (nothingWaits()) {
            remarks.error(
                    PATH, "nothing ever waits, neither at the broker nor for a service, so no mark is ever reached");
            return;
        }
        long room = room(of);
        if (room < marks.high()) {
            remarks.warning(
                    Remarks.under(PATH, "high"),
                    "the lanes hold " + room + " messages at most, so " + marks.high() + " never wait");
        }
    }

    private boolean nothingWaits() {
        return stages.idleBroker() != null
                && scenario.services().keySet().stream().allMatch(service -> stages.idle(service) != null);
    }

    /** How many messages may wait where a watermark looks. */
    private long room(@Nullable String of) {
        long room = 0;
        if (of == null && stages.idleBroker() == null) {
            BrokerSpec broker = scenario.broker();
            room += room(
                    broker.stage(), broker.partitions().count(scenario.zones().size()));
        }
        for (var service : scenario.services().entrySet()) {
            boolean counts = of == null ? stages.idle(service.getKey()) == null : of.equals(service.getKey());
            room += counts ? room(service.getValue().stage(), service.getValue().instances()) : 0;
        }
        return room;
    }

    private static long room(StageSpec stage, int times) {
        long lanes = stage.lanesOrAll().values().stream()
                .mapToLong(LaneSpec::capacity)
                .sum();
        return Math.min(lanes, stage.sharedCapacity()) * times;
    }

    private void credit(Credit credit) {
        WaySpec way = scenario.network().toBroker();
        boolean far = !Stages.isNothing(way.latency())
                || way.zones().values().stream().anyMatch(link -> !Stages.isNothing(link.latency()));
        boolean delays = !scenario.broker().stage().admissionPolicies().isEmpty();
        boolean holds = anyLane(lane -> lane instanceof Block);
        boolean knows = remarks.knows("network", "services", "broker");
        if (credit.returns() == Credit.Returns.ACCEPTED && !far && !delays && !holds && knows) {
            remarks.warning(
                    PATH,
                    "every credit is back at once: the broker is no way off, and no lane blocks; expected"
                            + " 'returns: settled', or a latency under 'network.to-broker'");
        }
    }

    private static boolean refuses(OverflowPolicy lane) {
        return !(lane instanceof DropNewest
                || lane instanceof DropOldest
                || lane instanceof Block block && !block.givesUp());
    }

    private boolean anyAdmissionTells() {
        return allStages().stream()
                .flatMap(stage -> stage.admissionPolicies().stream())
                .anyMatch(AdmissionPolicy::tells);
    }

    /** Whether any bounded lane does so when it is full. */
    private boolean anyLane(Predicate<OverflowPolicy> does) {
        return allStages().stream()
                .anyMatch(stage -> stage.lanesOrAll().values().stream()
                        .anyMatch(lane -> Math.min(lane.capacity(), stage.sharedCapacity()) < Integer.MAX_VALUE
                                && does.test(lane.overflow())));
    }

    private List<StageSpec> allStages() {
        List<StageSpec> all = new ArrayList<>();
        all.add(scenario.broker().stage());
        scenario.services().values().forEach(service -> all.add(service.stage()));
        return all;
    }
}
