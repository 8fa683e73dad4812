package buzzville.city;

import buzzville.consumer.EffectRule;
import buzzville.consumer.ServiceRules;
import buzzville.message.Account;
import buzzville.message.Attendance;
import buzzville.message.EventKind;
import buzzville.random.Distribution;
import buzzville.random.Mix;
import buzzville.random.Sampler;
import buzzville.scenario.Correlation;
import buzzville.scenario.EffectSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service, or one instance of it, as somebody who subscribes.
 *
 * @param service its name in the scenario
 * @param instance its number among the instances, from 0
 * @param account its books, named {@code police} or {@code panneau[1]}
 */
record Subscriber(String service, int instance, ServiceSpec spec, Account account) {

    /** All instances of all services, in file order. */
    static List<Subscriber> of(Scenario scenario, Parts parts) {
        List<EventKind> kinds = List.copyOf(parts.kinds.values());
        List<Subscriber> subscribers = new ArrayList<>();
        scenario.services().forEach((name, spec) -> {
            for (int instance = 0; instance < spec.instances(); instance++) {
                String own = spec.instances() == 1 ? name : name + "[" + instance + "]";
                Account account = new Account(own, subscribers.size(), kinds, parts.span);
                attend(account, spec, parts);
                Subscriber subscriber = new Subscriber(name, instance, spec, account);
                parts.effects.stream().filter(subscriber::subscribes).forEach(account::traceBack);
                if (spec.watchOrder()) {
                    account.watchOrder(kinds);
                }
                subscribers.add(subscriber);
            }
        });
        return subscribers;
    }

    private static void attend(Account account, ServiceSpec spec, Parts parts) {
        if (!spec.isAlwaysThere()) {
            account.attend(new Attendance(
                    spec.joins() == null ? 0 : spec.joins(),
                    spec.leaves() == null ? Attendance.FOR_EVER : spec.leaves(),
                    spec.from() == ServiceSpec.From.EARLIEST,
                    spec.retention() == null ? Attendance.FOR_EVER : spec.retention(),
                    parts.span));
        }
    }

    /** Who expects what, by index of the event and index of the zone plus one. */
    static Account[][][] routes(List<Subscriber> subscribers, Parts parts) {
        Account[][][] routes = new Account[parts.kinds.size()][parts.zones.size() + 1][];
        for (EventKind kind : parts.kinds.values()) {
            for (int zone = -1; zone < parts.zones.size(); zone++) {
                int where = zone;
                routes[kind.index()][zone + 1] = subscribers.stream()
                        .filter(subscriber -> subscriber.expects(kind, where, parts))
                        .map(Subscriber::account)
                        .toArray(Account[]::new);
            }
        }
        return routes;
    }

    /** Whether it wants events of this type from somewhere. */
    boolean subscribes(EventKind kind) {
        return spec.subscribes().contains(kind.name())
                && (spec.priorities() == null || spec.priorities().contains(kind.priority()));
    }

    /** Whether it wants events of this type that happen in this zone, or outside all if that is -1. */
    boolean expects(EventKind kind, int zone, Parts parts) {
        List<String> zones = spec.zones();
        return subscribes(kind)
                && (zones == null || zones.stream().anyMatch(name -> parts.zone(name) == zone && zone >= 0));
    }

    /** Hash of its name, for the identities of its effects. */
    long key() {
        return Mix.hash(account.name());
    }

    /** How it treats messages. */
    ServiceRules rules(Parts parts, Crossings crossings) {
        String purpose = "service/" + account.name();
        List<EffectRule> effects = new ArrayList<>();
        spec.emits().forEach((effect, rule) -> effects(parts, crossings, purpose, effect, rule, effects));
        return new ServiceRules(
                times(spec, parts),
                parts.streams.draws(purpose + "/service-time"),
                spec.failure(),
                parts.streams.draws(purpose + "/failure"),
                effects,
                parts.kinds.size(),
                correlates(parts),
                spec.correlates() == null ? 0 : spec.correlates().window());
    }

    /** Draws the service times of such a service, by index of the event; null takes no time. */
    static List<@Nullable Sampler> times(ServiceSpec spec, Parts parts) {
        List<@Nullable Sampler> times = new ArrayList<>();
        for (EventKind kind : parts.kinds.values()) {
            Distribution own = spec.serviceTimes().get(kind.name());
            times.add(Parts.sampler(own != null ? own : spec.serviceTime()));
        }
        return times;
    }

    private List<Boolean> correlates(Parts parts) {
        Correlation correlation = spec.correlates();
        return correlation == null
                ? List.of()
                : parts.kinds.keySet().stream().map(correlation::covers).toList();
    }

    private void effects(
            Parts parts,
            Crossings crossings,
            String purpose,
            String effect,
            EffectSpec rule,
            List<EffectRule> effects) {
        for (String trigger : rule.triggers(spec.subscribes())) {
            String name = purpose + "/emits/" + effect + "/" + trigger;
            effects.add(new EffectRule(
                    parts.kind(trigger),
                    parts.kind(effect),
                    rule.probability(),
                    Parts.sampler(rule.count()),
                    Parts.sampler(rule.after()),
                    Mix.hash(effect + "/" + trigger),
                    crossings.gate(service, effect, rule.heldBy()),
                    parts.streams.draws(name),
                    parts.streams.draws(name + "/after")));
        }
    }

    /** Whether any of its names is meant by a selector. */
    boolean isCalled(String name) {
        return service.equals(name) || account.name().equals(name);
    }

    static Map<String, List<Subscriber>> byService(List<Subscriber> subscribers) {
        Map<String, List<Subscriber>> byService = new LinkedHashMap<>();
        for (Subscriber subscriber : subscribers) {
            byService
                    .computeIfAbsent(subscriber.service(), name -> new ArrayList<>())
                    .add(subscriber);
        }
        return byService;
    }
}
