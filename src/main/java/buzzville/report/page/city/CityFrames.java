package buzzville.report.page.city;

import buzzville.metric.Counts;
import buzzville.metric.Level;
import buzzville.metric.Span;
import java.util.function.IntToDoubleFunction;

/** The buckets of a run, several in a frame where there are very many, so that nobody has to play thousands of pictures. */
record CityFrames(Span span, int each) {
    /** Frames of a film at most: a minute at ten a second. */
    private static final int MOST = 600;

    static CityFrames of(Span span) {
        return new CityFrames(span, (span.buckets() + MOST - 1) / MOST);
    }

    int count() {
        return (span.buckets() + each - 1) / each;
    }

    /** When each begins, seconds. */
    double[] starts() {
        double[] starts = new double[count()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = (double) i * each * span.bucket() / 1e9;
        }
        return starts;
    }

    /** What there was of something in each. */
    double[] sums(IntToDoubleFunction ofBucket) {
        double[] sums = new double[count()];
        for (int bucket = 0; bucket < span.buckets(); bucket++) {
            sums[bucket / each] += ofBucket.applyAsDouble(bucket);
        }
        return sums;
    }

    double[] sums(long[] buckets) {
        return sums(bucket -> buckets[bucket]);
    }

    double[] sums(Counts counts) {
        return sums(counts::count);
    }

    /** The average of a level over each. */
    double[] means(Level level) {
        double[] means = sums(bucket -> level.bucketMean(bucket) * width(bucket, bucket + 1));
        for (int i = 0; i < means.length; i++) {
            means[i] /= width(i * each, Math.min((i + 1) * each, span.buckets()));
        }
        return means;
    }

    /** The most that a level was in each. */
    double[] most(Level level) {
        double[] most = new double[count()];
        for (int bucket = 0; bucket < span.buckets(); bucket++) {
            most[bucket / each] = Math.max(most[bucket / each], level.bucketMax(bucket));
        }
        return most;
    }

    /** How long some buckets last, nanoseconds. */
    private double width(int from, int until) {
        return Math.min(until * span.bucket(), span.to()) - from * span.bucket();
    }

    /** Adds figure by figure. */
    static void add(double[] sum, double[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }

    /** Whichever is larger, figure by figure. */
    static void larger(double[] most, double[] other) {
        for (int i = 0; i < most.length; i++) {
            most[i] = Math.max(most[i], other[i]);
        }
    }
}
