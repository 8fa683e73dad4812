package buzzville.report.clocks.export;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A message from the event that sent it to one that received it, both in the log. */
record Arrow(String message, LoggedEvent from, LoggedEvent to) {
    /** All of a log, in the order of receptions; what came from events that are not in the log has none. */
    static List<Arrow> of(EventLog log) {
        Map<String, LoggedEvent> senders = senders(log);
        List<Arrow> arrows = new ArrayList<>();
        for (LoggedEvent event : log.events()) {
            for (String message : event.received()) {
                LoggedEvent from = senders.get(message);
                if (from != null) {
                    arrows.add(new Arrow(message, from, event));
                }
            }
        }
        return arrows;
    }

    /** Whether an event is a reception and what was sent for it, in one. */
    static boolean isStep(LoggedEvent event) {
        return !event.received().isEmpty() && !event.sent().isEmpty();
    }

    /**
     * What happens in each event, by number less one. A step that is called after what it received is called after what it sends, as
     * the log has it from whoever received that.
     */
    static List<String> whats(EventLog log, List<Arrow> arrows) {
        List<String> whats =
                new ArrayList<>(log.events().stream().map(LoggedEvent::what).toList());
        Set<Integer> afterCause = new HashSet<>(); // only looked up
        for (Arrow arrow : arrows) {
            int from = arrow.from().id() - 1;
            if (isStep(arrow.to()) && whats.get(from).equals(arrow.to().what())) {
                afterCause.add(arrow.to().id() - 1);
            }
            if (afterCause.contains(from)) {
                whats.set(from, arrow.to().what());
            }
        }
        return whats;
    }

    /** Who sent each message. */
    static Map<String, LoggedEvent> senders(EventLog log) {
        Map<String, LoggedEvent> senders = new HashMap<>(); // only looked up
        for (LoggedEvent event : log.events()) {
            event.sent().forEach(message -> senders.put(message, event));
        }
        return senders;
    }
}
