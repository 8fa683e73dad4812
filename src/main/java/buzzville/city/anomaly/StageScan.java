package buzzville.city.anomaly;

import buzzville.broker.Lane;
import buzzville.city.StageSeries;
import buzzville.city.anomaly.Anomaly.Subject;
import buzzville.city.anomaly.Buckets.Stretch;
import buzzville.message.Account;
import buzzville.message.Priority;
import buzzville.metric.Counts;
import buzzville.metric.Episodes;
import buzzville.metric.Fate;
import buzzville.metric.Level;
import java.util.List;
import java.util.stream.IntStream;

/** Looks for what is wrong at one stage: its lanes, its workers, its breaker, its losses. */
final class StageScan {
    /** A queue grows if it is longer at the end of so many buckets in a row. */
    static final int ROW = 3;
    /** By so many messages at least; it has stopped to be longer when fewer are left of that. */
    static final long GROWTH = 10;

    private static final double NEARLY = 0.8;
    private static final double ALL = 1 - 1e-9;
    private static final int STUCK_BUCKETS = 2;
    private static final int STUCK_SERVICES = 3;
    private static final int OPEN = 2;

    private final Buckets buckets;
    private final StageSeries stage;
    private final Account books;
    private final List<Draft> drafts;

    /** @param broker the books that partitions share */
    StageScan(Buckets buckets, StageSeries stage, Account broker, List<Draft> drafts) {
        this.books = stage.account() == null ? broker : stage.account();
        this.buckets = buckets;
        this.stage = stage;
        this.drafts = drafts;
    }

    void scan() {
        for (Lane lane : stage.lanes()) {
            if (lane.capacity() != Integer.MAX_VALUE) {
                full(lane);
                nearlyFull(lane);
            }
        }
        growing();
        saturated();
        if (stage.account() != null) {
            losses(stage.account());
            if (!stage.lanes().isEmpty()) {
                stuck(stage.account());
            }
        }
        if (stage.breaker() != null) {
            breaker(stage.breaker());
        }
    }

    private Draft draft(AnomalyKind kind, Subject subject) {
        Draft draft = new Draft(kind, stage, subject);
        drafts.add(draft);
        return draft;
    }

    private Draft draft(AnomalyKind kind, Subject subject, Stretch stretch) {
        return draft(kind, subject).when(buckets.start(stretch.from()), buckets.until(stretch), false);
    }

    private static Subject of(Lane lane) {
        return new Subject(lane.name(), "", "");
    }

    /** Whether the lane is one that something critical wants to enter. */
    private Severity severity(Lane lane) {
        Counts critical = books.offeredSeries(Priority.CRITICAL);
        boolean any = IntStream.range(0, buckets.count()).anyMatch(i -> critical.count(i) > 0);
        return any && lane.urgency() == Priority.CRITICAL.ordinal() ? Severity.CRITICAL : Severity.WARNING;
    }

    private void full(Lane lane) {
        Episodes jams = lane.jams();
        for (int i = 0; i < jams.size(); i++) {
            long to = jams.until(i) == Episodes.OPEN ? Anomaly.OPEN : jams.until(i);
            double peak = most(lane.length(), buckets.of(jams.from(i)), buckets.of(to) + 1);
            Draft draft = draft(AnomalyKind.LANE_FULL, of(lane))
                    .when(jams.from(i), to, true)
                    .how(severity(lane), jams.times(i), peak, lane.capacity());
            draft.holdsBack = lane.blocks();
        }
    }

    private void nearlyFull(Lane lane) {
        double much = Math.ceil(NEARLY * lane.capacity());
        if (much >= lane.capacity()) {
            return; // too short for something between
        }
        for (Stretch stretch : buckets.stretches(1, i -> lane.length().bucketMax(i) >= much)) {
            double peak = most(lane.length(), stretch.from(), stretch.to());
            if (peak < lane.capacity()) {
                draft(AnomalyKind.LANE_NEARLY_FULL, of(lane), stretch).how(Severity.INFO, 1, peak, lane.capacity());
            }
        }
    }

    private static long most(Level level, int from, int to) {
        long most = 0;
        for (int i = from; i < to; i++) {
            most = Math.max(most, level.bucketMax(i));
        }
        return most;
    }

