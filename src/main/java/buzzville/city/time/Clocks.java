package buzzville.city.time;

import buzzville.city.time.ProcessClock.Blow;
import buzzville.clock.Answers;
import buzzville.clock.Ntp;
import buzzville.clock.Oscillator;
import buzzville.clock.PhysicalClock;
import buzzville.fault.Spell;
import buzzville.message.Message;
import buzzville.random.NormalSampler;
import buzzville.random.Streams;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Processes;
import buzzville.scenario.Scenario;
import buzzville.scenario.clock.ClocksSpec;
import buzzville.scenario.clock.ServerSpec;
import buzzville.scenario.incident.ClockTrouble;
import buzzville.wire.Timekeeper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * Everybody's physical clock, made when somebody first looks at it.
 *
 * <p>All that is drawn for a clock is drawn from streams of its own name, so that one process more changes nobody else's clock.
 */
public final class Clocks implements Timekeeper {
    /** How many clocks a chart has room for. */
    private static final int CHARTED = 8;

    private final Scenario scenario;
    private final ClocksSpec spec;
    private final Streams streams;
    private final Processes processes;
    private final Settings settings;
    private final Map<String, ProcessClock> clocks = new HashMap<>();
    private final Map<String, Server> servers = new HashMap<>();
    private final Map<String, List<Spell>> spells = new LinkedHashMap<>();
    private @Nullable Network network;

    /** The clocks of a city, with what befalls them and the network at given times. */
    public Clocks(Scenario scenario, ClocksSpec spec, Streams streams) {
        this.scenario = scenario;
        this.spec = spec;
        this.streams = streams;
        this.processes = new Processes(scenario);
        this.settings = new Settings(spec, streams);
        scenario.incidents().forEach((name, incident) -> {
            if (incident.isSteady()) {
                spells.put(name, List.of(new Spell("", incident.at(), incident.until(scenario.duration()))));
            }
        });
    }

    /** Says when incidents are on that come at random, by name, before anybody looks at a clock. */
    public void foresee(Map<String, List<Spell>> random) {
        if (network != null) {
            throw new IllegalStateException("somebody has read a clock before it was known what befalls the network");
        }
        spells.putAll(random);
    }

    /** What is said of the clocks. */
    public ClocksSpec spec() {
        return spec;
    }

    /** Who has clocks. */
    public Processes processes() {
        return processes;
    }

    /** What the clock of a process shows at a true time, nanoseconds. */
    public long read(String process, long now) {
        return of(process).read(now);
    }

    /** How wrong that may be as far as the process knows, nanoseconds. */
    public long bound(String process, long now) {
        return of(process).bound(now);
    }

    @Override
    public long local(Message message, long at) {
        return read(processes.name(message.origin.name(), message.instance), at);
    }

    /** Whether all clocks are right whatever happens. */
    public boolean areRight() {
        return spec.saysNothing()
                && scenario.incidents().values().stream().allMatch(incident -> incident.clock() == null);
    }

    /** The clock of a process, by a name of {@link Processes}. */
    public ProcessClock of(String process) {
        ProcessClock known = clocks.get(process);
        if (known == null) {
            known = make(Party.of(process, processes, scenario));
            clocks.put(process, known);
        }
        return known;
    }

    /** Whether an incident that names these owners befalls the clock of a process. */
    public boolean isMeant(String process, List<String> owners) {
        return Party.of(process, processes, scenario).isMeant(owners);
    }

    /**
     * How wrong clocks were, at the ends of the buckets of series: those of the processes that are logged by name, else those of whom
     * the scenario says something, else the first eight.
     */
    public List<ClockSeries> series(long end) {
        Set<Long> instants = new TreeSet<>();
        for (long at = 0; at < end; at += scenario.seriesBucket()) {
            instants.add(at);
        }
        instants.add(end);
        List<ClockSeries> all = new ArrayList<>();
        for (String process : charted()) {
            ProcessClock clock = of(process);
            List<ClockSeries.Point> points = instants.stream()
                    .map(at -> new ClockSeries.Point(at, clock.error(at), clock.bound(at)))
                    .toList();
            all.add(new ClockSeries(process, clock.steps(end), clock.backwardSteps(end), points));
        }
        return all;
    }

