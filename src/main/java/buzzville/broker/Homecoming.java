package buzzville.broker;

import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.metric.Fate;

/**
 * The way back from a service to a queue of a broker that may have crashed meanwhile: what has no journal to stand in is lost, as
 * all that comes to such a broker is.
 */
public final class Homecoming implements Backlog {
    private final Broker broker;
    private final Lanes lanes;
    private final Backlog queue;

    /**
     * A way back.
     *
     * @param lanes of the service
     * @param queue these lanes, as who watches them wants them to be seen
     */
    public Homecoming(Broker broker, Lanes lanes, Backlog queue) {
        this.broker = broker;
        this.lanes = lanes;
        this.queue = queue;
    }

    @Override
    public void pump(long now) {
        queue.pump(now);
    }

    @Override
    public void rejoin(Copy copy, long now) {
        if (forgotten()) {
            lanes.lose(copy, Fate.CRASHED, now);
        } else {
            queue.rejoin(copy, now);
            keep(false, now);
        }
    }

    @Override
    public void putBack(Copy copy, long now) {
        if (forgotten()) {
            lanes.lose(copy, Fate.CRASHED, now);
        } else {
            queue.putBack(copy, now);
            keep(true, now);
        }
    }

    private boolean forgotten() {
        return broker.journal() == null && broker.isDown();
    }

    private void keep(boolean first, long now) {
        Journal journal = broker.journal();
        if (journal != null) {
            journal.files.keep(lanes, first, now);
        }
    }
}
