package buzzville.lesson;

import buzzville.causality.HappensBefore;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.clock.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log with what follows from it: who sent what, what came before what. */
public final class Annals {
    private final EventLog log;
    private final List<LoggedEvent> events;
    private final HappensBefore causality;
    private final Map<String, LoggedEvent> senders = new HashMap<>();
    private final List<List<LoggedEvent>> byProcess = new ArrayList<>();

    /** @param most only so many of its first events are read, which leaves what came before them complete */
    public Annals(EventLog log, int most) {
        this.log = log;
        this.events = log.events().subList(0, Math.min(most, log.events().size()));
        log.processes().forEach(process -> byProcess.add(new ArrayList<>()));
        for (LoggedEvent event : events) {
            byProcess.get(event.process()).add(event);
            event.sent().forEach(message -> senders.put(message, event));
        }
        List<int[]> heard = events.stream().map(this::heardOf).toList();
        int[] process = events.stream().mapToInt(LoggedEvent::process).toArray();
        causality = HappensBefore.of(log.processes().size(), process, heard);
    }

    /** All of a log. */
    public Annals(EventLog log) {
        this(log, Integer.MAX_VALUE);
    }

    private int[] heardOf(LoggedEvent event) {
        List<Integer> heard = new ArrayList<>();
        for (String message : event.received()) {
            LoggedEvent sender = senders.get(message);
            if (sender != null && sender.id() <= events.size()) {
                heard.add(sender.id() - 1);
            }
        }
        event.circumstances().after().forEach(id -> heard.add(id - 1));
        return heard.stream().mapToInt(Integer::intValue).toArray();
    }

    public EventLog log() {
        return log;
    }

    /** Its events, by number less one. */
    public List<LoggedEvent> events() {
        return events;
    }

    /** Those of a process, in order. */
    public List<LoggedEvent> events(int process) {
        return byProcess.get(process);
    }

    /** Those of the process of this name, in order. */
    public List<LoggedEvent> events(String process) {
        for (int number = 0; number < log.processes().size(); number++) {
            if (log.processes().get(number).name().equals(process)) {
                return byProcess.get(number);
            }
        }
        throw new IllegalArgumentException("the log has no process " + process);
    }

    /** Who sent a message; null if that is not in the log. */
    public @Nullable LoggedEvent sender(String message) {
        return senders.get(message);
    }

    /** The event of the same process before; null if it is the first. */
    public @Nullable LoggedEvent previous(LoggedEvent event) {
        return event.place() == 1 ? null : byProcess.get(event.process()).get(event.place() - 2);
    }

    /** What happened before what. */
    public HappensBefore causality() {
        return causality;
    }

    /** How two events stand to each other. */
    public Relation relation(LoggedEvent one, LoggedEvent other) {
        return causality.relation(one.id() - 1, other.id() - 1);
    }
}
