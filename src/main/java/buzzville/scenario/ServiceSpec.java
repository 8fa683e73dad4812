package buzzville.scenario;

import buzzville.broker.Expiry;
import buzzville.broker.dispatch.DispatchPolicy;
import buzzville.broker.order.DeliveryOrder;
import buzzville.broker.outbox.OutboxPolicy;
import buzzville.consumer.fetch.FetchPolicy;
import buzzville.consumer.fetch.Poll;
import buzzville.consumer.group.CommitPolicy;
import buzzville.consumer.group.DeduplicationPolicy;
import buzzville.consumer.group.RebalancePolicy;
import buzzville.consumer.scaling.ScalingPolicy;
import buzzville.message.DeadLetters;
import buzzville.message.Priority;
import buzzville.random.Distribution;
import buzzville.retry.BreakerPolicy;
import buzzville.retry.NoBreaker;
import buzzville.retry.NoRetry;
import buzzville.retry.RetryPolicy;
import buzzville.unit.CountOrUnlimited;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.RatePerSecond;
import buzzville.unit.Ratio;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who listens: a consumer group with its subscription. */
@Doc("A service that subscribes to events and works on them.")
public record ServiceSpec(
        @Doc("What people call it.") @Nullable Label label,
        @Doc("What it does.") @Nullable Label description,
        @Doc("Types of event that it wants.") List<String> subscribes,

        @Doc("Zones that it cares about; absent: all.") @Nullable
        List<String> zones,

        @Doc("Priorities that it cares about; absent: all.") @Nullable
        List<Priority> priorities,

        @Doc("How many of it there are, each with its own subscription and workers.") @Default("1")
        int instances,

        @Doc("Workers of each instance; at the beginning, if it scales.") @Default("1") @CountOrUnlimited
        int workers,

        @Doc("When the number of workers changes, in each instance by itself.") @Default("fixed")
        ScalingPolicy scaling,

        @Doc("Time that a worker needs for a message, constant or drawn; absent: none.") @Nullable @DurationNanos
        Distribution serviceTime,

        @Doc("What differs for some types of event.") @Default("{}") @DurationNanos
        Map<String, Distribution> serviceTimes,

        @Doc("How messages come to its workers; when they poll, 'prefetch' says nothing.") @Default("push")
        FetchPolicy fetch,

        @Doc("Most messages dispatched to a worker and not yet acknowledged.") @Default("1")
        int prefetch,

        @Doc("When a message is acknowledged.") @Default("on-finish")
        Acknowledge acknowledge,

        @Doc("When it commits what it has processed; what it has not is delivered again after a crash.")
        @Default("each")
        CommitPolicy commit,

        @Doc("What it remembers of what it has handled, so as not to handle it again; absent: nothing.") @Nullable
        DeduplicationPolicy deduplicate,

        @Doc("What a change among its workers costs the others.") @Default("none")
        RebalancePolicy rebalance,

        @Doc("Probability that an attempt fails.") @Default("0%") @Ratio
        double failure,

        @Doc("How often a message may be tried, the first time included.") @Default("1")
        int attempts,

        @Doc("Whether and when a failed message is tried again; absent: at once, as often as 'attempts' says.")
        @Nullable
        RetryPolicy retry,

        @Doc("When to stop dispatching to its workers because too many attempts fail; absent: never.") @Nullable
        BreakerPolicy breaker,

        @Doc("Which lost messages it puts aside: those that failed for good, expired or found no room.")
        @Default("[failed]")
        List<DeadLetters.Why> deadLetter,

        @Doc("Its lanes on the broker's side, by name; absent: one unlimited lane 'all'.") @Nullable
        Map<String, LaneSpec> lanes,

        @Doc("Most messages that may wait in all its lanes together.") @Default("unlimited") @CountOrUnlimited
        int sharedCapacity,

        @Doc("Which waiting message is served next.") @Default("fifo")
        DispatchPolicy dispatch,

        @Doc("In which order its messages are received.") @Default("arrival")
        DeliveryOrder order,

        @Doc("Time to live from the occurrence, by priority.") @Default("{}") @DurationNanos
        Map<Priority, Distribution> ttl,

        @Doc("Who may come in at all: a policy, or several that are asked in this order; absent: everybody.") @Nullable
        AdmissionSpec admission,

        @Doc("Which messages are made fewer before they enter the lanes, and how; by a name of your own.")
        @Default("{}")
        Map<String, AggregationSpec> aggregation,

        @Doc("When expired messages leave their lane.") @Default("at-deadline")
        Expiry expiry,

        @Doc("When it joins; absent: it is there from the start.") @Nullable @DurationNanos
        Long joins,

        @Doc("When it leaves: nothing more is routed to it, and what waits is finished; absent: never.")
        @Nullable
        @DurationNanos
        Long leaves,

        @Doc("Where one that joins begins.") @Default("latest")
        From from,

        @Doc("How long the broker keeps a message for one that joins from the earliest; absent: for ever.")
        @Nullable
        @DurationNanos
        Long retention,

        @Doc("Events that it publishes when it has processed a message, by name of the event.") @Default("{}")
        Map<String, EffectSpec> emits,

        @Doc("Whether each instance keeps what it publishes until the broker has acknowledged it.") @Default("none")
        OutboxPolicy outbox,

        @Doc("What it does to traffic lights when it has processed a message.") @Nullable
        ControlSpec controls,

        @Doc("The event from which it knows the state of traffic lights.") @Nullable
        BeliefSpec believes,

        @Doc("Later reports of an incident that it has handled only confirm it; absent: each is handled anew.")
        @Nullable
        Correlation correlates,

        @Doc("Most messages that are dispatched per second, all workers together; absent: no limit.")
        @Nullable
        @RatePerSecond
        Double rate,

        @Doc("Whether the order in which its messages arrive is compared with that in which they occurred.")
        @Default("false")
        boolean watchOrder) {
    private static final int MOST_INSTANCES = 10_000;

    /** When a message is acknowledged. */
    public enum Acknowledge {
        /** When it has been processed: a worker that goes down gives it back. */
        ON_FINISH,
        /** When it reaches the worker: whatever the worker has in hand is lost when it goes down. */
        ON_RECEIPT
    }

    /** Where a service that joins during the run begins. */
    public enum From {
        /** With what is routed from then on. */
        LATEST,
        /** With what the broker has kept for it since the start, in the order of routing. */
        EARLIEST
    }

    public ServiceSpec {
        if (leaves != null && !(leaves > (joins == null ? 0 : joins))) {
            throw new IllegalArgumentException("leaves must be later than " + (joins == null ? "0s" : "joins"));
        }
        if (retention != null && !(retention > 0)) {
            throw new IllegalArgumentException("retention must be longer than 0s");
        }
        if (zones != null && zones.isEmpty()) {
            throw new IllegalArgumentException("zones must name at least one, or be absent for all");
        }
        if (priorities != null && priorities.isEmpty()) {
            throw new IllegalArgumentException("priorities must name at least one, or be absent for all");
        }
        if (!(1 <= instances && instances <= MOST_INSTANCES)) {
            throw new IllegalArgumentException(
                    "instances must be from 1 to " + MOST_INSTANCES + ", but is " + instances);
        }
        if (workers != Integer.MAX_VALUE) {
            StageSpec.checkThreads("workers", workers);
        }
        if (!(1 <= prefetch && prefetch <= 65_535)) {
            throw new IllegalArgumentException("prefetch must be from 1 to 65535, but is " + prefetch);
        }
        if (rate != null && !(rate > 0 && rate <= 1e9)) {
            throw new IllegalArgumentException(
                    "rate must be above 0/s and at most 1000000000/s, but is " + rate + "/s");
        }
        if (!(1 <= attempts && attempts <= 1_000_000)) {
            throw new IllegalArgumentException("attempts must be from 1 to 1000000, but is " + attempts);
        }
    }

    /** Whether it listens from the start to the end. */
    public boolean isAlwaysThere() {
        return leaves == null && (joins == null || joins == 0);
    }

    /** How many messages a worker may have in hand, however it comes by them. */
    public int mostInHand() {
        return fetch instanceof Poll poll ? Math.max(2, poll.maxRecords()) : prefetch;
    }

    /** The policy of its retries; null if it has none, or one that never tries again. */
    public @Nullable RetryPolicy retries() {
        return retry instanceof NoRetry ? null : retry;
    }

    /** When it stops dispatching; null if it never does. */
    public @Nullable BreakerPolicy breaks() {
        return breaker instanceof NoBreaker ? null : breaker;
    }

    /** How often a message may be tried, the first time included, whoever says so. */
    public int mostAttempts() {
        return retry == null ? attempts : retry.attempts();
    }

    /** Its queue on the broker's side. */
    public StageSpec stage() {
        return new StageSpec(lanes, sharedCapacity, dispatch, ttl, admission, aggregation, expiry);
    }
}
