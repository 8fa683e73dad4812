package buzzville.consumer;

import buzzville.consumer.scaling.Autoscaling;
import buzzville.consumer.scaling.Decision;
import buzzville.consumer.scaling.Reading;
import buzzville.consumer.scaling.Scaler;
import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.metric.Level;
import buzzville.metric.PolicyTally;
import buzzville.metric.Span;
import buzzville.random.Draws;
import buzzville.random.Sampler;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what a scaler decides for the workers of one service instance: looks at them every so often, starts some, lets
 * some go, and has nobody take anything new for a while after each change.
 *
 * <p>Of workers that are too many, those that still start are given up first, the last started first. A change is the
 * instant at which workers begin to exist or begin to retire; a pause that meets another lasts as long as the later one.
 * Nothing is evaluated after the end of the run; while it is drained a service that has nobody gets one worker.
 */
public final class Supervisor {
    /** The queue before the workers. */
    public interface Queue {
        /** How many messages wait. */
        long waiting();

        /** How many are not done: those that wait and those that workers have in hand. */
        long lag();

        /** Stops dispatching. */
        void pause();

        /** Dispatches again. */
        void resume(long now);

        /** Workers may have become ready. */
        void pump(long now);
    }

    /** A policy at work, with its books. */
    private record Scaling(
            Autoscaling policy, Scaler scaler, @Nullable Sampler startUp, PolicyTally tally) {}

    private final Simulation simulation;
    private final int partitions;
    private final Staff staff;
    private final Queue queue;
    private final String name;
    private final long end;
    private final Draws draws;
    private final Level busy;
    private final Headcount starting;
    /** Null while the number of workers is what it is. */
    private @Nullable Scaling scaling;

    private int most;
    private boolean changed;
    /** How many series of evaluations there were before; those of another series do not happen. */
    private long series;

    private @Nullable EventType evaluate;
    private @Nullable EventType ready;
    private @Nullable EventType rebalanced;
    /** Tickets of those that start, in the order of their start; a ready one is taken out. */
    private final List<Long> starts = new ArrayList<>();

    private final List<Long> order = new ArrayList<>();
    private final List<Evaluation> evaluations = new ArrayList<>();
    private BigInteger busyBefore = BigInteger.ZERO;
    private BigInteger presentBefore = BigInteger.ZERO;
    private long started;
    private long ups;
    private long downs;
    private boolean paused;
    private long pausedUntil;

    /**
     * Watches over these workers from the start, and leaves them alone until it {@linkplain #keepTo keeps to} a policy.
     *
     * @param name of the service instance
     * @param partitions of the broker
     * @param staff of the workers
     * @param draws of the start-up times
     */
    public Supervisor(
            Simulation simulation,
            String name,
            int partitions,
            Workers workers,
            Staff staff,
            Queue queue,
            Draws draws,
            Span span) {
        this.simulation = simulation;
        this.partitions = partitions;
        this.staff = staff;
        this.queue = queue;
        this.name = name;
        this.end = span.to();
        this.draws = draws;
        this.busy = new Level(name + "/busy since", Staff.whole(span));
        this.starting = new Headcount(name + "/starting", span);
        workers.watch(busy);
    }

    /**
     * Keeps to a policy from now on; the first evaluation is at {@code policy.every()} from now. A policy of the same kind goes on
     * where the former one was, and if it looks as often as that one, at the same instants. Who starts goes on starting.
     */
    public void keepTo(Autoscaling policy, PolicyTally tally, long now) {
        Scaling before = scaling;
        Scaling same = before != null && before.policy().getClass() == policy.getClass() ? before : null;
        Scaler scaler = policy.start(partitions);
        if (now > 0) {
            changed = true;
            scaler.begin(same == null ? null : same.scaler(), now);
        }
        scaling = new Scaling(
                policy,
                scaler,
                policy.startUp() == null ? null : policy.startUp().sampler(),
                tally);
        most = Math.max(most, policy.max());
        if (evaluate == null) {
            evaluate = simulation.eventType(name + "/evaluate", Rank.TIMER, this::evaluate);
            ready = simulation.eventType(name + "/ready", Rank.WORKER_READY, this::onReady);
            rebalanced = simulation.eventType(name + "/rebalanced", Rank.WORKER_READY, (at, until) -> goOn(at));
        }
        if (same == null || same.policy().every() != policy.every()) {
            series += before == null && series == 0 ? 0 : 1;
            look(now);
            evaluate.at(now + policy.every(), series);
        }
    }

