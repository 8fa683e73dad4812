package buzzville.city;

import buzzville.broker.Journal;
import buzzville.broker.Lanes;
import buzzville.broker.Redelivery;
import buzzville.broker.Subscription;
import buzzville.consumer.Behind;
import buzzville.consumer.Commits;
import buzzville.consumer.Consumption;
import buzzville.consumer.Group;
import buzzville.consumer.Service;
import buzzville.consumer.Workers;
import buzzville.consumer.group.Each;
import buzzville.kernel.Simulation;
import buzzville.message.Copy;
import buzzville.message.Taker;
import buzzville.scenario.ServiceSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds how services read, where that makes a difference. */
final class Consuming {
    private Consuming() {}

    /** How a subscriber reads; null if it commits each message at once, recognises none, owns no partitions and nothing is kept. */
    static @Nullable Consumption of(
            Subscriber subscriber,
            Subscription subscription,
            @Nullable Journal journal,
            Parts parts,
            Simulation simulation) {
        ServiceSpec spec = subscriber.spec();
        boolean each = spec.commit() instanceof Each;
        boolean owns = spec.rebalance().happens();
        if (journal == null && each && !owns && spec.deduplicate() == null) {
            return null;
        }
        String purpose = "service/" + subscriber.account().name();
        int partitions = parts.scenario.broker().partitions().count(parts.zones.size());
        Behind lag = journal == null ? null : new Behind(purpose, owns ? partitions : 0, parts.span);
        if (lag != null) {
            subscription.lanes().presence().measure(lag::changed);
        }
        Commits commits = each
                ? null
                : new Commits(simulation, purpose, spec.commit(), new Log(subscription.lanes(), journal), lag);
        Group group =
                owns ? new Group(simulation, purpose, spec.rebalance(), partitions, spec.workers(), parts.span) : null;
        Consumption consumption = new Consumption(commits, spec.deduplicate(), group, lag);
        if (group != null) {
            subscription.lanes().share(group);
        }
        if (commits != null) {
            subscription.serve(consumption::drop);
        }
        return consumption;
    }

    /** Commits go into the journal, if there is one, and what was not committed comes from there. */
    private record Log(Redelivery redelivery, @Nullable Journal journal) implements Commits.Log {
        Log(Lanes lanes, @Nullable Journal journal) {
            this(new Redelivery(lanes, journal), journal);
        }

        @Override
        public void committed(Copy copy, long now) {
            if (journal != null) {
                journal.removed(copy, now);
            }
        }

        @Override
        public void again(List<Copy> copies, long now) {
            redelivery.again(copies, now);
        }
    }

    /** Who is told when a copy leaves a service for good. */
    static Service.Departures departures(Lanes lanes, @Nullable Journal journal, @Nullable Consumption consumption) {
        Commits commits = consumption == null ? null : consumption.commits();
        if (journal == null && commits == null) {
            return lanes.presence()::left;
        }
        return (copy, served, now) -> {
            lanes.presence().left(copy, served, now);
            if (served && commits != null) {
                commits.processed(copy, now);
            } else if (journal != null) {
                journal.removed(copy, now);
            }
        };
    }

    /** Lets a service read so. @return who takes from the lanes */
    static Taker before(
            Taker behind, @Nullable Consumption consumption, Service service, Workers workers, Lanes lanes) {
        if (consumption == null) {
            return behind;
        }
        service.read(consumption);
        Group group = consumption.group();
        if (group == null) {
            return behind;
        }
        group.stand(lanes, behind, workers, consumption.commits());
        return group;
    }
}
