package buzzville.city;

import buzzville.metric.BeliefTally;
import buzzville.metric.CommandTally;
import buzzville.metric.HeldTally;
import buzzville.metric.StateTally;
import java.util.Map;

/**
 * What traffic lights did, and what services did to them and knew of them; empty where a scenario has none.
 *
 * @param states by producer, in file order
 * @param controls by service that commands lights
 * @param beliefs by service that believes something of them
 * @param held by service and effect that waits for them
 */
public record LightsSummary(
        Map<String, StateTally> states,
        Map<String, CommandTally> controls,
        Map<String, BeliefTally> beliefs,
        Map<String, Map<String, HeldTally>> held) {
    /** Adds what another replication of the same scenario found. */
    public void add(LightsSummary other) {
        states.forEach((name, tally) -> tally.add(same(other.states, name)));
        controls.forEach((name, tally) -> tally.add(same(other.controls, name)));
        beliefs.forEach((name, tally) -> tally.add(same(other.beliefs, name)));
        held.forEach((name, effects) -> {
            Map<String, HeldTally> theirs = same(other.held, name);
            effects.forEach((effect, tally) -> tally.add(same(theirs, effect)));
        });
    }

    private static <T> T same(Map<String, T> parts, String name) {
        T part = parts.get(name);
        if (part == null) {
            throw new IllegalStateException("a replication lacks '" + name + "', which another has");
        }
        return part;
    }
}
