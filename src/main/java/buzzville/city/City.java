package buzzville.city;

import buzzville.broker.Broker;
import buzzville.broker.backpressure.Throttle;
import buzzville.causality.log.EventLog;
import buzzville.city.clock.Stamping;
import buzzville.city.recovery.RecoveryWatch;
import buzzville.city.time.Clocks;
import buzzville.clock.Answers;
import buzzville.clock.Worst;
import buzzville.consumer.Workers;
import buzzville.kernel.Simulation;
import buzzville.message.BothRecorders;
import buzzville.message.Ledger;
import buzzville.message.Recorder;
import buzzville.metric.Level;
import buzzville.metric.SourceTally;
import buzzville.metric.TurnTally;
import buzzville.producer.Census;
import buzzville.scenario.Scenario;
import buzzville.wire.Timekeeper;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The wired city of one run: ready, running or finished. */
public final class City {
    /** How many times the duration a drain may last beyond it, before it is given up with messages in flight. */
    private static final int LONGEST_DRAIN = 10;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Wiring wiring;
    private final Trail trail;
    /** Hears of messages for the sake of stamps; null where there are none. */
    private final @Nullable Recorder stamps;

    private @Nullable AgeWatch ages;
    private @Nullable SourceWatch sources;
    private boolean finished;

    City(Wiring wiring) {
        this.wiring = wiring;
        this.trail = new Trail(wiring.scenario().duration());
        Stamping stamping = wiring.parts().stamping;
        this.stamps = stamping == null ? null : stamping.recorder();
        if (stamping != null && stamps != null) {
            stamping.watch(wiring.simulation()::now);
            RecoveryWatch recovery = wiring.recovery();
            wiring.ledger().record(recovery == null ? stamps : both(stamps, recovery));
        }
    }

    /**
     * Everything that a city consists of.
     *
     * @param stages services' instances in file order, then the broker's partitions
     * @param threads the broker's pools of threads, one for each partition or one for all
     * @param judge who knows the objectives
     * @param watched levels that were opened for objectives
     * @param crossings traffic lights and who has to do with them
     * @param sources everybody who talks
     * @param delivery how what they say gets to the services
     * @param ordering what it takes to deliver in order
     * @param throttle backpressure between them and the broker; null where there is none
     * @param recovery who sees how the city recovers; null where nothing lasting goes wrong
     */
    record Wiring(
            Scenario scenario,
            String strategy,
            long replication,
            Simulation simulation,
            Parts parts,
            Ledger ledger,
            Broker broker,
            List<Stage> stages,
            List<Workers> threads,
            Map<String, SourceTally> producers,
            Map<String, IncidentSummary> incidents,
            Census census,
            Judge judge,
            List<Level> watched,
            Crossings crossings,
            Sources sources,
            Delivery delivery,
            Ordering ordering,
            @Nullable Throttle throttle,
            @Nullable RecoveryWatch recovery) {
        /** What happened by itself so far: messages without a cause, but a happening once, whoever reported it or not. */
        long occurrences() {
            long uncaused = ledger.messages() - ledger.effects();
            return uncaused - sources.noticed().reports() + sources.noticed().happenings();
        }
    }

    /** Lets somebody see every message; before anything runs. */
    public void record(Recorder recorder) {
        Recorder more = both(ages, both(sources, recorder));
        wiring.ledger().record(both(stamps, both(wiring.recovery(), more)));
    }

    private static Recorder both(@Nullable Recorder first, Recorder second) {
        return first == null ? second : new BothRecorders(first, second);
    }

    /**
     * The log of what happened so far, stamped.
     *
     * @param name of the scenario
     * @param version of Buzz Ville
     * @throws IllegalStateException if nobody stamps in this city
     */
    public EventLog eventLog(String name, String version) {
        Stamping stamping = wiring.parts().stamping;
        if (stamping == null) {
            throw new IllegalStateException("nothing is stamped in this city");
        }
        Scenario scenario = wiring.scenario();
        Instant start = scenario.startOrUsual();
        return stamping.log(new EventLog.Source(
                name,
                wiring.strategy(),
                scenario.seed(),
                wiring.replication(),
                Math.addExact(Math.multiplyExact(start.getEpochSecond(), NANOS_PER_SECOND), start.getNano()),
                version,
                scenario.zoneOrUsual()));
    }

