package buzzville.city;

import buzzville.broker.Partition;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import java.util.List;

/** The queues of several partitions before one pool of threads: those with waiting messages take turns. */
final class SharedBacklog implements Backlog {
    private final List<Partition> partitions;
    private int turn;
    private boolean pumping;

    SharedBacklog(List<Partition> partitions) {
        this.partitions = partitions;
    }

    @Override
    public void pump(long now) {
        if (pumping) {
            return;
        }
        pumping = true;
        int idle = 0;
        while (idle < partitions.size()) {
            boolean served = partitions.get(turn).lanes().pumpOne(now);
            idle = served ? 0 : idle + 1;
            turn = (turn + 1) % partitions.size();
        }
        pumping = false;
    }

    @Override
    public void rejoin(Copy copy, long now) {
        of(copy).rejoin(copy, now);
    }

    @Override
    public void putBack(Copy copy, long now) {
        of(copy).putBack(copy, now);
    }

    private Backlog of(Copy copy) {
        return partitions.get(copy.message.partition).lanes();
    }
}
