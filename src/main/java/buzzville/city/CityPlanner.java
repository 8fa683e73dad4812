package buzzville.city;

import buzzville.broker.Batches;
import buzzville.broker.Broker;
import buzzville.broker.Door;
import buzzville.broker.Guests;
import buzzville.broker.Homecoming;
import buzzville.broker.Journal;
import buzzville.broker.Lanes;
import buzzville.broker.Losses;
import buzzville.broker.Partition;
import buzzville.broker.Subscription;
import buzzville.broker.Twice;
import buzzville.broker.backpressure.Throttle;
import buzzville.city.clock.Stamping;
import buzzville.city.life.Lookout;
import buzzville.city.recovery.RecoveryWatch;
import buzzville.consumer.Consumption;
import buzzville.consumer.Service;
import buzzville.consumer.Supervisor;
import buzzville.consumer.WorkerRules;
import buzzville.consumer.Workers;
import buzzville.consumer.scaling.Autoscaling;
import buzzville.kernel.Simulation;
import buzzville.message.Account;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.message.Ledger;
import buzzville.message.Publisher;
import buzzville.message.Taker;
import buzzville.message.Work;
import buzzville.metric.Level;
import buzzville.metric.PolicyTally;
import buzzville.metric.SourceTally;
import buzzville.network.Hop;
import buzzville.producer.Census;
import buzzville.random.Distribution;
import buzzville.random.Streams;
import buzzville.scenario.BrokerSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the city of one run and wires it: the broker first, then those who listen, those who talk, and what will go wrong. */
public final class CityPlanner {
    private final Scenario scenario;
    private final String strategy;
    private final long replication;
    private final Simulation simulation;
    private final Parts parts;
    private final Census census = new Census();
    private final List<Stage> stages = new ArrayList<>();
    private final List<Workers> threads = new ArrayList<>();
    private final Map<String, SourceTally> producers = new LinkedHashMap<>();
    /** Ways to and from services. */
    private final List<Leg> legs = new ArrayList<>();

    private final List<Level> watched = new ArrayList<>();
    private final Changes changes;
    private @Nullable Journal journal;
    private PartitionWork partitionWork = new PartitionWork(List.of(), 0);

    private CityPlanner(
            Scenario scenario,
            String strategy,
            long seed,
            long replication,
            Lookout lookout,
            @Nullable Stamping stamping) {
        this.scenario = scenario;
        this.strategy = strategy;
        this.replication = replication;
        this.simulation = lookout.simulation();
        this.parts = new Parts(scenario, new Streams(seed, replication), lookout, stamping);
        this.changes = new Changes(parts);
    }

    /**
     * A city ready to run.
     *
     * @param scenario as understood under the strategy
     * @param strategy its name, for the results
     * @param replication counts the runs that differ in nothing but chance, from 0
     */
    public static City plan(Scenario scenario, String strategy, long replication) {
        return plan(scenario, strategy, replication, Lookout.NOBODY);
    }

    /**
     * A city ready to run, with somebody who stands between its parts.
     *
     * @param scenario as understood under the strategy
     * @param strategy its name, for the results
     * @param replication counts the runs that differ in nothing but chance, from 0
     * @param lookout who is shown every part while it is wired
     */
    public static City plan(Scenario scenario, String strategy, long replication, Lookout lookout) {
        return plan(scenario, strategy, replication, lookout, null);
    }

    /**
     * A city ready to run, of which every event is stamped.
     *
     * @param stamping of this run and no other; null if nothing is stamped
     */
    public static City plan(
            Scenario scenario, String strategy, long replication, Lookout lookout, @Nullable Stamping stamping) {
        return new CityPlanner(scenario, strategy, scenario.seed(), replication, lookout, stamping).plan();
    }

