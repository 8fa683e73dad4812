package buzzville.city;

import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Content;
import buzzville.message.EventKind;
import buzzville.message.Message;
import buzzville.message.Publisher;
import buzzville.metric.SourceTally;
import buzzville.producer.Calendar;
import buzzville.producer.Census;
import buzzville.producer.Crowd;
import buzzville.producer.CrowdProcess;
import buzzville.producer.Cycle;
import buzzville.producer.Detection;
import buzzville.producer.Every;
import buzzville.producer.Noticed;
import buzzville.producer.Player;
import buzzville.producer.Poisson;
import buzzville.producer.ProducerRules;
import buzzville.producer.RateProfile;
import buzzville.producer.Script;
import buzzville.producer.Trace;
import buzzville.producer.WitnessRules;
import buzzville.random.Identity;
import buzzville.random.Mix;
import buzzville.scenario.PayloadFields;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Recordings;
import buzzville.scenario.Scenario;
import buzzville.scenario.incident.Emit;
import buzzville.scenario.incident.Send;
import buzzville.scenario.incident.Surge;
import buzzville.wire.Given;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everybody who talks: a crowd for each producer and zone, a player for each recording. */
final class Sources {
    private static final int INSTANCE_BITS = 24;

    private final Scenario scenario;
    private final Parts parts;
    private final Simulation simulation;
    private final Publisher publisher;
    private final Census census;
    private final Map<String, SourceTally> tallies;
    private final Crossings crossings;
    private final List<Crowd> crowds = new ArrayList<>();
    /** Null where nobody notices what others bring about. */
    private final @Nullable Detection detection;

    private final Noticed noticed = new Noticed();

    Sources(
            Scenario scenario,
            Parts parts,
            Simulation simulation,
            Publisher publisher,
            Census census,
            Map<String, SourceTally> tallies,
            Crossings crossings) {
        this.scenario = scenario;
        this.parts = parts;
        this.simulation = simulation;
        this.publisher = publisher;
        this.census = census;
        this.tallies = tallies;
        this.crossings = crossings;
        boolean witnessed = scenario.producers().values().stream()
                .anyMatch(producer -> !producer.witnesses().isEmpty());
        this.detection = witnessed ? new Detection(simulation, publisher) : null;
    }

    /** Makes everybody and lets them plan their first arrival. */
    void start() {
        int place = 0;
        for (Map.Entry<String, ProducerSpec> producer : scenario.producers().entrySet()) {
            start(producer.getKey(), producer.getValue(), place++);
        }
    }

    /** A player for what an incident makes happen. */
    void emit(String incident, long at, Emit emit) {
        EventKind kind = parts.kind(emit.event());
        String where = Recordings.zoneOf(emit, scenario);
        int zone = !where.isEmpty() ? parts.zone(where) : parts.zones.isEmpty() ? -1 : 0;
        String key = emit.key() == null ? "" : emit.key();
        Given given = emit.payload() == null ? null : Given.fields(PayloadFields.of(emit.payload()));
        String name = "incident/" + incident;
        // several messages of one incident number report the same, as in a recording
        long reported = given == null || given.incident() == null ? 0 : Identity.occurrence(Mix.hash(name), 0, 0);
        List<Player.Happening> happenings = new ArrayList<>();
        for (int i = 0; i < emit.count(); i++) {
            happenings.add(new Player.Happening(at, kind, zone, key, 0, reported, given));
        }
        new Player(
                simulation,
                name,
                Mix.hash(name),
                Rank.INCIDENT_START,
                Player.BY_TURN,
                happenings,
                publisher,
                parts.keys,
                census,
                new SourceTally(parts.span),
                List.of(),
                null);
    }

    /** A message exactly when an incident wants it. */
    void send(String incident, long at, Send send) {
        String producer = Objects.requireNonNull(scenario.placeOf(send.from()));
        SourceTally place = tally(producer);
        boolean witness = !producer.equals(send.from());
        List<String> zones =
                Objects.requireNonNull(scenario.producers().get(producer)).zones();
        int home = zones != null ? parts.zone(zones.get(0)) : parts.zones.isEmpty() ? -1 : 0;
        int zone = send.zone() != null ? parts.zone(send.zone()) : home;
        String name = "incident/" + incident;
        new Script(
                simulation,
                name,
                Mix.hash(name),
                send.from(),
                witness ? place.openWitness(send.from()) : place,
                witness ? place : null,
                new Player.Happening(at, parts.kind(send.event()), zone, "", 0, 0, null),
                send.arrives(),
                publisher,
                parts.keys,
                census);
    }

    /** Visits what has happened and is not published yet. */
    void forEachPending(Consumer<? super Message> visitor) {
        if (detection != null) {
            detection.forEachPending(visitor);
        }
    }

    /** What there was to notice, and what was noticed. */
    Noticed noticed() {
        return noticed;
    }

    private SourceTally tally(String producer) {
        return tallies.computeIfAbsent(producer, name -> new SourceTally(parts.span));
    }

