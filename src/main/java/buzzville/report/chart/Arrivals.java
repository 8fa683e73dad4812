package buzzville.report.chart;

import buzzville.city.Run;
import buzzville.city.StageSeries;
import buzzville.message.Account;
import buzzville.message.Attendance;
import buzzville.message.Priority;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.LatencySeries;
import buzzville.metric.Span;
import buzzville.metric.Tally;

/**
 * When messages of one priority were there, by when they occurred: percentiles of all that were offered, so that what never
 * arrived cannot make the rest look quick. What aggregation set apart is no part of them: it came as part of another message, or
 * was not meant to come.
 *
 * <p>What was replayed to somebody who joined later is left out, or the city would look as late as he was: of each bucket as
 * many of its slowest deliveries as were replayed. Where the city itself was later still, this shows no less than the replays.
 */
public final class Arrivals {
    private final double[] low;
    private final double[] high;
    private final boolean[] missing;

    private Arrivals(int buckets) {
        this.low = new double[buckets];
        this.high = new double[buckets];
        this.missing = new boolean[buckets];
    }

    /** Those of a run. */
    public static Arrivals of(Run run, Priority priority) {
        LatencySeries latencies = run.ledger().endToEnd(priority);
        Span span = run.summary().span();
        int buckets = span.buckets();
        long[] offered = new long[buckets];
        long[] replayed = new long[buckets];
        long unfinished = 0;
        long replaysMissing = 0;
        for (StageSeries stage : run.stages()) {
            Account account = stage.account();
            if (account != null && account.index() >= 0) {
                Tally tally = account.tally(priority);
                unfinished += tally.inFlight();
                boolean replays = false;
                for (int i = 0; i < buckets; i++) {
                    offered[i] += account.offeredSeries(priority).count(i) - account.setApart(priority, i);
                    long late = replays(span, account, priority, i);
                    replayed[i] += late;
                    replays |= late > 0;
                }
                replaysMissing += replays ? tally.offered() - tally.delivered() : 0;
            }
        }
        Arrivals arrivals = new Arrivals(buckets);
        // what is missing of the replays is the last of them, if they are still on their way
        long[] delivered = new long[buckets];
        for (int i = buckets - 1; i >= 0; i--) {
            long all = latencies.count(i);
            long gone = Math.min(replaysMissing, Math.min(replayed[i], offered[i] - all));
            replaysMissing -= gone;
            delivered[i] = Math.max(0, all - (replayed[i] - gone));
            offered[i] -= replayed[i];
        }
        for (int i = 0; i < buckets; i++) {
            // what occurred just before the end had no time to arrive
            boolean late = i == buckets - 1 && offered[i] - delivered[i] <= unfinished;
            long all = late && (i == 0 || !Double.isInfinite(arrivals.high[i - 1])) ? delivered[i] : offered[i];
            arrivals.missing[i] = all > delivered[i];
            arrivals.low[i] = percentile(latencies, i, 0.5, delivered[i], all);
            arrivals.high[i] = percentile(latencies, i, 0.99, delivered[i], all);
        }
        return arrivals;
    }

    /** What occurred in a bucket and was handed over late: all of it before whoever wants it joined. */
    private static long replays(Span span, Account account, Priority priority, int bucket) {
        Attendance attendance = account.attendance();
        if (attendance == null || !attendance.fromEarliest()) {
            return 0;
        }
        boolean before = (bucket + 1) * span.bucket() <= attendance.joins();
        return before ? account.offeredSeries(priority).count(bucket) : attendance.replayed(priority, bucket);
    }

    private static double percentile(LatencySeries latencies, int bucket, double fraction, long delivered, long all) {
        if (all == 0) {
            return Double.NaN;
        }
        long rank = LatencyHistogram.rank(fraction, all);
        return rank > delivered
                ? Double.POSITIVE_INFINITY
                : latencies.percentile(bucket, (double) rank / latencies.count(bucket));
    }

    /** The median of a bucket in nanoseconds; infinite if that message never arrived, NaN if nothing was offered. */
    public double low(int bucket) {
        return low[bucket];
    }

    /** The 99th percentile likewise. */
    public double high(int bucket) {
        return high[bucket];
    }

    /** Whether some of a bucket never arrived. */
    public boolean missing(int bucket) {
        return missing[bucket];
    }

    /** Whether there is something to draw. */
    public boolean any() {
        return known() > 0;
    }

    /** Whether some of some bucket never arrived. */
    public boolean anyMissing() {
        for (boolean bucket : missing) {
            if (bucket) {
                return true;
            }
        }
        return false;
    }

    /** Whether the 99th percentile of some bucket never arrived. */
    public boolean anyNever() {
        for (double figure : high) {
            if (figure == Double.POSITIVE_INFINITY) {
                return true;
            }
        }
        return false;
    }

    /** Buckets with a figure. */
    public int known() {
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
    public double most() {
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
