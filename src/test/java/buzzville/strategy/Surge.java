package buzzville.strategy;

import buzzville.city.Timeline;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.metric.Span;
import buzzville.scenario.Scenario;
import java.util.List;

/**
 * The surge before which the manual shows every policy: one desk that works on 100 messages a second, three priorities that
 * bring it 60 a second together, and three times as many from 5 s to 10 s. Without any defence 400 messages have piled up by
 * then, and the last of them is done at 20 s.
 */
final class Surge {
    /** As a scenario, {@code format: 1} left out. */
    static final String CITY = """
            name: The same surge
            seed: 1
            duration: 25s
            series: 500ms
            zones: [nord, sud]
            events:
              alarm: {priority: critical, key: instance}
              motion: {priority: normal, key: instance}
              advert: {priority: info, key: instance}
            producers:
              detector: {emits: alarm, count: 10, arrivals: poisson(1/s)}
              sensor: {emits: motion, count: 20, arrivals: poisson(1/s)}
              screen: {emits: advert, count: 30, arrivals: poisson(1/s)}
            services:
              desk: {subscribes: [alarm, motion, advert], service-time: 10ms}
            incidents:
              surge: {at: 5s, for: 5s, surge: {factor: 3}}
            """;

    static final List<Priority> PRIORITIES = List.of(Priority.CRITICAL, Priority.NORMAL, Priority.INFO);

    private final double[][] latency;
    private final int[][] delivered;
    private final int[] told;
    private final int[] silent;
    private final int[] merged;
    private final Timeline timeline;

    /** Runs the surge in this scenario. */
    Surge(Scenario scenario) {
        this.timeline = Timeline.of(scenario, 0);
        Span span = timeline.summary().span();
        int buckets = span.buckets();
        this.latency = new double[Priority.values().length][buckets];
        this.delivered = new int[Priority.values().length][buckets];
        this.told = new int[buckets];
        this.silent = new int[buckets];
        this.merged = new int[buckets];
        timeline.rows().forEach(this::count);
    }

    private void count(Timeline.Row row) {
        Fate fate = row.fate();
        int bucket = (int) (row.endedAt() / Chart.BUCKET);
        if (fate == null || bucket >= told.length) {
            return;
        }
        if (fate == Fate.DELIVERED) {
            delivered[row.message().priority][bucket]++;
            latency[row.message().priority][bucket] += row.endedAt() - row.message().occurredAt;
        } else if (!fate.isLoss()) {
            merged[bucket]++;
        } else if (fate.isTold() || fate == Fate.SHED && row.copy() != null && row.copy().told) {
            told[bucket]++;
        } else {
            silent[bucket]++;
        }
    }

    int buckets() {
        return told.length;
    }

    /** The mean latency of what was delivered in this half second, seconds; NaN if nothing was. */
    double latency(Priority priority, int bucket) {
        return latency[priority.ordinal()][bucket] / delivered[priority.ordinal()][bucket] / 1e9;
    }

    int told(int bucket) {
        return told[bucket];
    }

    int silent(int bucket) {
        return silent[bucket];
    }

    int merged(int bucket) {
        return merged[bucket];
    }

    Timeline timeline() {
        return timeline;
    }
}
