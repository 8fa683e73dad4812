package buzzville.report;

import buzzville.city.LightsSummary;
import buzzville.metric.BeliefTally;
import buzzville.metric.CommandTally;
import buzzville.metric.HeldTally;
import buzzville.metric.StateTally;
import buzzville.metric.Sum128;
import buzzville.report.text.Numbers;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The branches of {@code summary.json} about traffic lights and what services did to them and knew of them. */
final class LightsJson {
    private static final double SECOND = 1e9;

    private final LightsSummary lights;

    LightsJson(LightsSummary lights) {
        this.lights = lights;
    }

    /** States and changes of a producer, if it goes round states. */
    void putProducer(ObjectNode json, String producer) {
        StateTally tally = lights.states().get(producer);
        if (tally != null) {
            ObjectNode states = json.putObject("states");
            for (int i = 0; i < tally.states().size(); i++) {
                putSeconds(states.putObject(tally.states().get(i)), tally.spent(i), tally.instances());
            }
            ObjectNode changes = json.putObject("changes");
            changes.put("own", tally.own());
            changes.put("not_made", tally.notMade());
            changes.put("commanded", tally.commanded());
        }
    }

    /** What a service commands, believes and waits for, if it does. */
    void putService(ObjectNode json, String service) {
        CommandTally command = lights.controls().get(service);
        if (command != null) {
            ObjectNode controls = json.putObject("controls");
            controls.put("commanded", command.response().count());
            controls.put("already_there", command.alreadyThere());
            controls.put("nowhere", command.nowhere());
            controls.set("response_ms", StageJson.latency(command.response()));
            controls.set("other_state_ms", StageJson.latency(command.otherwise()));
        }
        BeliefTally tally = lights.beliefs().get(service);
        if (tally != null) {
            ObjectNode belief = json.putObject("belief");
            putSeconds(belief.putObject("wrong"), tally.wrong(), tally.things());
            putSeconds(belief.putObject("unknown"), tally.unknown(), tally.things());
            belief.put("updates", tally.updates());
            belief.put("out_of_order", tally.outOfOrder());
            belief.put("left_wrong", tally.leftWrong());
        }
        Map<String, HeldTally> effects = lights.held().get(service);
        if (effects != null) {
            ObjectNode held = json.putObject("held");
            effects.forEach((effect, waits) -> {
                ObjectNode one = held.putObject(effect);
                one.put("due", waits.due());
                one.put("held", waits.held());
                one.put("waiting", waits.waiting());
                one.set("delay_ms", StageJson.latency(waits.waits()));
            });
        }
    }

    private static void putSeconds(ObjectNode json, Sum128 nanos, long things) {
        Json.put(json, "total_s", Numbers.figure(nanos.toDouble() / SECOND));
        Json.put(json, "mean_s", Numbers.figure(nanos.toDouble() / SECOND / things));
    }
}
