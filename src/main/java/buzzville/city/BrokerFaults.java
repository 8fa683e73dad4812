package buzzville.city;

import buzzville.broker.Broker;
import buzzville.broker.Lanes;
import buzzville.consumer.InService;
import buzzville.consumer.WorkerRules;
import buzzville.consumer.Workers;
import buzzville.scenario.BrokerSpec;
import buzzville.scenario.incident.Crash;
import buzzville.scenario.incident.DiskTrouble;
import buzzville.scenario.incident.Victims;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
            Slownesses all = slowPools.computeIfAbsent(
                    pool, fresh -> new Slownesses(pool.slowness()::all));
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
        if (crash.isOfBroker()) {
            hits.add(crash.of() == Crash.Of.HOST ? crashOfHost(inService) : crashOfProcess(inService));
        }
        for (int partition : numbers(crash.partitions())) {
            hits.add(crashOfPartition(partition, crash.of(), inService));
        }
        for (int node : crash.nodes()) {
            hits.add(crashOfNode(node, crash.of(), inService));
        }
        return hits;
    }

    private Hit crashOfProcess(InService inService) {
        return Hit.of(
                NAME,
                now -> {
                    broker.pause();
                    threads.forEach(pool -> pool.goDown(0, WorkerRules.UNLIMITED, inService, now));
                    broker.crash(now);
                },
                now -> {
                    broker.restart(now);
                    threads.forEach(pool -> pool.comeUp(0, WorkerRules.UNLIMITED, now));
                    broker.resume(now);
                });
    }

    /** All its machines lose what no disk has: for the journal to say what that is. */
    private Hit crashOfHost(InService inService) {
        throw withoutJournal("crash of its machines, in-service " + inService);
    }

    /** One partition loses what it has in memory: for the journal to say what comes back. */
    private Hit crashOfPartition(int partition, Crash.Of of, InService inService) {
        throw withoutJournal("crash of partition " + partition + ", " + of + ", in-service " + inService);
    }

    /** One machine goes down and with it what it leads: for the journal to say who leads instead. */
    private Hit crashOfNode(int node, Crash.Of of, InService inService) {
        throw withoutJournal("crash of node " + node + ", " + of + ", in-service " + inService);
    }

    /** The journal's disks are slow or stand still: for the journal to say who waits for them. */
    List<Hit> disk(DiskTrouble trouble) {
        throw withoutJournal("trouble of its disks, " + trouble);
    }

    private static IllegalStateException withoutJournal(String what) {
        return new IllegalStateException("the broker has no journal, so there is no " + what);
    }

    private List<Integer> numbers(List<String> partitions) {
        return partitions.stream().map(parts.scenario::partition).toList();
    }

    private static String name(int partition) {
        return NAME + "[" + partition + "]";
    }
}
