package buzzville.causality;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.clock.VectorStamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened before what in a log: computed from its messages and never from its stamps. */
public final class LoggedCausality {
    private final EventLog log;
    private final Map<String, Integer> senders = new HashMap<>();
    private final List<int[]> heardOf = new ArrayList<>();
    private final int[] previous;
    private final HappensBefore happensBefore;
    private final boolean exactVectors;
    /** Null if vectors contradict causality, and as long as nobody has looked. */
    private @Nullable HappensBefore byVectors;

    private boolean looked;

    /** @throws IllegalArgumentException if there are too many events to compare */
    public LoggedCausality(EventLog log) {
        this.log = log;
        List<LoggedEvent> events = log.events();
        events.forEach(event -> event.sent().forEach(message -> senders.put(message, event.id() - 1)));
        int[] process = new int[events.size()];
        int[] latest = new int[log.processes().size()];
        previous = new int[events.size()];
        for (LoggedEvent event : events) {
            int index = event.id() - 1;
            process[index] = event.process();
            previous[index] = latest[event.process()] - 1;
            latest[event.process()] = index + 1;
            heardOf.add(heard(event));
        }
        happensBefore = HappensBefore.of(log.processes().size(), process, heardOf);
        exactVectors = log.rules().entries() == 0 && events.stream().allMatch(this::isExact);
    }

    private int[] heard(LoggedEvent event) {
        List<Integer> heard = new ArrayList<>();
        for (String message : event.received()) {
            int sender = sender(message);
            if (sender >= 0) {
                heard.add(sender);
            }
        }
        event.circumstances().after().forEach(id -> heard.add(id - 1));
        return heard.stream().mapToInt(Integer::intValue).toArray();
    }

    public EventLog log() {
        return log;
    }

    /** By index: the number of an event less one. */
    public HappensBefore happensBefore() {
        return happensBefore;
    }

    /** Index of the event that sent a message; -1 if that is not in the log. */
    public int sender(String message) {
        return senders.getOrDefault(message, -1);
    }

    /** Index of the previous event of the same process; -1 if it has none. */
    public int previous(int event) {
        return previous[event];
    }

    /** Indices of the events of which an event had news by messages, also by such as are not in the log. */
    public int[] heardOf(int event) {
        return heardOf.get(event).clone();
    }

    private boolean isExact(LoggedEvent event) {
        VectorStamp stamp = event.stamps().vector();
        for (int i = 0; i < stamp.size(); i++) {
            if (stamp.countAt(i) != happensBefore.known(event.id() - 1, stamp.process(i))) {
                return false;
            }
        }
        return stamp.size() == happensBefore.breadth(event.id() - 1);
    }

    /** What vectors say happened before what, equal ones not counted; null if they contradict what did. */
    @Nullable
    HappensBefore byVectors() {
        if (!looked) {
            byVectors = exactVectors ? happensBefore : VectorOrder.of(this, Entries.of(log.events()));
            looked = true;
        }
        return byVectors;
    }

    /** The event of an index. */
    public LoggedEvent event(int index) {
        return log.events().get(index);
    }
}
