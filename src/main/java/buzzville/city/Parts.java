package buzzville.city;

import buzzville.broker.AggregationRules;
import buzzville.broker.Entrance;
import buzzville.broker.LaneRules;
import buzzville.broker.Partition;
import buzzville.broker.StageRules;
import buzzville.broker.aggregation.WindowPolicy;
import buzzville.broker.dispatch.DispatchPolicy;
import buzzville.city.clock.Stamping;
import buzzville.city.life.Lookout;
import buzzville.city.time.Clocks;
import buzzville.consumer.Service;
import buzzville.message.Aggregation;
import buzzville.message.EventKind;
import buzzville.message.Keys;
import buzzville.message.Lifetime;
import buzzville.message.Priority;
import buzzville.message.Publisher;
import buzzville.message.Work;
import buzzville.metric.AggregationTally;
import buzzville.metric.PolicyTally;
import buzzville.metric.Span;
import buzzville.random.Distribution;
import buzzville.random.Draws;
import buzzville.random.Mix;
import buzzville.random.Sampler;
import buzzville.random.Streams;
import buzzville.scenario.AggregationSpec;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.StageSpec;
import buzzville.scenario.yaml.PolicyCatalog;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every part of a city is built from: the scenario's names as numbers, and its distributions as draws. */
final class Parts {
    final Scenario scenario;
    final Streams streams;
    final Lookout lookout;
    /** Who stamps what happens; null where nobody wants to know. */
    final @Nullable Stamping stamping;

    final Span span;
    final Map<String, EventKind> kinds = new LinkedHashMap<>();
    final Map<String, Integer> zones = new LinkedHashMap<>();
    final Keys keys;
    /** Types of event that some service publishes. */
    final Set<EventKind> effects = new LinkedHashSet<>();
    /** What every policy does that says so, in the order of building. */
    final List<PolicySummary> policies = new ArrayList<>();

    /** What every aggregation does, in the order of building. */
    final List<AggregationSummary> aggregations = new ArrayList<>();

    /** What the scenario is before and after each change on its timeline. */
    final Phases phases;

    final Ways ways;

    /** Everybody's clocks; null where all are right and nobody looks at them. */
    final @Nullable Clocks clocks;

    Parts(Scenario scenario, Streams streams, Lookout lookout, @Nullable Stamping stamping) {
        if (scenario.warmup().sought()) {
            throw new IllegalStateException(
                    "nobody has looked for the warm-up yet; expected pilot runs to find it first");
        }
        this.scenario = scenario;
        this.streams = streams;
        this.lookout = lookout;
        this.stamping = stamping;
        this.span = new Span(scenario.warmup().nanos(), scenario.duration(), scenario.seriesBucket());
        scenario.zones().keySet().forEach(zone -> zones.put(zone, zones.size()));
        this.phases = new Phases(scenario);
        this.clocks = scenario.clocks() == null ? null : new Clocks(scenario, scenario.clocks(), streams);
        this.ways = new Ways(scenario.network(), zones.keySet(), streams);
        this.keys = new Keys(List.copyOf(scenario.zones().keySet()));
        scenario.events()
                .forEach((name, event) -> kinds.put(
                        name,
                        new EventKind(
                                kinds.size(),
                                name,
                                event.priority(),
                                event.key(),
                                lifetime(event.ttl(), "event/" + name + "/ttl"),
                                event.size())));
        scenario.services()
                .values()
                .forEach(service -> service.emits().keySet().forEach(effect -> effects.add(kind(effect))));
    }

    /** Opens the books of what a policy does in one place. */
    PolicyTally policy(String place, String family, Record policy) {
        return policy(place, family, PolicyCatalog.nameOf(policy));
    }

    /** Opens the books of what is done in one place under this name. */
    PolicyTally policy(String place, String family, String name) {
        PolicyTally tally = new PolicyTally(span);
        policies.add(new PolicySummary(place, family, name, tally));
        return tally;
    }

    /** The policies that stand before a stage, with their books. */
    List<Entrance.Guard> guards(String place, StageSpec spec) {
        return spec.admissionPolicies().stream()
                .map(policy -> new Entrance.Guard(
                        lookout.admission(place, PolicyCatalog.nameOf((Record) policy), policy),
                        policy(place, "admission", (Record) policy)))
                .toList();
    }