    private List<WitnessRules> witnesses(String producer, ProducerSpec spec) {
        List<WitnessRules> rules = new ArrayList<>();
        spec.witnesses().forEach((name, witness) -> {
            String purpose = "producer/" + producer + "/witness/" + name;
            rules.add(new WitnessRules(
                    name,
                    Mix.hash(name),
                    witness.probability(),
                    parts.streams.draws(purpose + "/notices"),
                    Parts.sampler(witness.after()),
                    parts.streams.draws(purpose + "/after"),
                    tally(producer).openWitness(name),
                    noticed));
        });
        return rules;
    }

    /** The crowds that a surge is about. */
    List<Crowd> crowds(Surge surge) {
        List<Crowd> meant = new ArrayList<>();
        for (Crowd crowd : crowds) {
            boolean named = surge.producers() == null || surge.producers().contains(crowd.name());
            String zone = parts.keys.zone(crowd.rules().zone());
            boolean there = surge.zones() == null || surge.zones().contains(zone);
            if (named && there && crowd.rules().arrivals().movable()) {
                meant.add(crowd);
            }
        }
        return meant;
    }

    /** How many times as fast a crowd becomes by a surge. */
    static double factor(Surge surge, Crowd crowd) {
        if (surge.factor() != null) {
            return surge.factor();
        }
        Long every = surge.every();
        return every != null && crowd.rules().arrivals() instanceof Every old ? old.period() / (double) every : 1;
    }

    private void start(String name, ProducerSpec spec, int place) {
        if (spec.arrivals() instanceof Cycle) {
            tallies.put(name, crossings.begin(name));
            return;
        }
        SourceTally tally = tally(name);
        List<WitnessRules> witnesses = witnesses(name, spec);
        long until = spec.until() == null ? scenario.duration() : Math.min(spec.until(), scenario.duration());
        if (spec.arrivals() instanceof Trace recording) {
            play(name, spec, recording, place, until, tally, witnesses);
            return;
        }
        Calendar calendar = scenario.calendar();
        List<String> zones = spec.zones() != null ? spec.zones() : List.copyOf(parts.zones.keySet());
        int groups = Math.max(1, zones.size());
        for (int group = 0; group < groups && group < spec.count(); group++) {
            int zone = zones.isEmpty() ? -1 : parts.zone(zones.get(group));
            int members = (spec.count() - group + groups - 1) / groups;
            ProducerRules rules = new ProducerRules(
                    name,
                    place,
                    Mix.hash(name),
                    zone,
                    members,
                    group,
                    groups,
                    spec.emits().weights().keySet().stream().map(parts::kind).toList(),
                    cumulative(spec.emits().weights()),
                    atPeak(spec),
                    Parts.sampler(spec.batch()),
                    profile(spec.profile()),
                    spec.from(),
                    until,
                    scenario.paceOf(spec),
                    parts.faulty(),
                    calendar == null ? null : calendar.after(spec.from()));
            crowds.add(new Crowd(
                    simulation, rules, publisher, parts.keys, census, parts.streams, tally, witnesses, detection));
        }
    }

    private void play(
            String name,
            ProducerSpec spec,
            Trace recording,
            int place,
            long until,
            SourceTally tally,
            List<WitnessRules> witnesses) {
        String usual = spec.emits().weights().keySet().iterator().next();
        int home = spec.zones() != null ? parts.zone(spec.zones().get(0)) : parts.zones.isEmpty() ? -1 : 0;
        List<Player.Happening> happenings = new ArrayList<>();
        Map<String, Long> incidents = new HashMap<>();
        for (Trace.Row row : Recordings.rows(recording, scenario)) {
            long at = spec.from() + Recordings.under(scenario.load(), row.at());
            if (at < until) {
                EventKind kind = parts.kind(row.event().isEmpty() ? usual : row.event());
                int zone = row.zone().isEmpty() ? home : parts.zone(row.zone());
                Content content = row.message() == null ? null : Given.recorded(row.message());
                happenings.add(new Player.Happening(
                        at,
                        kind,
                        zone,
                        row.key(),
                        Recordings.identity(row.message()),
                        Recordings.incident(row.message(), incidents),
                        content));
            }
        }
        new Player(
                simulation,
                name,
                Mix.hash(name),
                Rank.ARRIVAL,
                (long) place << INSTANCE_BITS,
                happenings,
                publisher,
                parts.keys,
                census,
                tally,
                witnesses,
                detection);
    }

    private @Nullable RateProfile profile(@Nullable RateProfile profile) {
        Calendar calendar = scenario.calendar();
        return profile == null || calendar == null ? profile : profile.in(calendar);
    }

    /** Thinning begins with arrivals at the highest rate that ever comes. */
    private static CrowdProcess atPeak(ProducerSpec spec) {
        return spec.profile() != null && spec.arrivals() instanceof Poisson poisson
                ? new Poisson(poisson.rate() * spec.profile().peak())
                : (CrowdProcess) spec.arrivals();
    }

    private static List<Double> cumulative(Map<String, Double> weights) {
        double whole =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        List<Double> cumulative = new ArrayList<>();
        double sum = 0;
        for (double weight : weights.values()) {
            sum += weight / whole;
            cumulative.add(sum);
        }
        cumulative.set(cumulative.size() - 1, 1.0);
        return cumulative;
    }
}
