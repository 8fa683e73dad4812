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

    /** Who sent each message. */
    static Map<String, LoggedEvent> senders(EventLog log) {
        Map<String, LoggedEvent> senders = new HashMap<>(); // only looked up
        for (LoggedEvent event : log.events()) {
            event.sent().forEach(message -> senders.put(message, event));
        }
        return senders;
    }
}
