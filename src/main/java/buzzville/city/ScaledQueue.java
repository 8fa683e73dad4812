package buzzville.city;

import buzzville.broker.Lanes;
import buzzville.consumer.Supervisor;

/** The lanes of a service as the supervisor of its workers sees them. */
record ScaledQueue(Lanes lanes) implements Supervisor.Queue {
    @Override
    public long waiting() {
        return lanes.total().value();
    }

    @Override
    public long lag() {
        return lanes.presence().present();
    }

    @Override
    public void pause() {
        lanes.close();
    }

    @Override
    public void resume(long now) {
        lanes.open(now);
    }

    @Override
    public void pump(long now) {
        lanes.pump(now);
    }
}
