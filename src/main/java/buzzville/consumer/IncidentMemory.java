package buzzville.consumer;

import buzzville.message.Aggregate;
import buzzville.message.Message;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/**
 * What a service remembers of the incidents that it has handled, so that it recognises later reports of the same kind. It
 * forgets an incident a window after it handled the first report, so its size is bounded by what happens in one window.
 */
final class IncidentMemory {
    private record Known(long incident, int kind) {}

    private record Since(Known known, long instant) {}

    private final long window;
    private final Set<Known> handled = new HashSet<>();
    private final ArrayDeque<Since> oldestFirst = new ArrayDeque<>();

    /** @param window how long an incident is remembered, nanoseconds */
    IncidentMemory(long window) {
        this.window = window;
    }

    /**
     * Handles a report now.
     *
     * @return whether its incident, or each of those behind an aggregate, is known already; if not, it is from now on
     */
    boolean knows(Message message, long now) {
        while (!oldestFirst.isEmpty() && now - oldestFirst.element().instant() >= window) {
            handled.remove(oldestFirst.remove().known());
        }
        if (message instanceof Aggregate aggregate) {
            boolean all = true;
            for (Message part : aggregate.parts()) {
                all &= knows(part, now);
            }
            return all;
        }
        Known known = new Known(message.incident, message.kind.index());
        if (!handled.add(known)) {
            return true;
        }
        oldestFirst.add(new Since(known, now));
        return false;
    }

    /** Forgets everything. */
    void clear() {
        handled.clear();
        oldestFirst.clear();
    }

    /** How many incidents it remembers. */
    int size() {
        return handled.size();
    }
}
