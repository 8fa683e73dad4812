package buzzville.city;

import buzzville.broker.AggregationRules;
import buzzville.broker.Entrance;
import buzzville.broker.LaneRules;
import buzzville.broker.StageRules;
import buzzville.broker.aggregation.WindowPolicy;
import buzzville.broker.dispatch.DispatchPolicy;
import buzzville.city.life.Lookout;
import buzzville.message.Aggregation;
import buzzville.message.EventKind;
import buzzville.message.Keys;
import buzzville.message.Lifetime;
import buzzville.message.Priority;
import buzzville.metric.AggregationTally;
import buzzville.metric.PolicyTally;
import buzzville.metric.Span;
import buzzville.random.Distribution;
import buzzville.random.Draws;
import buzzville.random.Mix;
import buzzville.random.Sampler;
import buzzville.random.Streams;
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

    Parts(Scenario scenario, Streams streams, Lookout lookout) {
        if (scenario.warmup().sought()) {
            throw new IllegalStateException(
                    "nobody has looked for the warm-up yet; expected pilot runs to find it first");
        }
        this.scenario = scenario;
        this.streams = streams;
        this.lookout = lookout;
        this.span = new Span(scenario.warmup().nanos(), scenario.duration(), scenario.seriesBucket());
        scenario.zones().keySet().forEach(zone -> zones.put(zone, zones.size()));
        this.phases = new Phases(scenario);
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
     */
    List<AggregationRules> aggregations(String place, String stage, StageSpec spec) {
        List<AggregationRules> all = new ArrayList<>();
        spec.aggregation().forEach((name, rules) -> {
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
            all.add(new AggregationRules(
                    rules.of().stream().map(this::kind).toList(),
                    lookout.aggregation(stage, name, rules.with()),
                    rules.byOrKey(),
                    rules.above() == null ? AggregationRules.ALWAYS : rules.above(),
                    new Aggregation(
                            name,
                            Mix.hash(stage + "/aggregation/" + name),
                            rules.functionOrCount(),
                            rules.field(),
                            books),
                    policy(stage, "aggregation", (Record) rules.with())));
        });
        return all;
    }

    /** Whether anything may be interrupted, slowed or hurried during the run. */
    boolean faulty() {
        return !scenario.incidents().isEmpty();
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