    private City plan() {
        List<Subscriber> subscribers = Subscriber.of(scenario, parts);
        Account brokerAccount = new Account("broker", -1, List.copyOf(parts.kinds.values()), parts.span);
        Ledger ledger = new Ledger(brokerAccount, Subscriber.routes(subscribers, parts), parts.span);
        parts.effects.forEach(ledger.wholes()::traceBack);
        Hop uplink = parts.ways.toBroker("network/to-broker");
        BrokerSpec spec = scenario.broker();
        int zones = parts.zones.size();
        Door door = new Door(parts.span);
        Broker broker = new Broker(simulation, ledger, uplink, spec.partitions().start(zones), door);
        if (spec.journal() != null) {
            journal = Durability.journal(spec.journal(), parts, simulation, broker, ledger);
            broker.keep(journal);
        }
        if (!spec.batching().isNone()) {
            int nodes = journal == null ? 1 : journal.rules().replicas();
            PolicyTally books = parts.policy("broker", "batching", (Record) spec.batching());
            broker.batch(new Batches(simulation, spec.batching(), nodes, books));
        }
        if (scenario.doubles()) {
            broker.expectDoubles();
        }
        Ordering ordering = new Ordering(scenario, parts, simulation, subscribers, ledger);
        Throttling throttling =
                Throttling.before(ordering.mark(broker), scenario, parts, simulation, ledger, producers);
        Throttle throttle = throttling == null ? null : throttling.throttle();
        Delivery delivery = new Delivery(scenario, parts, simulation, ledger, broker, uplink, subscribers);
        Publisher loud = ordering.beforeProducers(throttle == null ? ordering.mark(delivery.publisher()) : throttle);
        Silence silence = Silence.before(loud, scenario, ledger, producers);
        Publisher publisher = silence == null ? loud : silence;
        Crossings crossings = new Crossings(scenario, parts, simulation, publisher, census);
        List<Subscription> subscriptions = new ArrayList<>();
        Publisher effects = ordering.beforeServices(ordering.mark(delivery.effects()));
        for (Subscriber subscriber : subscribers) {
            subscriptions.add(service(subscriber, ledger, broker, crossings, delivery, ordering, effects));
        }
        List<Partition> partitions = partitions(spec, spec.partitions().count(zones), ledger, broker);
        broker.open(partitions, subscriptions);
        delivery.opened();
        ordering.open(broker, uplink, silence);
        if (subscribers.stream().anyMatch(subscriber -> subscriber.account().attendance() != null)) {
            broker.expect(new Guests(simulation, ledger, broker, subscriptions));
        }
        Judge judge = new Judge(
                scenario, parts, subscribers, stages, ledger, watched, crossings.summary(), ordering.committers());
        Sources sources = new Sources(scenario, parts, simulation, publisher, census, producers, crossings);
        sources.start();
        delivery.report(producers);
        ordering.report(producers);
        if (throttling != null) {
            throttling.watch(ledger, broker, stages);
            changes.throttling(throttling);
        }
        Map<String, IncidentSummary> planned = incidents(broker, uplink, delivery, sources, silence);
        if (parts.clocks != null) {
            parts.clocks.foresee(Recoveries.spells(planned));
            if (parts.stamping != null) {
                parts.stamping.read(parts.clocks::of);
            }
        }
        RecoveryWatch recovery = Recoveries.watch(
                Recoveries.windows(scenario, planned),
                judge.bounds(),
                ledger,
                broker,
                stages,
                delivery,
                ordering,
                throttle);
        return new City(new City.Wiring(
                scenario,
                strategy,
                replication,
                simulation,
                parts,
                ledger,
                broker,
                stages,
                threads,
                producers,
                planned,
                census,
                judge,
                watched,
                crossings,
                sources,
                delivery,
                ordering,
                throttle,
                recovery));
    }

    private Map<String, IncidentSummary> incidents(
            Broker broker, Hop uplink, Delivery delivery, Sources sources, @Nullable Silence silence) {
        List<Leg> all = new ArrayList<>();
        all.add(Leg.toBroker(uplink));
        all.addAll(delivery.homeward());
        all.addAll(legs);
        BrokerFaults faults = new BrokerFaults(parts, broker, threads, partitionWork);
        NetworkFaults network = new NetworkFaults(parts, simulation, all);
        return new Incidents(parts, simulation, stages, sources, faults, network, silence, delivery.keeping(), changes)
                .plan();
    }

