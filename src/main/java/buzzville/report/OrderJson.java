package buzzville.report;

import buzzville.metric.CommitTally;
import buzzville.metric.TurnTally;
import buzzville.report.text.Numbers;
import tools.jackson.databind.node.ObjectNode;

/** What orders of delivery and waiting for timestamps cost, for files. */
final class OrderJson {
    private OrderJson() {}

    /** Puts what keeping an order cost beside what is known of the order already. */
    static void put(ObjectNode json, TurnTally tally) {
        json.put("handed_over", tally.delays().count());
        json.put("held_back", tally.heldBack());
        json.put("most_held_back", tally.most());
        json.set("added_delay_ms", StageJson.latency(tally.delays()));
        Json.put(json, "mean_held_back_ms", Numbers.millis(tally.held().mean()));
        json.put("given_up", tally.givenUp());
        json.put("late", tally.late());
        json.put("ended_held_back", tally.lost());
        json.put("still_held_back", tally.waiting());
        json.put("heartbeats", tally.heartbeats());
    }

    /** How long messages waited until their timestamps were past. */
    static ObjectNode commits(CommitTally tally) {
        ObjectNode json = Json.object();
        json.put("count", tally.waits().count());
        json.set("wait_ms", StageJson.latency(tally.waits()));
        return json;
    }
}