    /** The number of workers is no longer changed: nobody is looked at, and those who start are given up. */
    public void stop(long now) {
        scaling = null;
        changed = true;
        series++;
        giveUp(starts.size(), now);
    }

    /** The most workers that any policy so far allows. */
    public int most() {
        return most;
    }

    /** Whether it has ever kept to something else than it did at the start. */
    public boolean changed() {
        return changed;
    }

    /** Workers that have been started and do not yet exist. */
    public Headcount starting() {
        return starting;
    }

    /** Every evaluation so far. */
    public List<Evaluation> evaluations() {
        return Collections.unmodifiableList(evaluations);
    }

    /** How often more workers were decided on, warm-up included. */
    public long ups() {
        return ups;
    }

    /** How often fewer workers were decided on, warm-up included. */
    public long downs() {
        return downs;
    }

    private void evaluate(long now, long of) {
        if (scaling == null || evaluate == null || of != series) {
            return; // of a policy that looked at other instants
        }
        Autoscaling policy = scaling.policy();
        PolicyTally tally = scaling.tally();
        int workers = staff.working() + starting.count();
        if (now >= end) {
            if (workers == 0) {
                start(scaling, now);
                queue.pump(now);
            }
            return;
        }
        Reading reading = read(now, workers);
        Decision decision = scaling.scaler().decide(reading);
        evaluations.add(new Evaluation(
                now,
                name,
                policy.measure(),
                decision.metric(),
                decision.target(),
                workers,
                decision.raw(),
                decision.applied(),
                decision.reason()));
        tally.figure("evaluations", 1);
        evaluate.in(policy.every(), series);
        if (decision.applied() > workers) {
            ups++;
            tally.figure("up", 1);
            grow(scaling, decision.applied() - workers, now);
        } else if (decision.applied() < workers) {
            downs++;
            tally.figure("down", 1);
            shrink(scaling, workers - decision.applied(), now);
        }
    }

    private Reading read(long now, int workers) {
        BigInteger busyThen = busyBefore;
        BigInteger presentThen = presentBefore;
        look(now);
        return new Reading(
                now,
                workers,
                staff.ready(),
                queue.waiting(),
                queue.lag(),
                busyBefore.subtract(busyThen),
                presentBefore.subtract(presentThen));
    }

    /** The next reading begins now. */
    private void look(long now) {
        busy.finish(now);
        staff.present().finish(now);
        busyBefore = busy.wholeArea().exact();
        presentBefore = staff.present().wholeArea().exact();
    }

    private void grow(Scaling by, int more, long now) {
        boolean any = false;
        for (int i = 0; i < more; i++) {
            any |= start(by, now);
        }
        if (any) {
            rebalance(by, now);
            queue.pump(now);
        }
    }

    /** Starts one worker. @return whether it exists at once */
    private boolean start(Scaling by, long now) {
        Sampler startUp = by.startUp();
        long delay = startUp == null ? 0 : Math.round(startUp.sample(draws.of(started, 0)));
        long number = started++;
        if (delay == 0) {
            staff.hire(now);
            return true;
        }
        starting.change(now, 1);
        order.add(number);
        starts.add(Objects.requireNonNull(ready).timer(now + delay, number));
        return false;
    }

    private void onReady(long now, long number) {
        int place = order.indexOf(number);
        order.remove(place);
        starts.remove(place);
        starting.change(now, -1);
        staff.hire(now);
        rebalance(Objects.requireNonNull(scaling), now);
        queue.pump(now);
    }

    private void shrink(Scaling by, int fewer, long now) {
        int left = fewer - giveUp(fewer, now);
        if (left > 0) {
            rebalance(by, now);
        }
        for (; left > 0; left--) {
            staff.retire();
        }
    }

    /** The last of those who start do not. @return how many of so many there were */
    private int giveUp(int some, long now) {
        int given = 0;
        for (; given < some && !starts.isEmpty(); given++) {
            order.remove(order.size() - 1);
            simulation.cancel(starts.remove(starts.size() - 1));
            starting.change(now, -1);
        }
        return given;
    }

    private void rebalance(Scaling by, long now) {
        if (by.policy().rebalance() == 0) {
            return;
        }
        by.tally().figure("pauses", 1);
        pausedUntil = now + by.policy().rebalance();
        if (!paused) {
            paused = true;
            queue.pause();
            Objects.requireNonNull(rebalanced).at(pausedUntil, 0);
        }
    }

    private void goOn(long now) {
        if (now < pausedUntil) {
            Objects.requireNonNull(rebalanced).at(pausedUntil, 0);
        } else {
            paused = false;
            queue.resume(now);
        }
    }
}
