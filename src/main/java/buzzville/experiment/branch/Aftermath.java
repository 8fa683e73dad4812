package buzzville.experiment.branch;

import buzzville.message.Priority;
import buzzville.metric.LatencyHistogram;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** What became of the messages of one run that occurred from an instant on, by service and priority. */
public final class Aftermath {
    /**
     * Whose messages.
     *
     * @param service with all of its instances
     */
    public record Who(String service, Priority priority) {}

    /** What became of them. */
    public static final class Tally {
        private long offered;
        private long lost;
        private final LatencyHistogram latency = new LatencyHistogram();

        public long offered() {
            return offered;
        }

        public long lost() {
            return lost;
        }

        /** End to end, of those that were delivered. */
        public LatencyHistogram latency() {
            return latency;
        }

        void add(Tally more) {
            offered += more.offered;
            lost += more.lost;
            latency.add(more.latency);
        }
    }

    private final Map<Who, Tally> all =
            new TreeMap<>(Comparator.comparing(Who::service).thenComparing(Who::priority));

    /**
     * Those of a run.
     *
     * @param from first instant at which they may have occurred
     * @param to first instant at which they may not
     */
    public static Aftermath of(Endings endings, long from, long to) {
        Aftermath aftermath = new Aftermath();
        endings.forEach(ending -> {
            if (from <= ending.occurredAt()
                    && ending.occurredAt() < to
                    && !ending.service().equals("broker")) {
                aftermath.take(ending);
            }
        });
        return aftermath;
    }

    private void take(Ending ending) {
        String service = ending.service().replaceFirst("\\[\\d+]$", "");
        Tally tally = tally(new Who(service, ending.priority()));
        tally.offered++;
        if (ending.isLost()) {
            tally.lost++;
        } else if (ending.isDelivered()) {
            tally.latency.record(ending.endedAt() - ending.occurredAt());
        }
    }

    /** By service and priority. */
    public Map<Who, Tally> all() {
        return all;
    }

    /** Those of a service and a priority; none if there are none. */
    Tally tally(Who who) {
        return all.computeIfAbsent(who, fresh -> new Tally());
    }

    /** Adds those of another replication. */
    void add(Aftermath more) {
        more.all.forEach((who, tally) -> tally(who).add(tally));
    }
}
