package buzzville.city;

import buzzville.broker.Broker;
import buzzville.broker.Journal;
import buzzville.broker.Lanes;
import buzzville.broker.Machines;
import buzzville.consumer.InService;
import buzzville.consumer.WorkerRules;
import buzzville.consumer.Workers;
import buzzville.random.Draws;
import buzzville.random.Sampler;
import buzzville.scenario.BrokerSpec;
import buzzville.scenario.incident.Crash;
import buzzville.scenario.incident.DiskTrouble;
import buzzville.scenario.incident.NetworkTrouble;
import buzzville.scenario.incident.Victims;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What goes wrong at the broker: all of it, one of its partitions, one of its machines, its disks. */
final class BrokerFaults {
    private static final String NAME = "broker";

    private final Parts parts;
    private final Broker broker;
    private final List<Workers> threads;
    private final PartitionWork work;
    private final Map<Workers, Slownesses> slowPools = new HashMap<>();
    private final Map<Integer, Slownesses> slowPartitions = new HashMap<>();

    BrokerFaults(Parts parts, Broker broker, List<Workers> threads, PartitionWork work) {
        this.parts = parts;
        this.broker = broker;
        this.threads = threads;
        this.work = work;
    }

    /** Its threads and its dispatching stop, or those of some partitions. */
    List<Hit> outage(Victims victims, InService inService) {
        List<Hit> hits = new ArrayList<>();
        if (victims.broker()) {
            hits.add(Hit.of(NAME, now -> broker.pause(), broker::resume));
            threads.forEach(pool -> hits.add(Hit.of(
                    NAME,
                    now -> pool.goDown(0, WorkerRules.UNLIMITED, inService, now),
                    now -> pool.comeUp(0, WorkerRules.UNLIMITED, now))));
        }
        for (int partition : numbers(victims.partitions())) {
            hits.add(pause(partition, inService));
        }
        return hits;
    }

    /** Threads that all partitions share finish what they have in hand, and take nothing more from this one. */
    private Hit pause(int partition, InService inService) {
        Lanes lanes = broker.partitions().get(partition).lanes();
        boolean shared = parts.scenario.broker().threadsOf() == BrokerSpec.ThreadsOf.BROKER;
        Workers own = shared ? null : threads.get(partition);
        return Hit.of(
                name(partition),
                now -> {
                    lanes.close();
                    if (own != null) {
                        own.goDown(0, WorkerRules.UNLIMITED, inService, now);
                    }
                },
                now -> {
                    if (own != null) {
                        own.comeUp(0, WorkerRules.UNLIMITED, now);
                    }
                    lanes.open(now);
                });
    }

    /** Work of its threads takes longer, or that for some partitions. */
    List<Hit> slow(Victims victims, double factor) {
        List<Hit> hits = new ArrayList<>();
        for (Workers pool : victims.broker() ? threads : List.<Workers>of()) {
            Slownesses all = slowPools.computeIfAbsent(pool, fresh -> new Slownesses(pool.slowness()::all));
            hits.add(Hit.of(NAME, now -> all.add(factor), now -> all.remove(factor)));
        }
        for (int partition : numbers(victims.partitions())) {
            Slownesses all = slowPartitions.computeIfAbsent(
                    partition, fresh -> new Slownesses(product -> work.slowBy(partition, product)));
            hits.add(Hit.of(name(partition), now -> all.add(factor), now -> all.remove(factor)));
        }
        return hits;
    }

    /** It loses what it has in memory. */
    List<Hit> crash(Crash crash, InService inService) {
        List<Hit> hits = new ArrayList<>();
        boolean host = crash.of() == Crash.Of.HOST;
        if (crash.isOfBroker()) {
            hits.add(crashOfAll(host, inService));
        }
        for (int partition : numbers(crash.partitions())) {
            hits.add(crashOfPartition(partition, host, inService));
        }
        for (int node : crash.nodes()) {
            hits.add(crashOfNode(node, host, inService));
        }
        return hits;
    }

