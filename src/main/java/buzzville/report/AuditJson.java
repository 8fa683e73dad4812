package buzzville.report;

import buzzville.city.life.Audit;
import buzzville.city.life.Family;
import buzzville.city.life.Leg;
import buzzville.report.text.Numbers;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The trail of a happening as JSON, for programs: instants and durations in virtual nanoseconds, names as in the scenario. */
public final class AuditJson {
    private AuditJson() {}

    /**
     * The whole text with a line feed at its end.
     *
     * @param head what it is the trail of
     * @param number on the wire; null if it has none
     */
    public static String text(ObjectNode head, Audit audit, @Nullable String number) {
        head.put("incident", Numbers.hex(audit.root()));
        if (number != null) {
            head.put("incident_id", number);
        }
        head.put("happened_ns", audit.rootAt());
        head.put("message_count", audit.messages());
        Family.LastAction last = audit.last();
        if (last != null) {
            ObjectNode action = head.putObject("last_action");
            action.put("id", Numbers.hex(last.id()));
            action.put("subscription", last.subscription());
            action.put("at_ns", last.at());
            action.put("after_ns", audit.total());
        }
        times(head.putObject("time_to_last_action_ns"), audit.shares());
        ArrayNode path = head.putArray("critical_path");
        audit.path().forEach(leg -> leg(path.addObject(), leg));
        ArrayNode actors = head.putArray("actors");
        audit.actors().forEach(actor -> {
            ObjectNode one = actors.addObject();
            one.put("name", actor.name());
            one.put("messages", actor.messages());
            times(one.putObject("time_ns"), actor.time());
        });
        ObjectNode events = head.putObject("events");
        audit.tallies().forEach((event, tally) -> {
            ObjectNode one = events.putObject(event);
            one.put("messages", tally.messages());
            ObjectNode fates = one.putObject("fates");
            tally.fates().forEach((fate, count) -> fates.put(fate.label(), count));
            one.put("in_flight", tally.inFlight());
        });
        return LifeJson.text(head, audit.lives());
    }

    private static void leg(ObjectNode json, Leg leg) {
        json.put("kind", word(leg.kind()));
        json.put("place", leg.place());
        if (!leg.lane().isEmpty()) {
            json.put("lane", leg.lane());
        }
        json.put("message", Numbers.hex(leg.message().id()));
        json.put("event", leg.message().event());
        json.put("from_ns", leg.from());
        json.put("until_ns", leg.until());
    }

    private static void times(ObjectNode json, Map<Leg.Kind, Long> times) {
        times.forEach((kind, length) -> json.put(word(kind), length));
    }

    private static String word(Leg.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