    private Subscription service(
            Subscriber subscriber,
            Ledger ledger,
            Broker broker,
            Crossings crossings,
            Delivery delivery,
            Ordering ordering,
            Publisher effects) {
        String name = subscriber.account().name();
        ServiceSpec spec = subscriber.spec();
        String purpose = "service/" + name;
        Subscription subscription = new Subscription(
                subscriber.account(), ledger, losses -> lanes(purpose, name, purpose, subscriber.service(), losses));
        if (journal != null) {
            subscription.keep(journal);
        }
        Lanes lanes = subscription.lanes();
        StageEntrance entrance =
                new StageEntrance(subscriber.service(), name, parts.phases.stages(subscriber.service()), parts);
        guard(lanes, name, entrance, ledger, broker);
        ordering.hold(subscriber, subscription, broker);
        Resilience resilience = Resilience.of(subscriber, parts, simulation);
        Consumption consumption = Consuming.of(subscriber, subscription, journal, parts, simulation);
        Service service = new Service(
                simulation,
                name,
                subscriber.instance(),
                subscriber.key(),
                subscriber.rules(parts, crossings),
                ledger,
                effects,
                parts.keys,
                Consuming.departures(lanes, journal, consumption),
                crossings.reaction(subscriber),
                resilience == null ? null : resilience.attempts());
        Hop there = parts.ways.toService("network/to-services/" + name, subscriber.service());
        Hop back = parts.ways.toServiceLossless("network/from-services/" + name, subscriber.service());
        legs.add(new Leg(there, Leg.Kind.TO_SERVICE, subscriber.service(), name));
        delivery.add(subscriber, subscription, there, legs);
        legs.add(new Leg(back, Leg.Kind.ACKNOWLEDGEMENT, subscriber.service(), name));
        boolean timeless = spec.serviceTime() == null && spec.serviceTimes().isEmpty();
        WorkerRules rules = new WorkerRules(
                timeless ? WorkerRules.UNLIMITED : spec.workers(),
                spec.prefetch(),
                timeless,
                spec.acknowledge() == ServiceSpec.Acknowledge.ON_RECEIPT,
                spec.scaling() instanceof Autoscaling || parts.phases.changesCrew(subscriber.service()),
                parts.faulty(),
                !spec.order().isArrival(),
                StageBooks.ownership(spec.stage()),
                consumption == null ? null : consumption.group(),
                timeless || spec.workers() == WorkerRules.UNLIMITED ? null : StageBooks.polling(spec.fetch(), lanes),
                delivery.fromLanes(there),
                delivery.fromLanes(back));
        StageBooks books = new StageBooks(lanes, name, parts.phases.stages(subscriber.service()), parts);
        changes.queue(subscriber.service(), purpose, name, lanes, books, entrance);
        Work stamped = parts.stamped(service);
        Work work = parts.lookout.work(
                any -> name,
                ordering.before(books.before(stamped), service, subscriber.instance(), subscriber.account()));
        Backlog seen = parts.lookout.backlog(any -> name, lanes);
        Backlog queue = parts.brokerCrashes() ? new Homecoming(broker, lanes, seen) : seen;
        Backlog backlog = resilience == null ? queue : resilience.behind(subscription, queue, service, simulation);
        Workers workers = new Workers(simulation, purpose, rules, work, backlog, parts.span);
        Taker hands = parts.scenario.doubles() ? new Twice(workers, lanes, there) : workers;
        Paced paced = new Paced(simulation, purpose, hands, lanes, taker -> {
            Taker behind = resilience == null ? taker : resilience.before(taker, lanes);
            lanes.serve(parts.lookout.taker(name, Consuming.before(behind, consumption, service, workers, lanes)));
        });
        if (consumption != null && consumption.group() != null) {
            parts.lookout.group(name, consumption.group());
        }
        paced.keepTo(spec.rate());
        if (spec.watchOrder()) {
            lanes.watchEntrance(copy -> copy.account.entered(copy.message));
        }
        Supervision supervision = Supervision.of(subscriber, parts, simulation, workers, lanes);
        Supervisor supervisor = supervision == null ? null : supervision.supervisor();
        changes.crew(subscriber, service, workers, lanes, paced, supervision, resilience);
        parts.lookout.stage(name, lanes, workers, supervisor);
        stages.add(new Stage(
                subscriber.service(),
                name,
                subscriber.account(),
                lanes,
                workers,
                supervisor,
                !timeless,
                service,
                resilience));
        return subscription;
    }

