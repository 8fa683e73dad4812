package buzzville.report.chart;

import buzzville.city.StageSeries;
import buzzville.message.Account;
import buzzville.message.Priority;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.LatencySeries;

/**
 * When messages of one priority were there, by when they occurred: percentiles of all that were offered, so that what never
 * arrived cannot make the rest look quick.
 */
final class Arrivals {
    private final double[] low;
    private final double[] high;
    private final boolean[] missing;

    private Arrivals(int buckets) {
        this.low = new double[buckets];
        this.high = new double[buckets];
        this.missing = new boolean[buckets];
    }

    static Arrivals of(Scene scene, Priority priority) {
        LatencySeries latencies = scene.run().ledger().endToEnd(priority);
        int buckets = scene.span().buckets();
        long[] offered = new long[buckets];
        long unfinished = 0;
        for (StageSeries stage : scene.run().stages()) {
            Account account = stage.account();
            if (account != null && account.index() >= 0) {
                unfinished += account.tally(priority).inFlight();
                for (int i = 0; i < buckets; i++) {
                    offered[i] += account.offeredSeries(priority).count(i);
                }
            }
        }
        Arrivals arrivals = new Arrivals(buckets);
        for (int i = 0; i < buckets; i++) {
            long delivered = latencies.count(i);
            // what occurred just before the end had no time to arrive
            boolean late = i == buckets - 1 && offered[i] - delivered <= unfinished;
            long all = late && (i == 0 || !Double.isInfinite(arrivals.high[i - 1])) ? delivered : offered[i];
            arrivals.missing[i] = all > delivered;
            arrivals.low[i] = percentile(latencies, i, 0.5, delivered, all);
            arrivals.high[i] = percentile(latencies, i, 0.99, delivered, all);
        }
        return arrivals;
    }

    private static double percentile(LatencySeries latencies, int bucket, double fraction, long delivered, long all) {
        if (all == 0) {
            return Double.NaN;
        }
        long rank = LatencyHistogram.rank(fraction, all);
        return rank > delivered ? Double.POSITIVE_INFINITY : latencies.percentile(bucket, (double) rank / delivered);
    }

    /** The median of a bucket in nanoseconds; infinite if that message never arrived, NaN if nothing was offered. */
    double low(int bucket) {
        return low[bucket];
    }

    /** The 99th percentile likewise. */
    double high(int bucket) {
        return high[bucket];
    }

    /** Whether some of a bucket never arrived. */
    boolean missing(int bucket) {
        return missing[bucket];
    }

    /** Whether there is something to draw. */
    boolean any() {
        return known() > 0;
    }

    boolean anyMissing() {
        for (boolean bucket : missing) {
            if (bucket) {
                return true;
            }
        }
        return false;
    }

    /** Whether the 99th percentile of some bucket never arrived. */
    boolean anyNever() {
        for (double figure : high) {
            if (figure == Double.POSITIVE_INFINITY) {
                return true;
            }
        }
        return false;
    }

    /** Buckets with a figure. */
    int known() {
        int known = 0;
        for (double figure : high) {
            known += Double.isNaN(figure) ? 0 : 1;
        }
        return known;
    }

    /** The smallest figure above 0 in nanoseconds; infinite without any. */
    double least() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < low.length; i++) {
            least = low[i] > 0 ? Math.min(least, low[i]) : high[i] > 0 ? Math.min(least, high[i]) : least;
        }
        return least;
    }

    /** The largest that arrived, nanoseconds; -1 without any. */
    double most() {
        double most = -1;
        for (int i = 0; i < low.length; i++) {
            most = Double.isFinite(high[i]) ? Math.max(most, high[i]) : most;
            most = Double.isFinite(low[i]) ? Math.max(most, low[i]) : most;
        }
        return most;
    }

    boolean zeros() {
        for (double figure : low) {
            if (figure == 0) {
                return true;
            }
        }
        return false;
    }
}
