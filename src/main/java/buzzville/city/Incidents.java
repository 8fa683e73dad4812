package buzzville.city;

import buzzville.city.time.Clocks;
import buzzville.fault.Fault;
import buzzville.fault.FaultPlan;
import buzzville.fault.Renewals;
import buzzville.fault.Spell;
import buzzville.kernel.Simulation;
import buzzville.message.Message;
import buzzville.producer.Crowd;
import buzzville.random.Draws;
import buzzville.scenario.Change;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.incident.ClockTrouble;
import buzzville.scenario.incident.Crash;
import buzzville.scenario.incident.Deed;
import buzzville.scenario.incident.DiskTrouble;
import buzzville.scenario.incident.Emit;
import buzzville.scenario.incident.Fail;
import buzzville.scenario.incident.NetworkTrouble;
import buzzville.scenario.incident.Outage;
import buzzville.scenario.incident.Poison;
import buzzville.scenario.incident.RandomTimes;
import buzzville.scenario.incident.Send;
import buzzville.scenario.incident.Slow;
import buzzville.scenario.incident.Surge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the incidents of a scenario into faults with victims. */
final class Incidents {
    /** Makes the faults of one kind of incident. */
    private interface Maker<D extends Deed> {
        List<Hit> hits(D deed, Named incident);
    }

    /** An incident with its name. */
    private record Named(String name, IncidentSpec spec, long end) {
        long until() {
            return spec.deed().isMoment() && spec.lasting() == null ? spec.at() : spec.until(end);
        }

        boolean singly() {
            return spec.random() != null && spec.random().each() == RandomTimes.Each.WORKER;
        }
    }

    private final Scenario scenario;
    private final Parts parts;
    private final FaultPlan plan;
    private final List<Stage> stages;
    private final Sources sources;
    private final BrokerFaults broker;
    private final StaffFaults staff;
    private final NetworkFaults network;
    private final @Nullable Silence silence;
    /** Producers that keep what they publish; null if there are none. */
    private final @Nullable Keeping keeping;

    private final Map<Class<?>, Maker<?>> makers = new LinkedHashMap<>();

    /** @param silence what keeps producers silent; null where none ever goes down */
    Incidents(
            Parts parts,
            Simulation simulation,
            List<Stage> stages,
            Sources sources,
            BrokerFaults broker,
            NetworkFaults network,
            @Nullable Silence silence,
            @Nullable Keeping keeping,
            Changes changes) {
        this.scenario = parts.scenario;
        this.parts = parts;
        this.plan = new FaultPlan(simulation);
        this.stages = stages;
        this.sources = sources;
        this.broker = broker;
        this.staff = new StaffFaults(stages, keeping);
        this.network = network;
        this.silence = silence;
        this.keeping = keeping;
        make(Surge.class, (surge, incident) -> surge(surge));
        make(Emit.class, this::emit);
        make(Send.class, this::send);
        make(Slow.class, this::slow);
        make(Fail.class, (fail, incident) -> staff.fail(fail));
        make(Outage.class, this::outage);
        make(Crash.class, this::crash);
        make(
                NetworkTrouble.class,
                (trouble, incident) -> trouble.isAmongNodes()
                        ? broker.links(incident.name(), trouble)
                        : network.trouble(incident.name(), trouble));
        make(DiskTrouble.class, (trouble, incident) -> broker.disk(trouble));
        make(Poison.class, this::poison);
        make(Change.class, (change, incident) -> changes.of(incident.name()));
        make(ClockTrouble.class, (trouble, incident) -> clocks(trouble));
    }

    private <D extends Deed> void make(Class<D> kind, Maker<D> maker) {
        makers.put(kind, maker);
    }

    /** Plans all of them, in file order; a group is no more than its faults. */
    Map<String, IncidentSummary> plan() {
        Map<String, IncidentSummary> planned = new LinkedHashMap<>();
        scenario.incidents().forEach((name, spec) -> {
            if (spec.group() == null) {
                Named incident = new Named(name, spec, scenario.duration());
                planned.put(name, plan(incident, hits(spec.deed(), incident)));
            }
        });
        return planned;
    }

    @SuppressWarnings("unchecked") // a maker stands under the class of what it makes faults of
    private <D extends Deed> List<Hit> hits(D deed, Named incident) {
        Maker<D> maker = (Maker<D>) makers.get(deed.getClass());
        if (maker == null) {
            throw new IllegalStateException("nobody knows how to '" + deed.word() + "'");
        }
        return maker.hits(deed, incident);
    }

    private IncidentSummary plan(Named incident, List<Hit> hits) {
        IncidentSpec spec = incident.spec();
        List<String> touches = hits.stream().map(Hit::victim).distinct().toList();
        if (spec.random() != null) {
            return random(incident, spec.random(), hits, touches);
        }
        for (Hit hit : hits) {
            if (hit.fault() != NOTHING) {
                plan.add(hit.fault(), spec.at(), incident.until());
            }
        }
        List<Spell> spells = List.of(new Spell("", spec.at(), incident.until()));
        return new IncidentSummary(spec.kind(), spec.at(), incident.until(), touches, spells, null);
    }

