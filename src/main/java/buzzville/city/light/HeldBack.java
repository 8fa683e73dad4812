package buzzville.city.light;

import buzzville.consumer.Gate;
import buzzville.message.Message;
import buzzville.metric.HeldTally;
import buzzville.producer.Lights;
import java.util.function.LongConsumer;

/**
 * Holds an effect back until the crossing that its occurrence is about is in a state, such as red for everybody else. Without a
 * crossing in the zone, or before and after the lights are on, nothing is held back.
 *
 * @param lights who hold it back
 * @param unless the state in which they do not
 */
public record HeldBack(Lights lights, int unless, HeldTally tally) implements Gate {
    @Override
    public boolean holds(Message cause, long now, LongConsumer go) {
        tally.due(now);
        int light = lights.areLit(now) ? lights.chosen(cause.zone, cause.incident) : -1;
        if (light < 0 || lights.shown(light) == unless) {
            tally.goes(now, now);
            return false;
        }
        lights.await(light, unless, at -> {
            tally.goes(now, at);
            go.accept(at);
        });
        return true;
    }
}
