package buzzville.city.anomaly;

import buzzville.broker.Lane;
import buzzville.city.Run;
import buzzville.city.StageSeries;
import buzzville.message.Account;
import buzzville.message.Priority;
import buzzville.metric.Counts;
import buzzville.metric.Fate;
import buzzville.metric.Level;
import buzzville.metric.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The series of a run by bucket, as far as a log needs them. */
final class Buckets {
    /** A number of buckets that are so. */
    record Stretch(int from, int to) {
        int length() {
            return to - from;
        }
    }

    private final Run run;
    private final Span span;

    Buckets(Run run) {
        this.run = run;
        this.span = run.summary().span();
    }

    int count() {
        return span.buckets();
    }

    long width() {
        return span.bucket();
    }

    long start(int bucket) {
        return bucket * span.bucket();
    }

    long end(int bucket) {
        return Math.min(span.to(), start(bucket) + span.bucket());
    }

    /** The bucket that an instant is in; the last for what comes after. */
    int of(long instant) {
        return (int) (Math.min(instant, span.to() - 1) / span.bucket());
    }

    /** How many wait in all lanes of a stage at the end of a bucket; none before the first. */
    long waiting(StageSeries stage, int bucket) {
        long waiting = 0;
        if (bucket >= 0) {
            for (Lane lane : stage.lanes()) {
                waiting += lane.length().bucketLast(bucket);
            }
        }
        return waiting;
    }

    /** How many wait in all lanes of the city at the end of a bucket. */
    long waiting(int bucket) {
        long waiting = 0;
        for (StageSeries stage : run.stages()) {
            waiting += waiting(stage, bucket);
        }
        return waiting;
    }

    /** Messages that an account was offered in a bucket. */
    long offered(Account account, int bucket) {
        long sum = 0;
        for (Priority priority : Priority.values()) {
            sum += account.offeredSeries(priority).count(bucket);
        }
        return sum;
    }

    long delivered(Account account, int bucket) {
        long sum = 0;
        for (Priority priority : Priority.values()) {
            sum += account.deliveredSeries(priority).count(bucket);
        }
        return sum;
    }

    /** Messages that ended otherwise: losses, or with {@code apart} those merged, sampled, repeated or wanted by nobody. */
    long ended(Account account, int bucket, boolean apart) {
        long sum = 0;
        for (Priority priority : Priority.values()) {
            for (Fate fate : account.fatesMet(priority)) {
                Counts counts = account.lostSeries(priority, fate);
                sum += fate.isLoss() != apart ? counts.count(bucket) : 0;
            }
        }
        return sum;
    }

    /** Existing workers of a stage, on average over a bucket; 0 where nobody counts them. */
    double existing(StageSeries stage, int bucket) {
        Level existing = stage.existing();
        return existing == null ? stage.workers() : existing.bucketMean(bucket);
    }

    /** Longest stretches of buckets that are so, at least {@code least} long. */
    List<Stretch> stretches(int least, IntPredicate so) {
        List<Stretch> stretches = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= count(); i++) {
            boolean now = i < count() && so.test(i);
            if (now && from < 0) {
                from = i;
            } else if (!now && from >= 0) {
                if (i - from >= least) {
                    stretches.add(new Stretch(from, i));
                }
                from = -1;
            }
        }
        return stretches;
    }

    /** The end of a stretch, which is open if the run ends with it. */
    long until(Stretch stretch) {
        return stretch.to() == count() ? Anomaly.OPEN : end(stretch.to() - 1);
    }
}
