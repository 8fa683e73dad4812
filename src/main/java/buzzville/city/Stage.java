package buzzville.city;

import buzzville.broker.Lanes;
import buzzville.consumer.Behind;
import buzzville.consumer.Consumption;
import buzzville.consumer.Group;
import buzzville.consumer.Headcount;
import buzzville.consumer.Service;
import buzzville.consumer.Supervisor;
import buzzville.consumer.WorkerRules;
import buzzville.consumer.Workers;
import buzzville.message.Account;
import buzzville.metric.Sum128;
import org.jspecify.annotations.Nullable;

/**
 * A queue and those who serve it: an instance of a service, or a partition of the broker.
 *
 * @param group the service it belongs to, or "broker"
 * @param name its own, such as {@code police}, {@code panneau[1]} or {@code broker[0]}
 * @param account its books; the broker's for a partition
 * @param workers null when several stages share them, for all but the first of these
 * @param supervisor who decides how many workers there are; null where that never changes
 * @param takesTime whether work here takes time, so that workers can be busy
 * @param service who works here; null for a partition
 * @param resilience what it does about failures; null where nothing fails
 */
record Stage(
        String group,
        String name,
        Account account,
        Lanes lanes,
        @Nullable Workers workers,
        @Nullable Supervisor supervisor,
        boolean takesTime,
        @Nullable Service service,
        @Nullable Resilience resilience) {
    /** How many workers may exist at most; 0 when there is no limit or work takes no time. */
    int most() {
        Headcount headcount = headcount();
        int most = headcount == null
                ? existing()
                : Math.max(existing(), (int) headcount.level().max());
        return supervisor == null ? most : supervisor.changed() ? Math.max(most, supervisor.most()) : supervisor.most();
    }

    /** How many workers exist, at the beginning if that changes; 0 when there is no limit or work takes no time. */
    int existing() {
        return workers == null || !takesTime || workers.rules().workers() == WorkerRules.UNLIMITED
                ? 0
                : workers.rules().workers();
    }

    /** The number of workers that exist, over time; null where it never changes. */
    @Nullable
    Headcount headcount() {
        return workers == null || workers.staff() == null
                ? null
                : workers.staff().existing();
    }

    /** How its service reads; null where that makes no difference. */
    @Nullable
    Consumption consumption() {
        return service == null ? null : service.consumption();
    }

    /** Who owns which partitions; null where nobody owns any. */
    @Nullable
    Group members() {
        Consumption consumption = consumption();
        return consumption == null ? null : consumption.group();
    }

    /** How many messages its service is behind, over time; null where that is not measured. */
    @Nullable
    Behind lag() {
        Consumption consumption = consumption();
        return consumption == null ? null : consumption.lag();
    }

    /** Adds the integral of existing workers over an interval of so many nanoseconds, if they are counted. */
    void addExisting(Sum128 sum, long length) {
        Headcount headcount = headcount();
        if (headcount != null) {
            sum.add(headcount.level().area());
        } else {
            sum.addProduct(existing(), length);
        }
    }
}
