package buzzville.journal;

import buzzville.metric.Fate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a journal. They stand in the order in which things were handled; {@link #at} never goes back, virtual
 * nanoseconds since the start.
 */
public sealed interface Entry {
    long at();

    /** The message that it is about; null if it is about none. */
    default @Nullable Told message() {
        return null;
    }

    /** A message came into the world, or an aggregate into being. */
    record Occurred(long at, Told message) implements Entry {}

    /** A message that was settled is mentioned again below, as when somebody who joined later gets it after all. */
    record Recalled(long at, Told message) implements Entry {}

    /**
     * The broker let it in: it has its place in the log of its partition.
     *
     * @param offset its place, from 0
     * @param stage where it waits for a thread of the broker; null if the broker takes no time, or if its log has it and it does
     *     not wait for a thread yet
     * @param again whether it had been handed to its subscriptions before, and was published once more
     */
    record Admitted(
            long at,
            Told message,
            int partition,
            long offset,
            @Nullable Stage stage,
            boolean again) implements Entry {
        /** One that comes for the first time. */
        public Admitted(long at, Told message, int partition, long offset, @Nullable Stage stage) {
            this(at, message, partition, offset, stage, false);
        }
    }

    /** What the broker had let in of it is gone before it was handed over; its sender may publish it again. */
    record Forgotten(long at, Told message) implements Entry {}

    /**
     * The broker handed it to its subscriptions.
     *
     * @param consumers those who expect it, in file order
     * @param from the partition that is rid of it thereby, or null
     */
    record Routed(
            long at,
            Told message,
            List<String> consumers,
            @Nullable Stage from) implements Entry {}

    /** A copy entered a stage's lane, if only to leave it at once. */
    record Entered(long at, Told message, Stage stage) implements Entry {}

    /** A worker was given a copy. */
    record Dispatched(long at, Told message, Stage stage) implements Entry {}

    /**
     * A copy stands in its lane again.
     *
     * @param fromHand whether it comes straight from a worker
     */
    record Returned(long at, Told message, Stage stage, boolean fromHand) implements Entry {}

    /**
     * A copy left a stage without finding its fate thereby.
     *
     * @param inHand whether a worker had it; else it waited
     */
    record Left(long at, Told message, Stage stage, boolean inHand) implements Entry {}

    /**
     * A subscription's story of a message ended, or the broker's of one that nobody expects.
     *
     * @param subscription who expected it; empty for the broker
     * @param fate null: on its way when the run ended
     * @param stage that the copy left thereby; null if it stood at none
     * @param inHand whether a worker of the stage had it; else it waited there
     * @param into identity of what it had become part of; 0 if of nothing
     * @param served what its last worker did with it; null if it never came to one
     */
    record Ended(
            long at,
            Told message,
            String subscription,
            @Nullable Fate fate,
            @Nullable Stage stage,
            boolean inHand,
            long into,
            @Nullable Served served)
            implements Entry {}

    /**
     * The last attempt at serving a copy.
     *
     * @param worker from 0
     * @param attempts starts of service
     */
    record Served(int worker, int attempts, long receivedAt, long startedAt) {}

    /** Nobody expects anything of it any more. */
    record Settled(long at, Told message) implements Entry {}

    /** An incident of the scenario begins. */
    record Began(long at, String incident, String kind, List<Victim> victims) implements Entry {}

    /**
     * An incident that comes by itself hits some more of its victims, or nobody serves a partition's log any more.
     *
     * @param incident its name; empty for partitions that nobody serves
     */
    record Down(long at, String incident, List<Victim> victims) implements Entry {}

    /** That is over. */
    record Up(long at, String incident, List<Victim> victims) implements Entry {}

    /**
     * Whom an incident hits: takes down, if it is an outage or a crash.
     *
     * @param name such as {@code police}, {@code police[0]}, {@code police/3} for a worker, {@code broker}, {@code broker[0]} for a
     *     partition, {@code broker node 1}, {@code network/to-broker} or a producer
     * @param workers how many of a service's workers; -1 for all
     */
    record Victim(String name, int workers) {}

    /** An incident of the scenario is over. */
    record Over(long at, String incident) implements Entry {}

    /** The run ended: the last record. */
    record Finished(long at) implements Entry {}
}