    private void growing() {
        int bucket = 0;
        while (bucket < buckets.count()) {
            int risen = bucket;
            while (risen < buckets.count() && buckets.waiting(stage, risen) > buckets.waiting(stage, risen - 1)) {
                risen++;
            }
            long growth = buckets.waiting(stage, risen - 1) - buckets.waiting(stage, bucket - 1);
            bucket = risen - bucket >= ROW && growth >= GROWTH ? grew(bucket, risen) : Math.max(risen, bucket + 1);
        }
    }

    /** A queue that grew in these buckets is an anomaly until it is short again. @return the bucket after that */
    private int grew(int from, int risen) {
        long before = buckets.waiting(stage, from - 1);
        int to = risen;
        int worst = risen - 1;
        while (to < buckets.count() && buckets.waiting(stage, to) - before >= GROWTH) {
            worst = buckets.waiting(stage, to) > buckets.waiting(stage, worst) ? to : worst;
            to++;
        }
        // the bucket in which it is short again belongs to it
        int last = Math.min(buckets.count(), to + 1);
        long until = to == buckets.count() ? Anomaly.OPEN : buckets.end(last - 1);
        Draft draft = draft(AnomalyKind.QUEUE_GROWING, Subject.NONE)
                .when(buckets.start(from), until, false)
                .how(Severity.WARNING, 1, buckets.waiting(stage, worst), before);
        draft.worstAt = buckets.end(worst);
        return last;
    }

    private void saturated() {
        Level busy = stage.busy();
        if (busy == null || stage.workers() == 0) {
            return;
        }
        for (Stretch stretch : buckets.stretches(ROW, i -> isSaturated(busy, i))) {
            draft(AnomalyKind.WORKERS_SATURATED, Subject.NONE, stretch)
                    .how(
                            Severity.INFO,
                            1,
                            most(busy, stretch.from(), stretch.to()),
                            buckets.existing(stage, stretch.from()));
        }
    }

    private boolean isSaturated(Level busy, int bucket) {
        double existing = buckets.existing(stage, bucket);
        return existing > 0 && busy.bucketMean(bucket) >= existing * ALL && buckets.waiting(stage, bucket) > 0;
    }

    private void stuck(Account account) {
        long least = STUCK_SERVICES * serviceTime(account);
        for (Stretch stretch : buckets.stretches(STUCK_BUCKETS, i -> isStuck(account, i))) {
            if (buckets.end(stretch.to() - 1) - buckets.start(stretch.from()) >= least) {
                long peak = 0;
                for (int i = stretch.from(); i < stretch.to(); i++) {
                    peak = Math.max(peak, buckets.waiting(stage, i));
                }
                draft(AnomalyKind.STUCK, Subject.NONE, stretch).how(Severity.CRITICAL, 1, peak, Double.NaN);
            }
        }
    }

    private boolean isStuck(Account account, int bucket) {
        return buckets.delivered(account, bucket) == 0
                && buckets.waiting(stage, bucket - 1) > 0
                && buckets.waiting(stage, bucket) > 0;
    }

    /** The time that a worker spent for each delivery, on average over the run; 0 if nobody knows. */
    private long serviceTime(Account account) {
        double delivered = 0;
        double work = 0;
        for (int i = 0; i < buckets.count(); i++) {
            delivered += buckets.delivered(account, i);
            work += stage.busy() == null ? 0 : stage.busy().bucketMean(i) * (buckets.end(i) - buckets.start(i));
        }
        return delivered == 0 ? 0 : (long) (work / delivered);
    }

    private void breaker(Level state) {
        for (Stretch stretch : buckets.stretches(1, i -> state.bucketMax(i) > 0)) {
            if (most(state, stretch.from(), stretch.to()) == OPEN) {
                draft(AnomalyKind.BREAKER_OPEN, Subject.NONE, stretch).how(Severity.WARNING, 1, Double.NaN, Double.NaN);
            }
        }
    }

    private void losses(Account account) {
        for (Priority priority : Priority.values()) {
            for (Fate fate : account.fatesMet(priority)) {
                Episodes losses = account.losses(priority, fate);
                for (int i = 0; losses != null && i < losses.size(); i++) {
                    Severity severity = priority == Priority.CRITICAL
                            ? Severity.CRITICAL
                            : priority == Priority.HIGH ? Severity.WARNING : Severity.INFO;
                    draft(AnomalyKind.MESSAGES_LOST, new Subject("", priority.label(), fate.label()))
                            .when(losses.from(i), losses.until(i), true)
                            .how(severity, losses.times(i), Double.NaN, Double.NaN);
                }
            }
        }
    }
}