    /** How many messages are held back now for the sake of order, by service or instance; of those that keep one. */
    public Map<String, Integer> heldBack() {
        Map<String, Integer> held = new LinkedHashMap<>();
        for (Stage stage : wiring.stages()) {
            TurnTally turns = stage.account().turns();
            if (stage.service() != null && turns != null) {
                held.put(stage.name(), turns.holding());
            }
        }
        return held;
    }

    /** How wrong the answers were that clocks have got so far which ask for the time, by process. */
    public SortedMap<String, Answers> answers() {
        Clocks clocks = wiring.parts().clocks;
        return clocks == null ? new TreeMap<>() : clocks.answers(simulation().now());
    }

    /**
     * Notes for series how old the oldest message of each service is that is not done, and who says how much in which zone;
     * before anything runs, and before somebody else {@linkplain #record sees} every message.
     */
    public void watchSeries() {
        AgeWatch watch = new AgeWatch(wiring.parts().span);
        SourceWatch senders = new SourceWatch(
                wiring.parts().span, List.copyOf(wiring.scenario().zones().keySet()));
        record(new BothRecorders(watch, senders));
        ages = watch;
        sources = senders;
    }

    /** By how much the clocks of some processes were wrong at most until now; of those that have one. */
    public Map<String, Worst> worstClocks(Collection<String> names) {
        Map<String, Worst> worst = new LinkedHashMap<>();
        Clocks clocks = wiring.parts().clocks;
        if (clocks != null) {
            names.stream()
                    .filter(clocks.processes()::has)
                    .forEach(name ->
                            worst.put(name, clocks.of(name).worst(simulation().now())));
        }
        return worst;
    }

    /** What people's own clocks show; null if these are always right. */
    public @Nullable Timekeeper timekeeper() {
        Clocks clocks = wiring.parts().clocks;
        return clocks == null || clocks.areRight() ? null : clocks;
    }

    /** The kernel: its clock and its count of events, for progress, and how to stop it. */
    public Simulation simulation() {
        return wiring.simulation();
    }

    /** What is planned to go wrong, by name of the incident in file order; of groups, their faults. */
    public Map<String, IncidentSummary> incidents() {
        return wiring.incidents();
    }

    /** Runs every event before {@code bound}, or before the end if that is earlier. */
    public void runUntil(long bound) {
        advance(Math.min(bound, wiring.scenario().duration()));
    }

    /** Runs on, and notes the state of the kernel at each checkpoint on the way. */
    private void advance(long bound) {
        Simulation simulation = wiring.simulation();
        while (trail.next() <= bound) {
            long next = trail.next();
            if (simulation.now() < next) {
                simulation.runUntil(next);
                if (simulation.now() < next) {
                    return; // somebody stopped it
                }
            }
            trail.mark(simulation);
        }
        simulation.runUntil(bound);
    }

    /** How many messages wait now: in lanes and before them, where backpressure holds them back, for another attempt. */
    public long waiting() {
        return new Waiting(wiring).count();
    }

    /** The same as it was counted all the time; only where an incident lasts. */
    long backlog() {
        RecoveryWatch recovery = wiring.recovery();
        if (recovery == null) {
            throw new IllegalStateException("nothing goes wrong in this city, so nobody counts who waits");
        }
        return recovery.backlog();
    }

    /**
     * Runs to the end of the scenario and hands back what happened.
     *
     * @throws buzzville.kernel.InvariantException if a ledger does not close or Little's law does not hold
     */
    public Run finish() {
        if (finished) {
            throw new IllegalStateException("a city runs once");
        }
        finished = true;
        Scenario scenario = wiring.scenario();
        Simulation simulation = wiring.simulation();
        advance(scenario.duration());
        if (scenario.drain()) {
            long limit = scenario.duration() * (LONGEST_DRAIN + 1L);
            while (simulation.nextEventTime() < limit) {
                simulation.runUntil(simulation.nextEventTime() + 1);
            }
        }
        trail.end(simulation);
        if (ages != null) {
            wiring.sources().forEachPending(ages::unnoticed);
        }
        new Closing(wiring).close(simulation.now());
        return new Summing(wiring, ages, sources, simulation.now()).run(trail);
    }
}