    private List<Partition> partitions(BrokerSpec spec, int count, Ledger ledger, Broker broker) {
        Distribution time = spec.serviceTime();
        if (time == null) {
            StageEntrance entrance = new StageEntrance("broker", "broker", parts.phases.stages("broker"), parts);
            if (entrance.guarded() || entrance.aggregates()) {
                changes.door(broker.guard(simulation, "broker", entrance.guards(0), parts.streams::draws), entrance);
            }
            if (entrance.aggregates()) {
                broker.aggregate(simulation, "broker", entrance.aggregations(0), parts.kinds.size());
            }
            return List.of();
        }
        List<Partition> partitions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = count == 1 ? "broker" : place(i);
            String place = place(i);
            partitions.add(new Partition(
                    broker,
                    ledger,
                    time.sampler(),
                    parts.streams.draws("broker/service-time"),
                    losses -> lanes(name, place, "broker", "broker", losses)));
        }
        boolean shared = spec.threadsOf() == BrokerSpec.ThreadsOf.BROKER;
        WorkerRules rules = PartitionWork.rules(spec, parts);
        partitionWork = new PartitionWork(partitions, count);
        Work work = parts.lookout.work(CityPlanner::place, partitionWork);
        for (int i = 0; i < count; i++) {
            Partition partition = partitions.get(i);
            String place = place(i);
            StageEntrance entrance = new StageEntrance("broker", place, parts.phases.stages("broker"), parts);
            guard(partition.lanes(), place, entrance, ledger, broker);
            StageBooks books =
                    new StageBooks(partition.lanes(), "broker[" + i + "]", parts.phases.stages("broker"), parts);
            changes.queue("broker", "broker", place, partition.lanes(), books, entrance);
            changes.partition(partition);
            parts.stamp(partition);
            boolean own = i == 0 || !shared;
            if (own) {
                Backlog backlog = parts.lookout.backlog(
                        CityPlanner::place, shared ? new SharedBacklog(partitions) : partition.lanes());
                String name = shared ? "broker" : "broker[" + i + "]";
                threads.add(new Workers(simulation, name, rules, work, backlog, parts.span));
                changes.pool(threads.get(threads.size() - 1), backlog);
            }
            Workers pool = threads.get(threads.size() - 1);
            partition.serve(parts.lookout.taker(place(i), pool));
            parts.lookout.stage(place(i), partition.lanes(), pool, null);
            stages.add(new Stage(
                    "broker",
                    count == 1 ? "broker[0]" : "broker[" + i + "]",
                    ledger.broker(),
                    partition.lanes(),
                    own ? pool : null,
                    null,
                    true,
                    null,
                    null));
        }
        return partitions;
    }

    private Lanes lanes(String name, String place, String purpose, String group, Losses losses) {
        return new Lanes(
                simulation,
                name,
                parts.stage(purpose, place, parts.phases.stages(group).get(0)),
                parts.phases.changesLanes(group),
                parts.span,
                parts.lookout.losses(place, losses));
    }

    private static String place(Copy copy) {
        return place(copy.message.partition);
    }

    private static String place(int partition) {
        return "broker[" + partition + "]";
    }

    private void guard(Lanes lanes, String name, StageEntrance entrance, Ledger ledger, Broker broker) {
        if (entrance.guarded()) {
            lanes.guard(name, entrance.guards(0), parts.streams::draws);
        }
        if (entrance.aggregates()) {
            lanes.aggregate(name, entrance.aggregations(0), parts.kinds.size(), broker, ledger);
        }
    }
}
