package buzzville.city;

import buzzville.broker.AggregationRules;
import buzzville.broker.Entrance;
import buzzville.broker.Lanes;
import buzzville.broker.Partition;
import buzzville.consumer.Service;
import buzzville.consumer.Staff;
import buzzville.consumer.Workers;
import buzzville.fault.Fault;
import buzzville.message.Backlog;
import buzzville.random.Sampler;
import buzzville.scenario.BrokerSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import buzzville.scenario.StageSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a city another one while it runs. Within the instant of a change ways and times are the first to be others, so that
 * whatever begins then takes the new ones; then the queues; then the number of those who work.
 */
final class Changes {
    /** Makes somebody keep to another rate; null for none. */
    interface Pacing {
        void keepTo(@Nullable Double rate);
    }

    /**
     * The queue of one stage.
     *
     * @param group the service, or "broker"
     * @param purpose aims its draws
     * @param name of the stage
     */
    private record Queue(
            String group, String purpose, String name, Lanes lanes, StageBooks books, StageEntrance entrance) {}

    /** The door of a broker that takes no time. */
    private record Gate(Entrance.Warden warden, StageEntrance entrance) {}

    private record Crew(
            String service,
            Subscriber subscriber,
            Service work,
            Workers workers,
            Lanes lanes,
            Pacing pacing,
            @Nullable Supervision supervision,
            @Nullable Resilience resilience) {}

    private record Pool(Workers threads, Backlog backlog) {}

    private final Parts parts;
    private final Phases phases;
    private final List<Queue> queues = new ArrayList<>();
    private final List<Crew> crews = new ArrayList<>();
    private final List<Partition> partitions = new ArrayList<>();
    private final List<Pool> pools = new ArrayList<>();
    /** Null where a broker takes time, or never asks anybody. */
    private @Nullable Gate door;
    /** Null where nobody is ever held back. */
    private @Nullable Throttling throttling;

    Changes(Parts parts) {
        this.parts = parts;
        this.phases = parts.phases;
    }

    void queue(String group, String purpose, String name, Lanes lanes, StageBooks books, StageEntrance entrance) {
        queues.add(new Queue(group, purpose, name, lanes, books, entrance));
    }

    void door(Entrance.Warden warden, StageEntrance entrance) {
        door = new Gate(warden, entrance);
    }

    void crew(
            Subscriber subscriber,
            Service work,
            Workers workers,
            Lanes lanes,
            Pacing pacing,
            @Nullable Supervision supervision,
            @Nullable Resilience resilience) {
        crews.add(new Crew(subscriber.service(), subscriber, work, workers, lanes, pacing, supervision, resilience));
    }

    void throttling(Throttling all) {
        throttling = all;
    }

    void partition(Partition partition) {
        partitions.add(partition);
    }

    void pool(Workers threads, Backlog backlog) {
        pools.add(new Pool(threads, backlog));
    }

    /** What a change does, given its name, and to whom; nothing if it leaves the city as it is. */
    List<Hit> of(String change) {
        int phase = phases.after(change);
        Scenario before = phases.get(phase - 1);
        Scenario after = phases.get(phase);
        List<String> touched = new ArrayList<>();
        if (!before.network().equals(after.network())) {
            touched.add("network");
        }
        if (!before.broker().equals(after.broker())) {
            touched.add("broker");
        }
        before.services().forEach((name, service) -> {
            if (!service.equals(after.services().get(name))) {
                touched.add(name);
            }
        });
        Fault fault = fault(phase, before, after);
        List<Hit> hits = new ArrayList<>();
        touched.forEach(name -> hits.add(new Hit(name, hits.isEmpty() ? fault : Incidents.NOTHING)));
        return hits;
    }

    private Fault fault(int phase, Scenario before, Scenario after) {
        return new Fault() {
            @Override
            public void begin(long now) {
                make(phase, before, after, now);
            }

            @Override
            public void end(long now) {
                // a decision lasts
            }
        };
    }

    private void make(int phase, Scenario before, Scenario after, long now) {
        if (!before.network().equals(after.network())) {
            parts.ways.keepTo(after.network());
        }
        if (!Objects.equals(before.broker().serviceTime(), after.broker().serviceTime())
                && after.broker().serviceTime() != null) {
            Sampler time = after.broker().serviceTime().sampler();
            partitions.forEach(partition -> partition.keepTo(time));
        }
        for (Crew crew : crews) {
            work(crew, service(before, crew.service()), service(after, crew.service()));
        }
        queues.forEach(queue -> queue(queue, phase, now));
        for (Crew crew : crews) {
            if (crew.resilience() != null) {
                crew.resilience().keepTo(phase, now);
            }
        }
        if (door != null && !before.broker().stage().equals(after.broker().stage())) {
            StageEntrance entrance = door.entrance();
            door.warden().keepTo(entrance.guards(phase), entrance.aggregations(phase), now);
        }
        for (Crew crew : crews) {
            staff(crew, service(before, crew.service()), service(after, crew.service()), phase, now);
        }
        threads(before.broker(), after.broker(), now);
        if (throttling != null
                && !before.broker().backpressure().equals(after.broker().backpressure())) {
            throttling.keepTo(phase, now);
        }
    }

    private void queue(Queue queue, int phase, long now) {
        StageSpec before = phases.stages(queue.group()).get(phase - 1);
        StageSpec after = phases.stages(queue.group()).get(phase);
        List<Entrance.Guard> guards = queue.entrance().guards(phase);
        List<AggregationRules> aggregations = queue.entrance().aggregations(phase);
        if (!before.lanesAlone().equals(after.lanesAlone())) {
            queue.books().keepTo(phase);
            queue.lanes().keepTo(parts.stage(queue.purpose(), queue.name(), after), guards, aggregations, now);
        } else if (!before.equals(after)) {
            queue.lanes().keepTo(guards, aggregations, now);
        }
    }

    private void work(Crew crew, ServiceSpec before, ServiceSpec after) {
        boolean works = !Objects.equals(before.serviceTime(), after.serviceTime())
                || !before.serviceTimes().equals(after.serviceTimes())
                || before.failure() != after.failure()
                || before.mostAttempts() != after.mostAttempts();
        if (works) {
            crew.work().keepTo(Subscriber.times(after, parts), after.failure(), after.mostAttempts());
        }
        if (!Objects.equals(before.rate(), after.rate())) {
            crew.pacing().keepTo(after.rate());
        }
    }

    private static void staff(Crew crew, ServiceSpec before, ServiceSpec after, int phase, long now) {
        Staff staff = crew.workers().staff();
        if (staff != null && before.prefetch() != after.prefetch()) {
            staff.allow(after.prefetch());
        }
        if (staff != null && before.workers() != after.workers()) {
            staff.become(after.workers(), now);
        }
        if (crew.supervision() != null) {
            crew.supervision().keepTo(phase, now);
        }
        if (!before.equals(after)) {
            crew.lanes().pump(now);
        }
    }

    private void threads(BrokerSpec before, BrokerSpec after, long now) {
        if (before.threads() != after.threads()) {
            for (Pool pool : pools) {
                Staff staff = pool.threads().staff();
                if (staff != null) {
                    staff.become(after.threads(), now);
                    pool.backlog().pump(now);
                }
            }
        }
    }

    private static ServiceSpec service(Scenario scenario, String name) {
        return Objects.requireNonNull(scenario.services().get(name), name);
    }
}