    /**
     * The aggregations before a stage, with their books, which those of one place share.
     *
     * @param place the service, or "broker"
     * @param stage such as {@code panneau[1]} or {@code broker[0]}
     * @param phases what the stage is in each phase
     * @param former those of the phase before; one that goes on has the same maker
     */
    List<AggregationRules> aggregations(
            String place, String stage, List<StageSpec> phases, int phase, List<AggregationRules> former) {
        List<AggregationRules> all = new ArrayList<>();
        phases.get(phase).aggregation().forEach((name, rules) -> {
            AggregationSpec before =
                    phase == 0 ? null : phases.get(phase - 1).aggregation().get(name);
            if (before != null && rules.goesOnFrom(before)) {
                AggregationRules known = former.stream()
                        .filter(each -> each.maker().name().equals(name))
                        .findFirst()
                        .orElseThrow();
                all.add(rules(stage, name, rules, known.maker(), known.tally()));
                return;
            }
            boolean merges = rules.with() instanceof WindowPolicy;
            AggregationTally books = aggregations.stream()
                    .filter(known -> known.place().equals(place) && known.name().equals(name))
                    .findFirst()
                    .orElseGet(() -> {
                        aggregations.add(new AggregationSummary(
                                place,
                                name,
                                PolicyCatalog.nameOf((Record) rules.with()),
                                merges ? rules.functionOrCount() : null,
                                new AggregationTally(span)));
                        return aggregations.get(aggregations.size() - 1);
                    })
                    .tally();
            String key = stage + "/aggregation/" + name + (phase == 0 ? "" : "/" + phase);
            all.add(rules(
                    stage,
                    name,
                    rules,
                    new Aggregation(name, Mix.hash(key), rules.functionOrCount(), rules.field(), books),
                    policy(stage, "aggregation", (Record) rules.with())));
        });
        return all;
    }

    private AggregationRules rules(
            String stage, String name, AggregationSpec spec, Aggregation maker, PolicyTally tally) {
        return new AggregationRules(
                spec.of().stream().map(this::kind).toList(),
                lookout.aggregation(stage, name, spec.with()),
                spec.byOrKey(),
                spec.above() == null ? AggregationRules.ALWAYS : spec.above(),
                maker,
                tally);
    }

    /** Whether anything may be interrupted, slowed or hurried during the run. */
    boolean faulty() {
        return !scenario.incidents().isEmpty();
    }

    /** Whether the broker, or a part of it, may crash while services have something in hand that would go back to it. */
    boolean brokerCrashes() {
        return !scenario.broker().delivery().calls()
                && scenario.incidents().values().stream()
                        .map(IncidentSpec::crash)
                        .anyMatch(crash -> crash != null && (crash.isOfBroker() || crash.needsJournal()));
    }

    /** Where messages leave their origin. */
    Publisher stamped(Publisher next) {
        return stamping == null ? next : stamping.before(next);
    }

    /** Who does the work of a service. */
    Work stamped(Service service) {
        return stamping == null ? service : stamping.before(service, service);
    }

    /** Where the broker has a queue of its own. */
    void stamp(Partition partition) {
        if (stamping != null) {
            partition.lanes().watchEntrance(stamping::admitted);
        }
    }

    EventKind kind(String name) {
        EventKind kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalStateException("no event '" + name + "'");
        }
        return kind;
    }

    int zone(String name) {
        return zones.getOrDefault(name, -1);
    }

    /** Draws the time to live of a message, the same however often it is asked; null for ever. */
    @Nullable
    Lifetime lifetime(@Nullable Distribution ttl, String purpose) {
        if (ttl == null) {
            return null;
        }
        Sampler sampler = ttl.sampler();
        Draws draws = streams.draws(purpose);
        return message -> Math.round(sampler.sample(draws.of(message.identity, 0)));
    }

    /** The queue of the stage that is called {@code place}; {@code name} aims its draws. */
    StageRules stage(String name, String place, StageSpec spec) {
        List<LaneRules> lanes = new ArrayList<>();
        spec.lanesOrAll()
                .forEach((lane, rules) -> lanes.add(new LaneRules(
                        lane,
                        EnumSet.copyOf(StageSpec.accepts(lane, rules)),
                        rules.capacity(),
                        lookout.overflow(place, PolicyCatalog.nameOf((Record) rules.overflow()), rules.overflow()),
                        lifetime(rules.ttl(), name + "/" + lane + "/ttl"),
                        rules.order())));
        List<@Nullable Lifetime> lifetimes = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            lifetimes.add(lifetime(spec.ttl().get(priority), name + "/ttl/" + priority.label()));
        }
        DispatchPolicy dispatch =
                lookout.dispatch(place, PolicyCatalog.nameOf((Record) spec.dispatch()), spec.dispatch());
        return new StageRules(lanes, spec.sharedCapacity(), dispatch, lifetimes, spec.expiry());
    }

    static @Nullable Sampler sampler(@Nullable Distribution distribution) {
        return distribution == null ? null : distribution.sampler();
    }
}
