package buzzville.consumer;

import buzzville.consumer.group.DeduplicationPolicy;
import buzzville.message.Copy;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ids of messages that a service has handled, those met last, shared by its workers. */
final class Deduplication {
    private final DeduplicationPolicy policy;
    private final Map<Long, Boolean> ids;

    Deduplication(DeduplicationPolicy policy) {
        this.policy = policy;
        this.ids = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
                return size() > policy.memory();
            }
        };
    }

    long checkTime() {
        return policy.checkTime();
    }

    /** A worker looks the id up. @return whether the message was handled before */
    boolean recognises(Copy copy) {
        copy.recognised = ids.get(copy.message.identity) != null;
        return copy.recognised;
    }

    /** A worker is done with it. @return whether it was handled before, if only by the time that this worker was done */
    boolean handled(Copy copy) {
        copy.recognised |= ids.put(copy.message.identity, true) != null;
        return copy.recognised;
    }

    /** The service crashes. */
    void forget() {
        if (!policy.persistent()) {
            ids.clear();
        }
    }
}