    /** What answers every clock has got that somebody has looked at and that asks for the time, by name in alphabetical order. */
    public SortedMap<String, Answers> answers(long end) {
        SortedMap<String, Answers> all = new TreeMap<>();
        clocks.forEach((process, clock) -> {
            if (settings.ntp(Party.of(process, processes, scenario)) != null) {
                all.put(process, clock.answers(end));
            }
        });
        return all;
    }

    private List<String> charted() {
        List<String> logged = spec.log().processes();
        List<String> named = logged != null
                ? logged
                : spec.of().isEmpty()
                        ? List.copyOf(processes.counts().keySet())
                        : List.copyOf(spec.of().keySet());
        List<String> chosen = new ArrayList<>();
        for (String name : named) {
            int count = processes.counts().getOrDefault(name, 1);
            for (int i = 0; i < count && chosen.size() < CHARTED; i++) {
                chosen.add(processes.name(name, i));
            }
        }
        return chosen.stream().distinct().toList();
    }

    private ProcessClock make(Party party) {
        Ntp ntp = settings.ntp(party);
        List<Line> lines = new ArrayList<>();
        if (ntp != null) {
            settings.asked(party).forEach(server -> lines.add(line(party, server)));
        }
        UniformRandomProvider wander = streams.named("clock/" + party.name() + "/wander");
        PhysicalClock clock = new PhysicalClock(
                settings.oscillator(party),
                () -> NormalSampler.standard(wander),
                ntp,
                lines,
                ntp == null ? 0 : first(party.name(), ntp));
        return new ProcessClock(clock, blows(party, clock));
    }

    /** When a clock asks for the first time: anywhere in the time between two questions. */
    private long first(String process, Ntp ntp) {
        return (long) (streams.named("clock/" + process + "/first").nextDouble() * ntp.poll());
    }

    private Line line(Party client, String server) {
        String name = "clock/" + client.name() + "/" + server;
        return new Line(name, client, server(server), network(), now -> isSilent(client, now), streams);
    }

    private Server server(String name) {
        Server known = servers.get(name);
        if (known == null) {
            known = server(
                    name, settings.servers().getOrDefault(name, new ServerSpec(null, 0, 0, null, null, null, 0)));
            servers.put(name, known);
        }
        return known;
    }

    private Server server(String name, ServerSpec server) {
        Oscillator oscillator = new Oscillator(server.offset(), server.drift(), 0, 1, Math.abs(server.offset()));
        Party itself = new Party("server/" + name, "", "", Party.Kind.BROKER, "");
        List<Line> lines = server.asks() == null ? List.of() : List.of(line(itself, server.asks()));
        Ntp rules = server.asks() == null ? null : settings.ntpOfServers();
        return new Server(server, new PhysicalClock(oscillator, () -> 0, rules, lines, 0));
    }

    private Network network() {
        if (network == null) {
            network = new Network(scenario, spells);
        }
        return network;
    }

    /** Whether no server answers a process. */
    private boolean isSilent(Party party, long now) {
        for (Map.Entry<String, IncidentSpec> incident : scenario.incidents().entrySet()) {
            ClockTrouble trouble = incident.getValue().clock();
            if (trouble != null
                    && trouble.ntp() != null
                    && party.isMeant(trouble.of())
                    && spells.getOrDefault(incident.getKey(), List.of()).stream()
                            .anyMatch(spell -> spell.from() <= now && now < spell.until())) {
                return true;
            }
        }
        return false;
    }

    private List<Blow> blows(Party party, PhysicalClock clock) {
        List<Blow> blows = new ArrayList<>();
        scenario.incidents().forEach((name, incident) -> {
            ClockTrouble trouble = incident.clock();
            if (trouble != null && party.isMeant(trouble.of())) {
                spells.getOrDefault(name, List.of()).forEach(spell -> blows(trouble, spell, clock, blows));
            }
        });
        blows.sort(Comparator.comparingLong(Blow::at)); // stable: in file order at one instant
        return blows;
    }

    private static void blows(ClockTrouble trouble, Spell spell, PhysicalClock clock, List<Blow> blows) {
        if (trouble.step() != null) {
            long step = trouble.step();
            blows.add(new Blow(spell.from(), at -> clock.jump(step, at)));
        } else if (trouble.drift() != null) {
            double drift = trouble.drift();
            blows.add(new Blow(spell.from(), at -> clock.drift(drift, at)));
            blows.add(new Blow(spell.until(), at -> clock.drift(-drift, at)));
        }
    }
}
