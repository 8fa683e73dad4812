package buzzville.experiment.comparison;

import buzzville.broker.Lane;
import buzzville.experiment.comparison.Diagnosis.Stretch;
import buzzville.metric.Level;
import buzzville.metric.Span;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How much of something there was in each bucket of the measured interval: level times nanoseconds, or how many. */
final class Course {
    /** The part of all of it that lies within its bulk. */
    private static final double BULK = 0.95;

    /** What goes on for so much of the measured time goes on all the time. */
    private static final double ALWAYS = 0.9;

    /** A queue is over when it is shorter than this part of its longest. */
    private static final double FOOT = 0.05;

    private final Span span;
    private final double[] weights;

    private Course(Span span, IntToDoubleFunction weight) {
        this.span = span;
        this.weights = new double[span.buckets()];
        Arrays.setAll(weights, bucket -> isMeasured(bucket) ? weight.applyAsDouble(bucket) : 0);
    }

    /** Things that were counted. */
    static Course ofCounts(Span span, IntToDoubleFunction counts) {
        return new Course(span, counts);
    }

    /** A level's integral. */
    static Course of(Span span, Level level) {
        return new Course(span, bucket -> level.bucketMean(bucket) * length(span, bucket));
    }

    /** The number that waits in some lanes. */
    static Course waiting(Span span, Collection<Lane> lanes) {
        return new Course(span, bucket -> sum(lanes, lane -> lane.length().bucketMean(bucket)) * length(span, bucket));
    }

    private static double sum(Collection<Lane> lanes, ToDoubleFunction<Lane> figure) {
        double sum = 0;
        for (Lane lane : lanes) {
            sum += figure.applyAsDouble(lane);
        }
        return sum;
    }

    private boolean isMeasured(int bucket) {
        return (bucket + 1) * span.bucket() > span.from();
    }

    private static double length(Span span, int bucket) {
        return Math.min((bucket + 1) * span.bucket(), span.to()) - bucket * span.bucket();
    }

    double total() {
        return Arrays.stream(weights).sum();
    }

    /**
     * The shortest stretch of whole buckets that leaves no more than a fortieth of all of it on either side; null if there is
     * nothing.
     */
    @Nullable
    Stretch bulk() {
        double total = total();
        if (!(total > 0)) {
            return null;
        }
        double aside = (1 - BULK) / 2 * total;
        int first = 0;
        for (double before = weights[0]; before <= aside; before += weights[first]) {
            first++;
        }
        int last = weights.length - 1;
        for (double behind = weights[last]; behind <= aside; behind += weights[last]) {
            last--;
        }
        Stretch bulk = stretch(first, last);
        return bulk.length() >= ALWAYS * span.length() ? new Stretch(span.from(), span.to()) : bulk;
    }

    /** From the bucket in which it began to grow to its highest until it was over; null if there is nothing. */
    @Nullable
    Stretch aroundPeak() {
        int peak = 0;
        for (int bucket = 1; bucket < weights.length; bucket++) {
            if (mean(bucket) > mean(peak)) {
                peak = bucket;
            }
        }
        if (!(weights[peak] > 0)) {
            return null;
        }
        double foot = FOOT * mean(peak);
        int first = peak;
        while (first > 0 && mean(first - 1) > foot) {
            first--;
        }
        int last = peak;
        while (last < weights.length - 1 && mean(last + 1) > foot) {
            last++;
        }
        return stretch(first, last);
    }

    private double mean(int bucket) {
        return weights[bucket] / length(span, bucket);
    }

    private Stretch stretch(int first, int last) {
        long from = Math.max(first * span.bucket(), span.from());
        return new Stretch(from, Math.min((last + 1) * span.bucket(), span.to()));
    }

    /** The sum over the buckets of a stretch. */
    double within(Stretch stretch) {
        double sum = 0;
        for (int bucket = (int) (stretch.from() / span.bucket());
                bucket < weights.length && bucket * span.bucket() < stretch.until();
                bucket++) {
            sum += weights[bucket];
        }
        return sum;
    }
}
