package buzzville.strategy;

import buzzville.broker.overflow.OverflowPolicy;
import buzzville.city.Timeline;
import buzzville.scenario.Scenario;
import buzzville.scenario.yaml.PolicyCatalog;
import buzzville.scenario.yaml.ReferenceValues;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A kind of policy that strategies are made of, and where one stands in the {@link Surge}.
 *
 * @param type the interface
 * @param title what people call it
 * @param key where one is written
 * @param books whether each of its policies keeps books of what it did
 * @param settings for the surge, with {@code %s} where the policy stands
 */
record Family(Class<?> type, String title, String key, boolean books, List<String> settings) {
    /** Families that are no part of a strategy: what the city and its broker are, not what defends them. */
    private static final Set<String> OF_THE_CITY = Set.of(
            "Distribution",
            "ArrivalProcess",
            "CrowdProcess",
            "RateProfile",
            "CalendarProcess",
            "FlushPolicy",
            "RecoveryPolicy",
            "OutboxPolicy",
            "BatchingPolicy",
            "FetchPolicy",
            "DeliveryOrder",
            "Deviation",
            "Synchronization");

    private static final String CRASH = "incidents.breakdown={at: 5s, for: 1s, crash: {services: [desk]}}";

    /** By the interface; the order is that of the page, and that in which they act on a message. */
    private static final List<Place> PLACES = List.of(
            new Place("DeliveryPolicy", "delivery", "broker.delivery", false, "broker.delivery=%s"),
            new Place(
                    "BackpressurePolicy",
                    "backpressure",
                    "broker.backpressure",
                    true,
                    "broker.service-time=10ms",
                    "broker.lanes={all: {capacity: 50, overflow: reject}}",
                    "services.desk.service-time=1ms",
                    "broker.backpressure=%s"),
            new Place(
                    "Restraint",
                    "restraint",
                    "producers.X.throttled",
                    false,
                    "broker.service-time=10ms",
                    "broker.lanes={all: {capacity: 50, overflow: reject}}",
                    "services.desk.service-time=1ms",
                    "broker.backpressure=watermark(high=40, low=10)",
                    "producers.sensor.arrivals=every(1s)",
                    "producers.sensor.throttled=%s"),
            new Place(
                    "PartitionPolicy",
                    "partitions",
                    "broker.partitions",
                    false,
                    "broker.service-time=10ms",
                    "services.desk.service-time=1ms",
                    "broker.partitions=%s"),
            new Place("AdmissionPolicy", "admission", "services.X.admission", true, "services.desk.admission=%s"),
            new Place(
                    "AggregationPolicy",
                    "aggregation",
                    "services.X.aggregation",
                    true,
                    "services.desk.aggregation={fewer: {of: [motion, advert], by: zone, with: '%s'}}"),
            new Place(
                    "OverflowPolicy",
                    "overflow",
                    "services.X.lanes.Y.overflow",
                    true,
                    "services.desk.lanes={all: {capacity: 50, overflow: '%s'}}"),
            new Place(
                    "DispatchPolicy",
                    "dispatch",
                    "services.X.dispatch",
                    false,
                    "services.desk.lanes={critical: {}, normal: {accepts: [high, normal]}, info: {}}",
                    "services.desk.workers=2",
                    "services.desk.service-time=20ms",
                    "services.desk.ttl={critical: 1s, normal: 3s, info: 6s}",
                    "services.desk.dispatch=%s"),
            new Place(
                    "BreakerPolicy",
                    "breaker",
                    "services.X.breaker",
                    true,
                    "incidents.breakdown={at: 5s, for: 5s, fail: {services: [desk], failure: 100%%}}",
                    "services.desk.breaker=%s"),
            new Place("ScalingPolicy", "scaling", "services.X.scaling", true, "services.desk.scaling=%s"),
            new Place(
                    "RetryPolicy",
                    "retry",
                    "services.X.retry",
                    true,
                    "services.desk.failure=20%%",
                    "services.desk.retry=%s"),
            new Place("CommitPolicy", "commit", "services.X.commit", false, CRASH, "services.desk.commit=%s"),
            new Place(
                    "DeduplicationPolicy",
                    "deduplicate",
                    "services.X.deduplicate",
                    false,
                    CRASH,
                    "services.desk.commit=after(10000)",
                    "services.desk.deduplicate=%s"),
            new Place(
                    "RebalancePolicy",
                    "rebalance",
                    "services.X.rebalance",
                    false,
                    CRASH,
                    "broker.journal={}",
                    "broker.partitions=zone",
                    "services.desk.rebalance=%s"));

