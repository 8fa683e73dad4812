package buzzville.city;

import buzzville.city.light.Belief;
import buzzville.city.light.Command;
import buzzville.city.light.HeldBack;
import buzzville.consumer.Gate;
import buzzville.consumer.Reaction;
import buzzville.kernel.Simulation;
import buzzville.message.Publisher;
import buzzville.metric.BeliefTally;
import buzzville.metric.CommandTally;
import buzzville.metric.HeldTally;
import buzzville.metric.SourceTally;
import buzzville.metric.StateTally;
import buzzville.producer.Census;
import buzzville.producer.Cycle;
import buzzville.producer.LightRules;
import buzzville.producer.Lights;
import buzzville.random.Mix;
import buzzville.scenario.BeliefSpec;
import buzzville.scenario.ControlSpec;
import buzzville.scenario.HeldSpec;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The traffic lights of a city, and whoever has to do with them; where a scenario has none, nothing. */
final class Crossings {
    private final Scenario scenario;
    private final Parts parts;
    private final Map<String, Lights> lights = new LinkedHashMap<>();
    private final Map<String, SourceTally> tallies = new LinkedHashMap<>();
    private final List<Belief> beliefs = new ArrayList<>();
    private final LightsSummary summary = new LightsSummary(
            new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());

    /** Lights that {@link #begin} lights. */
    Crossings(Scenario scenario, Parts parts, Simulation simulation, Publisher publisher, Census census) {
        this.scenario = scenario;
        this.parts = parts;
        int place = 0;
        for (Map.Entry<String, ProducerSpec> producer : scenario.producers().entrySet()) {
            String name = producer.getKey();
            if (producer.getValue().arrivals() instanceof Cycle cycle) {
                SourceTally tally = new SourceTally(parts.span);
                StateTally states = new StateTally(
                        parts.span, cycle.names(), producer.getValue().count());
                LightRules rules = rules(name, producer.getValue(), cycle, place);
                int zones = parts.zones.size();
                tallies.put(name, tally);
                summary.states().put(name, states);
                lights.put(name, new Lights(simulation, rules, zones, publisher, parts.keys, census, tally, states));
            }
            place++;
        }
    }

    private LightRules rules(String name, ProducerSpec spec, Cycle cycle, int place) {
        List<String> zones = spec.zones() != null ? spec.zones() : List.copyOf(parts.zones.keySet());
        int[] homes = new int[spec.count()];
        for (int i = 0; i < homes.length; i++) {
            homes[i] = zones.isEmpty() ? -1 : parts.zone(zones.get(i % zones.size()));
        }
        String event = spec.emits().weights().keySet().iterator().next();
        long until = spec.until() == null ? scenario.duration() : Math.min(spec.until(), scenario.duration());
        return new LightRules(name, place, Mix.hash(name), homes, parts.kind(event), cycle, spec.from(), until);
    }

    /** Lights those of one producer and hands back what they count. */
    SourceTally begin(String producer) {
        lights(producer).begin(parts.streams.draws("producer/" + producer + "/own"));
        SourceTally tally = tallies.get(producer);
        if (tally == null) {
            throw new IllegalStateException("no lights '" + producer + "'");
        }
        return tally;
    }

    /** What a service does with lights when it has processed a message; null for nothing. */
    @Nullable
    Reaction reaction(Subscriber subscriber) {
        ServiceSpec spec = subscriber.spec();
        List<Reaction> reactions = new ArrayList<>();
        BeliefSpec believes = spec.believes();
        if (believes != null) {
            BeliefTally tally =
                    summary.beliefs().computeIfAbsent(subscriber.service(), name -> new BeliefTally(parts.span));
            for (Lights each : lights.values()) {
                if (each.rules().emits().name().equals(believes.event())) {
                    Belief belief = new Belief(each, believes.by() == BeliefSpec.By.OCCURRENCE, tally);
                    beliefs.add(belief);
                    reactions.add(belief);
                }
            }
        }
        if (spec.controls() != null) {
            reactions.add(command(subscriber, spec.controls()));
        }
        return reactions.isEmpty()
                ? null
                : reactions.size() == 1
                        ? reactions.get(0)
                        : (message, now) -> reactions.forEach(each -> each.processed(message, now));
    }

    private Command command(Subscriber subscriber, ControlSpec controls) {
        Lights obedient = lights(controls.producer());
        obedient.remember();
        Set<Integer> on = controls.triggers(subscriber.spec().subscribes()).stream()
                .map(event -> parts.kind(event).index())
                .collect(Collectors.toSet());
        CommandTally tally =
                summary.controls().computeIfAbsent(subscriber.service(), name -> new CommandTally(parts.span));
        int state = obedient.indexOf(controls.to());
        return new Command(obedient, on, state, controls.hold(), controls.all(), subscriber.key(), tally);
    }

    /** What holds an effect of a service back; null for nothing. */
    @Nullable
    Gate gate(String service, String effect, @Nullable HeldSpec held) {
        if (held == null) {
            return null;
        }
        Lights gates = lights(held.producer());
        HeldTally tally = summary.held()
                .computeIfAbsent(service, name -> new LinkedHashMap<>())
                .computeIfAbsent(effect, name -> new HeldTally(parts.span));
        return new HeldBack(gates, gates.indexOf(held.unless()), tally);
    }

    /** Closes all accounts and hands them back. */
    LightsSummary finish(long end) {
        lights.values().forEach(each -> each.finish(end));
        beliefs.forEach(belief -> belief.finish(end));
        summary.held().values().forEach(effects -> effects.values().forEach(tally -> tally.finish(end)));
        return summary;
    }

    /** What is counted so far, and by {@link #finish} all of it. */
    LightsSummary summary() {
        return summary;
    }

    private Lights lights(String producer) {
        Lights named = lights.get(producer);
        if (named == null) {
            throw new IllegalStateException("no lights '" + producer + "'");
        }
        return named;
    }
}
