package buzzville.city.time;

import buzzville.fault.Spell;
import buzzville.random.Distribution;
import buzzville.random.Draws;
import buzzville.random.Sampler;
import buzzville.scenario.Change;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.LinkSpec;
import buzzville.scenario.NetworkSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.WaySpec;
import buzzville.scenario.incident.NetworkTrouble;
import buzzville.scenario.incident.NetworkWay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The network of a city as questions for the time meet it: the ways that messages take, with what the timeline does to them. A
 * question takes the way of its process's messages to the broker, or to itself, and its answer the same way back.
 */
final class Network {
    /** Something never arrives. */
    static final long LOST = -1;

    private static final List<String> BROKER = List.of("*", "broker");

    private record Phase(long from, NetworkSpec spec) {}

    /** Something that is wrong for a while. */
    private record Bad(
            String incident,
            Spell when,
            @Nullable NetworkWay outage,
            @Nullable NetworkTrouble trouble) {
        boolean isOn(long now) {
            return when.from() <= now && now < when.until();
        }
    }

    /** How long a packet takes, and whether it arrives. */
    private record Quality(@Nullable Distribution latency, double loss) {}

    private final List<Phase> phases = new ArrayList<>();
    private final List<Bad> troubles = new ArrayList<>();
    private final IdentityHashMap<Distribution, Sampler> samplers = new IdentityHashMap<>();

    /** @param spells when each incident is on, by name */
    Network(Scenario scenario, Map<String, List<Spell>> spells) {
        phases.add(new Phase(0, scenario.network()));
        scenario.incidents().forEach((name, incident) -> {
            if (incident.deed() instanceof Change change && change.after() != null) {
                phases.add(new Phase(incident.at(), change.after().network()));
            }
            troubles(name, incident, spells.getOrDefault(name, List.of()));
        });
        phases.sort(Comparator.comparingLong(Phase::from));
    }

    private void troubles(String name, IncidentSpec incident, List<Spell> spells) {
        NetworkWay outage = incident.outage() == null ? null : incident.outage().network();
        NetworkTrouble trouble = incident.network();
        if (outage != null || trouble != null && !trouble.isAmongNodes()) {
            spells.forEach(spell -> troubles.add(new Bad(name, spell, outage, trouble)));
        }
    }

    /**
     * How long a packet takes between a process and where the broker stands.
     *
     * @param there whether it goes from the process to the broker
     * @param poll which of the packets of this process it is
     * @param draws by purpose, of this process, its server and this direction alone
     * @return nanoseconds, or {@link #LOST}
     */
    long trip(Party party, boolean there, int poll, long now, Function<String, Draws> draws) {
        if (party.kind() == Party.Kind.BROKER) {
            return 0;
        }
        Quality usual = quality(party, now);
        long delay = sample(usual.latency(), draws, "latency", poll);
        if (happens(usual.loss(), draws, "loss", poll)) {
            return LOST;
        }
        for (Bad bad : troubles) {
            if (bad.isOn(now) && hits(bad.when().victim(), party, there)) {
                long more = more(bad, party, there, poll, draws);
                if (more == LOST) {
                    return LOST;
                }
                delay += more;
            }
        }
        return delay;
    }

    private Quality quality(Party party, long now) {
        NetworkSpec spec = phases.get(0).spec();
        for (Phase phase : phases) {
            spec = phase.from() <= now ? phase.spec() : spec;
        }
        boolean service = party.kind() == Party.Kind.SERVICE;
        WaySpec way = service ? spec.toServices() : spec.toBroker();
        LinkSpec own = service ? way.services().get(party.whole()) : way.zones().get(party.zone());
        return new Quality(
                own == null || own.latency() == null ? way.latency() : own.latency(),
                own == null || own.loss() == null ? way.loss() : own.loss());
    }

    /** Whether a spell is about a way: of what fails at random each way may have its own spells. */
    private static boolean hits(String victim, Party party, boolean there) {
        if (victim.isEmpty()) {
            return true;
        }
        boolean service = party.kind() == Party.Kind.SERVICE;
        return service
                ? victim.equals("network/" + (there ? "acknowledgements/" : "to-services/") + party.name())
                : victim.equals("network/" + (there ? "to-broker" : "from-broker"));
    }

    private long more(Bad bad, Party party, boolean there, int poll, Function<String, Draws> draws) {
        if (bad.outage() != null) {
            NetworkWay spared = party.kind() == Party.Kind.SERVICE ? NetworkWay.TO_BROKER : NetworkWay.TO_SERVICES;
            return bad.outage() == spared ? 0 : LOST;
        }
        NetworkTrouble trouble = bad.trouble();
        if (trouble == null || !concerns(trouble, party, there)) {
            return 0;
        }
        String prefix = "incident/" + bad.incident() + "/";
        if (trouble.partition() || happens(trouble.loss(), draws, prefix + "loss", poll)) {
            return LOST;
        }
        long delay = sample(trouble.latency(), draws, prefix + "latency", poll);
        if (trouble.reorder() != null && happens(trouble.reorder().share(), draws, prefix + "reorder", poll)) {
            delay += sample(trouble.reorder().by(), draws, prefix + "reorder/by", poll);
        }
        return delay;
    }

    private static boolean concerns(NetworkTrouble trouble, Party party, boolean there) {
        List<String> from = there ? trouble.senders() : trouble.receivers();
        List<String> to = there ? trouble.receivers() : trouble.senders();
        return party.isAmong(from) && isBroker(to) || trouble.isMutual() && party.isAmong(to) && isBroker(from);
    }

    private static boolean isBroker(List<String> parties) {
        return BROKER.stream().anyMatch(parties::contains);
    }

    private static boolean happens(double probability, Function<String, Draws> draws, String purpose, int poll) {
        return probability > 0 && draws.apply(purpose).of(poll, 0).nextDouble() < probability;
    }

    /** Draws how long something takes; nothing if it takes no time. */
    long sample(@Nullable Distribution time, Function<String, Draws> draws, String purpose, int poll) {
        if (time == null) {
            return 0;
        }
        Sampler sampler = samplers.computeIfAbsent(time, Distribution::sampler);
        return Math.max(0, Math.round(sampler.sample(draws.apply(purpose).of(poll, 0))));
    }
}
