package buzzville.city.light;

import buzzville.consumer.Reaction;
import buzzville.message.Message;
import buzzville.metric.BeliefTally;
import buzzville.producer.LightWatcher;
import buzzville.producer.Lights;
import java.util.Arrays;

/** What one instance of a service holds to be the states of lights, and for how long it is mistaken. */
public final class Belief implements Reaction, LightWatcher {
    private static final int NOTHING = -1;

    private final Lights lights;
    private final boolean latestOnly;
    private final BeliefTally tally;
    private final int[] believed;
    private final long[] newest;
    /** Up to which instant the tally knows of each light. */
    private final long[] accounted;

    /**
     * Nothing is known at first.
     *
     * @param latestOnly whether news that is older than what is known is passed over
     */
    public Belief(Lights lights, boolean latestOnly, BeliefTally tally) {
        this.lights = lights;
        this.latestOnly = latestOnly;
        this.tally = tally;
        this.believed = new int[lights.count()];
        Arrays.fill(believed, NOTHING);
        this.newest = new long[lights.count()];
        this.accounted = new long[lights.count()];
        Arrays.fill(accounted, lights.rules().from());
        tally.about(lights.count());
        lights.watch(this);
    }

    @Override
    public void processed(Message message, long now) {
        if (message.origin != lights) {
            return;
        }
        int light = message.instance;
        boolean late = message.occurredAt < newest[light];
        if (!late || !latestOnly) {
            account(light, lights.shown(light), now);
            believed[light] = message.newState;
        }
        newest[light] = Math.max(newest[light], message.occurredAt);
        tally.told(now, late, late && !latestOnly && believed[light] != lights.shown(light));
    }

    @Override
    public void changed(int light, int before, long now) {
        account(light, before, now);
    }

    /** Closes the account. */
    public void finish(long end) {
        for (int light = 0; light < believed.length; light++) {
            account(light, lights.shown(light), end);
        }
    }

    /** Books the time since the last change of truth or belief. */
    private void account(int light, int truth, long now) {
        if (believed[light] != truth) {
            tally.astray(accounted[light], now, believed[light] != NOTHING);
        } else {
            tally.agreed(accounted[light], now);
        }
        accounted[light] = now;
    }
}
