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

    private final Simulation simulation;
    private final Autoscaling policy;
    private final Scaler scaler;
    private final Staff staff;
    private final Queue queue;
    private final String name;
    private final long end;
    private final @Nullable Sampler startUp;
    private final Draws draws;
    private final PolicyTally tally;
    private final Level busy;
    private final Headcount starting;
    private final EventType evaluate;
    private final EventType ready;
    private final EventType rebalanced;
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
     * Watches over these workers from the start; the first evaluation is at {@code policy.every()}.
     *
     * @param name of the service instance
     * @param partitions of the broker
     * @param staff of the workers
     * @param draws of the start-up times
     * @param tally of what it does
     */
    public Supervisor(
            Simulation simulation,
            String name,
            Autoscaling policy,
            int partitions,
            Workers workers,
            Staff staff,
            Queue queue,
            Draws draws,
            PolicyTally tally,
            Span span) {
        this.simulation = simulation;
        this.policy = policy;
        this.scaler = policy.start(partitions);
        this.staff = staff;
        this.queue = queue;
        this.name = name;
        this.end = span.to();
        this.startUp = policy.startUp() == null ? null : policy.startUp().sampler();
        this.draws = draws;
        this.tally = tally;
        this.busy = new Level(name + "/busy since", Staff.whole(span));
        this.starting = new Headcount(name + "/starting", span);
        workers.watch(busy);
        this.evaluate = simulation.eventType(name + "/evaluate", Rank.TIMER, (now, argument) -> evaluate(now));
        this.ready = simulation.eventType(name + "/ready", Rank.WORKER_READY, this::onReady);
        this.rebalanced = simulation.eventType(name + "/rebalanced", Rank.WORKER_READY, (now, until) -> goOn(now));
        evaluate.at(policy.every(), 0);
    }

    public Autoscaling policy() {
        return policy;
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

    private void evaluate(long now) {
        int workers = staff.working() + starting.count();
        if (now >= end) {
            if (workers == 0) {
                start(now);
                queue.pump(now);
            }
            return;
        }
        Reading reading = read(now, workers);
        Decision decision = scaler.decide(reading);
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
        evaluate.in(policy.every(), 0);
        if (decision.applied() > workers) {
            ups++;
            tally.figure("up", 1);
            grow(decision.applied() - workers, now);
        } else if (decision.applied() < workers) {
            downs++;
            tally.figure("down", 1);
            shrink(workers - decision.applied(), now);
        }
    }

    private Reading read(long now, int workers) {
        busy.finish(now);
        staff.present().finish(now);
        BigInteger busyNow = busy.wholeArea().exact();
        BigInteger presentNow = staff.present().wholeArea().exact();
        Reading reading = new Reading(
                now,
                workers,
                staff.ready(),
                queue.waiting(),
                queue.lag(),
                busyNow.subtract(busyBefore),
                presentNow.subtract(presentBefore));
        busyBefore = busyNow;
        presentBefore = presentNow;
        return reading;
    }

    private void grow(int by, long now) {
        boolean any = false;
        for (int i = 0; i < by; i++) {
            any |= start(now);
        }
        if (any) {
            rebalance(now);
            queue.pump(now);
        }
    }

    /** Starts one worker. @return whether it exists at once */
    private boolean start(long now) {
        long delay = startUp == null ? 0 : Math.round(startUp.sample(draws.of(started, 0)));
        long number = started++;
        if (delay == 0) {
            staff.hire(now);
            return true;
        }
        starting.change(now, 1);
        order.add(number);
        starts.add(ready.timer(now + delay, number));
        return false;
    }

    private void onReady(long now, long number) {
        int place = order.indexOf(number);
        order.remove(place);
        starts.remove(place);
        starting.change(now, -1);
        staff.hire(now);
        rebalance(now);
        queue.pump(now);
    }

    private void shrink(int by, long now) {
        int left = by;
        for (; left > 0 && !starts.isEmpty(); left--) {
            order.remove(order.size() - 1);
            simulation.cancel(starts.remove(starts.size() - 1));
            starting.change(now, -1);
        }
        if (left > 0) {
            rebalance(now);
        }
        for (; left > 0; left--) {
            staff.retire();
        }
    }

    private void rebalance(long now) {
        if (policy.rebalance() == 0) {
            return;
        }
        tally.figure("pauses", 1);
        pausedUntil = now + policy.rebalance();
        if (!paused) {
            paused = true;
            queue.pause();
            rebalanced.at(pausedUntil, 0);
        }
    }

    private void goOn(long now) {
        if (now < pausedUntil) {
            rebalanced.at(pausedUntil, 0);
        } else {
            paused = false;
            queue.resume(now);
        }
    }
}
