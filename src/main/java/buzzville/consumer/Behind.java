package buzzville.consumer;

import buzzville.message.Copy;
import buzzville.metric.Level;
import buzzville.metric.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How many messages a service is behind: those that wait for it, are in its hands or are not committed. */
public final class Behind {
    private final Level all;
    private final List<Level> partitions = new ArrayList<>();

    /** @param partitions how many to measure apart, 0 where nobody asks who of its workers is behind */
    public Behind(String name, int partitions, Span span) {
        this.all = new Level(name + "/lag", span);
        for (int partition = 0; partition < partitions; partition++) {
            this.partitions.add(new Level(name + "/lag[" + partition + "]", span));
        }
    }

    /** A message more, or fewer. */
    public void changed(Copy copy, int by, long now) {
        all.add(now, by);
        if (!partitions.isEmpty()) {
            partitions.get(copy.message.partition).add(now, by);
        }
    }

    /** All together, over time. */
    public Level all() {
        return all;
    }

    /** The same of each partition; empty where that is not measured. */
    public List<Level> partitions() {
        return Collections.unmodifiableList(partitions);
    }

    /** The run is over. */
    public void finish(long end) {
        all.finish(end);
        partitions.forEach(partition -> partition.finish(end));
    }
}
