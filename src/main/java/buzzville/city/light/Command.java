package buzzville.city.light;

import buzzville.consumer.Reaction;
import buzzville.message.Message;
import buzzville.metric.CommandTally;
import buzzville.producer.Lights;
import java.util.Set;

/**
 * Puts a light of the message's zone into a state, or all of them, when a service has processed a command. Which one follows
 * from what the command goes back to, so everything that one occurrence leads to is about the same crossing.
 *
 * @param lights who obeys
 * @param on indices of the events that are commands
 * @param state that it puts them into
 * @param hold how long it holds them there, nanoseconds
 * @param all whether all of the zone obey
 * @param by hash of the service's name
 */
public record Command(Lights lights, Set<Integer> on, int state, long hold, boolean all, long by, CommandTally tally)
        implements Reaction {
    @Override
    public void processed(Message message, long now) {
        if (!on.contains(message.kind.index())) {
            return;
        }
        int[] there = lights.in(message.zone);
        if (there.length == 0 || !lights.areLit(now)) {
            tally.nowhere(message.rootAt);
        } else if (all) {
            for (int light : there) {
                obey(light, message, now);
            }
        } else {
            obey(lights.chosen(message.zone, message.incident), message, now);
        }
    }

    private void obey(int light, Message message, long now) {
        boolean already = lights.shown(light) == state;
        long since = already ? lights.since(light) : now;
        tally.obeyed(message.rootAt, since, already, lights.outside(light, state, message.rootAt, now));
        lights.command(light, state, hold, message, by, now);
    }
}
