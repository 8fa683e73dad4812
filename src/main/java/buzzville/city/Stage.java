package buzzville.city;

import buzzville.broker.Lanes;
import buzzville.consumer.Service;
import buzzville.consumer.WorkerRules;
import buzzville.consumer.Workers;
import buzzville.message.Account;
import org.jspecify.annotations.Nullable;

/**
 * A queue and those who serve it: an instance of a service, or a partition of the broker.
 *
 * @param group the service it belongs to, or "broker"
 * @param name its own, such as {@code police}, {@code panneau[1]} or {@code broker[0]}
 * @param account its books; the broker's for a partition
 * @param workers null when several stages share them, for all but the first of these
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
        boolean takesTime,
        @Nullable Service service,
        @Nullable Resilience resilience) {
    /** How many workers exist; 0 when there is no limit or work takes no time. */
    int existing() {
        return workers == null || !takesTime || workers.rules().workers() == WorkerRules.UNLIMITED
                ? 0
                : workers.rules().workers();
    }
}