    private record Place(String type, String title, String key, boolean books, List<String> settings) {
        Place(String type, String title, String key, boolean books, String... settings) {
            this(type, title, key, books, List.of(settings));
        }
    }

    /** All that the language knows, in the order in which they act. */
    static List<Family> all() {
        Map<String, Class<?>> known = new TreeMap<>();
        meet(Scenario.class, known, new LinkedHashSet<>());
        known.keySet().removeAll(OF_THE_CITY);
        List<Family> families = new ArrayList<>();
        for (Place place : PLACES) {
            Class<?> type = known.remove(place.type());
            if (type != null) {
                families.add(new Family(type, place.title(), place.key(), place.books(), place.settings()));
            }
        }
        if (!known.isEmpty()) {
            throw new IllegalStateException("where in the surge do policies of " + known.values()
                    + " stand? Each family of policies needs its line in Family.PLACES");
        }
        return families;
    }

    private static void meet(Class<?> type, Map<String, Class<?>> known, Set<Class<?>> seen) {
        if (!seen.add(type)) {
            return;
        } else if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                meet(component.getAnnotatedType(), known, seen);
            }
        } else if (ReferenceValues.isFamily(type)) {
            known.put(type.getSimpleName(), type);
        }
    }

    private static void meet(AnnotatedType type, Map<String, Class<?>> known, Set<Class<?>> seen) {
        if (type instanceof AnnotatedParameterizedType generic) {
            for (AnnotatedType argument : generic.getAnnotatedActualTypeArguments()) {
                meet(argument, known, seen);
            }
        } else if (type.getType() instanceof Class<?> plain) {
            meet(plain, known, seen);
        }
    }

    /** Its policies by name. */
    List<Exhibit> exhibits() {
        PolicyCatalog catalog = PolicyCatalog.of(type);
        List<Exhibit> exhibits = new ArrayList<>();
        for (String name : catalog.names()) {
            Class<? extends Record> policy = catalog.find(name);
            if (policy == null) {
                throw new IllegalStateException("no policy " + name);
            }
            exhibits.add(new Exhibit(this, name, policy));
        }
        return exhibits;
    }

    /** What to set so that this policy, written so, defends the surge's desk. */
    List<String> settings(String written, boolean shared) {
        if (shared) {
            return List.of(
                    "services.desk.lanes={critical: {overflow: '%s'}, normal: {accepts: [high, normal], overflow: '%s'}, info: {overflow: '%s'}}"
                            .formatted(written, written, written),
                    "services.desk.shared-capacity=50",
                    "services.desk.dispatch=strict-priority");
        }
        return settings.stream()
                .map(setting ->
                        setting.replace("%%", "\0").replace("%s", written).replace("\0", "%"))
                .toList();
    }

    /** The surge with a policy of this family written so, and with other settings behind. */
    Scenario scenario(String written, List<String> more) {
        List<String> all = new ArrayList<>(settings(written, false));
        all.addAll(more);
        return Timeline.scenario(Surge.CITY, all.toArray(String[]::new));
    }

    /** Whether a policy stands among lanes that share their room. */
    boolean isShared(Object policy) {
        return policy instanceof OverflowPolicy overflow && overflow.needsSharedCapacity();
    }
}
