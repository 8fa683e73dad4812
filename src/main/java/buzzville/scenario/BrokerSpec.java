package buzzville.scenario;

import buzzville.broker.Expiry;
import buzzville.broker.backpressure.BackpressurePolicy;
import buzzville.broker.batching.BatchingPolicy;
import buzzville.broker.delivery.DeliveryPolicy;
import buzzville.broker.dispatch.DispatchPolicy;
import buzzville.broker.partition.PartitionPolicy;
import buzzville.message.Priority;
import buzzville.random.Distribution;
import buzzville.unit.CountOrUnlimited;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands between producers and services. */
@Doc("What stands between producers and services.")
public record BrokerSpec(
        @Doc("A real broker whose settings hold where the scenario says nothing; absent: none.") @Nullable
        Profile profile,

        @Doc("How what producers report gets to the services.") @Default("publish")
        DeliveryPolicy delivery,

        @Doc("How senders put messages together before they send them.") @Default("none")
        BatchingPolicy batching,

        @Doc("How messages are spread over partitions.") @Default("single")
        PartitionPolicy partitions,

        @Doc("Threads that handle messages, of each partition or of all together.") @Default("1")
        int threads,

        @Doc("Whose the threads are.") @Default("partition") ThreadsOf threadsOf,

        @Doc("Time that a thread needs for a message; absent: none, and messages pass without waiting.")
        @Nullable
        @DurationNanos
        Distribution serviceTime,

        @Doc("Lanes of each partition by name; absent: one unlimited lane 'all'.") @Nullable
        Map<String, LaneSpec> lanes,

        @Doc("Most messages that may wait in all lanes of a partition together.")
        @Default("unlimited")
        @CountOrUnlimited
        int sharedCapacity,

        @Doc("Which waiting message is served next.") @Default("fifo")
        DispatchPolicy dispatch,

        @Doc("Time to live from the occurrence, by priority.") @Default("{}") @DurationNanos
        Map<Priority, Distribution> ttl,

        @Doc("Who may come in at all: a policy, or several that are asked in this order; absent: everybody.") @Nullable
        AdmissionSpec admission,

        @Doc("Which messages are made fewer before they enter the lanes, and how; by a name of your own.")
        @Default("{}")
        Map<String, AggregationSpec> aggregation,

        @Doc("How producers are told to slow down.") @Default("none")
        BackpressurePolicy backpressure,

        @Doc("When expired messages leave their lane.") @Default("at-deadline")
        Expiry expiry,

        @Doc("What it writes down; absent: nothing, and a crash loses all that waits.") @Nullable
        JournalSpec journal) {
    /** Whose the broker's threads are. */
    public enum ThreadsOf {
        /** Each partition has its own. */
        PARTITION,
        /** All partitions share them; partitions with waiting messages take turns. */
        BROKER
    }

    public BrokerSpec {
        StageSpec.checkThreads("threads", threads);
    }

    /** The queue of each partition. */
    public StageSpec stage() {
        return new StageSpec(lanes, sharedCapacity, dispatch, ttl, admission, aggregation, expiry);
    }
}
