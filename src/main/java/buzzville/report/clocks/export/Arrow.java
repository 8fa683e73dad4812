package buzzville.report.clocks.export;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** What the message is about: a step that sent it is named after what it received. */
    String what() {
        return isStep(from) ? to.what() : from.what();
    }

    /** Whether an event is a reception and what was sent for it, in one. */
    static boolean isStep(LoggedEvent event) {
        return !event.received().isEmpty() && !event.sent().isEmpty();
    }

    /** What happens in an event: in a step, what it sends, as the log has it from whoever received that. */
    static String what(EventLog log, LoggedEvent event) {
        if (isStep(event)) {
            for (LoggedEvent later :
                    log.events().subList(event.id(), log.events().size())) {
                if (later.received().stream().anyMatch(event.sent()::contains)) {
                    return later.what();
                }
            }
        }
        return event.what();
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