    /** Each victim, or all of them together, fails by itself. */
    private IncidentSummary random(Named incident, RandomTimes times, List<Hit> hits, List<String> touches) {
        Map<String, List<Fault>> victims = new LinkedHashMap<>();
        boolean together = times.each() == RandomTimes.Each.ALL;
        hits.forEach(hit -> victims.computeIfAbsent(together ? "" : hit.victim(), fresh -> new ArrayList<>())
                .add(hit.fault()));
        long from = times.from();
        long until = incident.until();
        Renewals renewals =
                new Renewals(times.between().sampler(), times.repair().sampler(), from, until);
        List<Spell> spells = new ArrayList<>();
        victims.forEach((victim, faults) -> {
            String stream = "incident/" + incident.name() + "/" + victim + "/times";
            for (Spell spell : renewals.of(victim, parts.streams.named(stream))) {
                spells.add(spell);
                faults.forEach(fault -> plan.add(fault, spell.from(), spell.until()));
            }
        });
        long down = spells.stream()
                .mapToLong(spell -> Math.min(spell.until(), until) - spell.from())
                .sum();
        return new IncidentSummary(
                incident.spec().kind(),
                from,
                until,
                touches,
                spells,
                new IncidentSummary.Dependability(
                        victims.size(), spells.size(), down, victims.size() * (until - from)));
    }

    private List<Hit> surge(Surge surge) {
        List<Hit> hits = new ArrayList<>();
        for (Crowd crowd : sources.crowds(surge)) {
            hits.add(pace(crowd, Sources.factor(surge, crowd)));
        }
        return hits;
    }

    private static Hit pace(Crowd crowd, double factor) {
        return Hit.of(crowd.name(), now -> crowd.pace(factor, now), now -> crowd.pace(1 / factor, now));
    }

    private List<Hit> emit(Emit emit, Named incident) {
        sources.emit(incident.name(), incident.spec().at(), emit);
        return List.of();
    }

    private List<Hit> send(Send send, Named incident) {
        sources.send(incident.name(), incident.spec().at(), send);
        return List.of(new Hit(send.from(), NOTHING));
    }

    private List<Hit> slow(Slow slow, Named incident) {
        List<Hit> hits = new ArrayList<>(broker.slow(slow.victims(), slow.factor()));
        hits.addAll(staff.slow(slow, incident.singly()));
        for (String producer : slow.producers()) {
            for (Crowd crowd : sources.crowds(new Surge(List.of(producer), null, 1.0, null))) {
                hits.add(pace(crowd, 1 / slow.factor()));
            }
        }
        return hits;
    }

    private List<Hit> outage(Outage outage, Named incident) {
        List<Hit> hits = new ArrayList<>(
                staff.down(outage.victims(), incident.spec().inServiceOrDefault(), incident.singly(), false));
        if (outage.network() != null) {
            hits.addAll(network.outage(outage.network()));
        }
        hits.addAll(broker.outage(outage.victims(), incident.spec().inServiceOrDefault()));
        hits.addAll(silent(outage.producers(), false));
        return hits;
    }

    private List<Hit> crash(Crash crash, Named incident) {
        List<Hit> hits = new ArrayList<>(
                staff.down(crash.victims(), incident.spec().inServiceOrDefault(), incident.singly(), true));
        hits.addAll(broker.crash(crash, incident.spec().inServiceOrDefault()));
        hits.addAll(silent(crash.producers(), true));
        return hits;
    }

    /** @param crash whether they lose what they keep */
    private List<Hit> silent(List<String> producers, boolean crash) {
        List<Hit> hits = new ArrayList<>();
        for (String name : producers) {
            hits.add(Hit.of(name, now -> fallSilent(name, crash, now), now -> comeBack(name, now)));
        }
        return hits;
    }

    private void fallSilent(String name, boolean crash, long now) {
        if (silence != null) {
            silence.change(name, 1);
        }
        if (keeping != null && crash) {
            keeping.crash(name, now);
        }
        if (keeping != null) {
            keeping.change(name, 1, now);
        }
    }

    private void comeBack(String name, long now) {
        if (silence != null) {
            silence.change(name, -1);
        }
        if (keeping != null) {
            keeping.change(name, -1, now);
        }
    }

    /** Clocks know what befalls them, so nothing begins or ends. */
    private List<Hit> clocks(ClockTrouble trouble) {
        Clocks clocks = parts.clocks;
        List<Hit> hits = new ArrayList<>();
        if (clocks != null) {
            clocks.processes().counts().keySet().stream()
                    .filter(owner -> clocks.isMeant(owner, trouble.of()))
                    .forEach(owner -> hits.add(new Hit("clock/" + owner, NOTHING)));
            trouble.of().stream()
                    .filter(owner -> !clocks.processes().whole(owner).equals(owner)) // one of several
                    .forEach(owner -> hits.add(new Hit("clock/" + owner, NOTHING)));
        }
        return hits;
    }

    /** Which messages are poison is decided by when and where they occurred, so nothing begins or ends. */
    private List<Hit> poison(Poison poison, Named incident) {
        long from = incident.spec().at();
        long until = incident.until();
        List<Hit> hits = new ArrayList<>();
        for (Stage stage : stages) {
            if (stage.service() != null && stage.takesTime() && poison.meets(stage.group())) {
                Draws draws = parts.streams.draws("incident/" + incident.name() + "/poison");
                stage.service()
                        .poison(message -> from <= message.occurredAt
                                && message.occurredAt < until
                                && isMeant(poison, message)
                                && (poison.share() >= 1
                                        || draws.of(message.identity, 0).nextDouble() < poison.share()));
                hits.add(new Hit(stage.name(), NOTHING));
            }
        }
        return hits;
    }

    private boolean isMeant(Poison poison, Message message) {
        if (!poison.events().isEmpty() && !poison.events().contains(message.kind.name())) {
            return false;
        }
        String name = message.origin.name();
        String place = scenario.placeOf(name);
        return poison.producers().isEmpty()
                || poison.producers().contains(name)
                || place != null && poison.producers().contains(place);
    }

    /** Of what is touched without anything that begins or ends. */
    static final Fault NOTHING = new Fault() {
        @Override
        public void begin(long now) {}

        @Override
        public void end(long now) {}
    };
}
