package buzzville.report.story;

import buzzville.metric.LatencyHistogram;

/** When something happened that happened once or many times: the first, the median and the last of it, nanoseconds. */
final class Moments {
    private static final double HALF = 0.5;

    private final LatencyHistogram all = new LatencyHistogram();
    private long first = Long.MAX_VALUE;

    void add(long nanos) {
        all.record(nanos);
        first = Math.min(first, nanos);
    }

    long count() {
        return all.count();
    }

    long first() {
        return first;
    }

    long last() {
        return all.max();
    }

    double median() {
        return all.percentile(HALF);
    }
}