    private Hit crashOfAll(boolean host, InService inService) {
        return Hit.of(
                NAME,
                now -> {
                    broker.pause();
                    threads.forEach(pool -> pool.goDown(0, WorkerRules.UNLIMITED, inService, now));
                    broker.crash(host, now);
                },
                now -> {
                    broker.restart(now);
                    threads.forEach(pool -> pool.comeUp(0, WorkerRules.UNLIMITED, now));
                    broker.resume(now);
                });
    }

    /** The replica that leads a partition when it begins; another may lead before it ends. */
    private Hit crashOfPartition(int partition, boolean host, InService inService) {
        Journal journal = journal();
        int[] node = new int[1];
        return Hit.of(
                name(partition),
                now -> {
                    node[0] = journal.machines().leader(partition);
                    crash((p, n) -> p == partition && n == node[0], host, inService, now);
                },
                now -> journal.machines().restart((p, n) -> p == partition && n == node[0], now));
    }

    private Hit crashOfNode(int node, boolean host, InService inService) {
        return Hit.of(
                NAME + " node " + node,
                now -> crash((p, n) -> n == node, host, inService, now),
                now -> journal().machines().restart((p, n) -> n == node, now));
    }

    /** What its own threads have in hand goes back to lanes that are closed then; whoever leads next has threads too. */
    private void crash(BiPredicate<Integer, Integer> which, boolean host, InService inService, long now) {
        boolean shared = parts.scenario.broker().threadsOf() == BrokerSpec.ThreadsOf.BROKER;
        List<Workers> stopped = new ArrayList<>();
        for (int partition = 0; partition < broker.partitions().size() && !shared; partition++) {
            if (which.test(partition, journal().machines().leader(partition))) {
                stopped.add(threads.get(partition));
            }
        }
        stopped.forEach(pool -> pool.goDown(0, WorkerRules.UNLIMITED, inService, now));
        journal().machines().crash(which, host, now);
        stopped.forEach(pool -> pool.comeUp(0, WorkerRules.UNLIMITED, now));
    }

    /** The journal's disks are slow or stand still; only who waits for a flush notices. */
    List<Hit> disk(DiskTrouble trouble) {
        Journal journal = journal();
        List<Integer> numbers = numbers(trouble.partitions());
        BiPredicate<Integer, Integer> which = (partition, node) -> (numbers.isEmpty() || numbers.contains(partition))
                && (trouble.nodes().isEmpty() || trouble.nodes().contains(node));
        Double factor = trouble.factor();
        return List.of(
                factor == null
                        ? Hit.of(
                                "journal",
                                now -> journal.machines().disks(which, log -> log::stall, now),
                                now -> journal.machines().disks(which, log -> log::goOn, now))
                        : Hit.of(
                                "journal",
                                now -> journal.machines()
                                        .disks(which, log -> (node, at) -> log.slowBy(node, factor), now),
                                now -> journal.machines()
                                        .disks(which, log -> (node, at) -> log.slowBy(node, 1 / factor), now)));
    }

    /** What its machines copy from each other takes longer, or nothing gets through. */
    List<Hit> links(String incident, NetworkTrouble trouble) {
        Machines machines = journal().machines();
        int nodes = journal().rules().replicas();
        Sampler latency = Parts.sampler(trouble.latency());
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            for (int j = i + 1; j < nodes; j++) {
                if (trouble.isBetween(i, j)) {
                    hits.add(link(machines, i, j, trouble.partition() ? null : latency, incident));
                }
            }
        }
        return hits;
    }

    private Hit link(Machines machines, int one, int other, @Nullable Sampler latency, String incident) {
        String name = NAME + " nodes " + one + " and " + other;
        if (latency == null) {
            return Hit.of(name, now -> machines.cut(one, other, now), now -> machines.mend(one, other, now));
        }
        Draws draws = parts.streams.draws("incident/" + incident + "/" + name);
        return Hit.of(
                name,
                now -> machines.links().slow(one, other, latency, draws),
                now -> machines.links().quicken(one, other, draws));
    }

    private Journal journal() {
        if (broker.journal() == null) {
            throw new IllegalStateException("the broker has no journal");
        }
        return broker.journal();
    }

    private List<Integer> numbers(List<String> partitions) {
        return partitions.stream().map(parts.scenario::partition).toList();
    }

    private static String name(int partition) {
        return NAME + "[" + partition + "]";
    }
}
