package buzzville.message;

import org.jspecify.annotations.Nullable;

/**
 * One message at one stage: as a subscription expects it, or as a broker partition works on it.
 *
 * <p>A row that stages write as it passes, and a link of the lane that it waits in. Instants and durations are virtual
 * nanoseconds.
 */
public final class Copy {
    private static final int RETRY_BITS = 20;

    public final Message message;
    /** Whose expectation it is; the broker's own account while a partition works on it. */
    public final Account account;
    /** That of the message, asked for at every step. */
    private final int priority;

    /** Offered to the stage's lanes. */
    public long offeredAt = Message.NEVER;
    /** Entered the stage: the lanes took it, or a worker at once. */
    public long enteredAt = Message.NEVER;
    /** Last time it came to stand in the queue. */
    public long queuedAt = Message.NEVER;
    /** Last dispatched to a worker. */
    public long dispatchedAt = Message.NEVER;
    /** Last reached the worker, after the network. */
    public long receivedAt = Message.NEVER;
    /** Service last began. */
    public long startedAt = Message.NEVER;
    /** Waiting of all attempts so far, hops left out. */
    public long waited;
    /** Time on the way to workers, all attempts so far. */
    public long travelled;
    /** Starts of service so far. */
    public int attempts;
    /** Dispatches so far, which aims the draws of the hop. */
    public int dispatches;
    /** The worker that has or had it, or -1. */
    public int worker = -1;
    /** No service may begin after this instant. */
    public long deadline;

    /** Has stood in a lane with a time to live of its own before. */
    public boolean stood;

    /** Comes out of what the broker kept for somebody who was not there, or not so far yet, when it was routed. */
    public boolean replayed;

    /** Only confirms what its subscription knew from another report of the same incident. */
    public boolean confirms;

    /** Its subscription knows that it has handled the message before. */
    public boolean recognised;

    /** Its sender hears that it was shed. */
    public boolean told;

    /** Where the broker has written down the message that it is a copy of; null where it keeps no journal. */
    public @Nullable Entry entry;

    /** Its failed attempts; null if none has failed. */
    public @Nullable Failed failed;

    /** Its fate is decided; it can have only one. */
    boolean settled;

    /** What the attempts of its sender at this expectation share; null where there is only one. */
    public @Nullable Claim claim;
    /** How many attempts its sender made before this one. */
    public int retries;
    /** When its sender sent it, where that is not when the message was admitted. */
    public long sentAt = Message.NEVER;

    /** Who must be told when a full lane lets it in at last. */
    public @Nullable Feeder feeder;

    /** Its place in the lane that it waits in: neighbours in a list, or an index in a heap. */
    public @Nullable Copy ahead;

    public @Nullable Copy behind;
    public int place;
    /** Its turn among all that wait at the stage, then among all that workers took: smaller came earlier. */
    public long turn;
    /** Where an order is kept, the how-manieth it is whose turn has come; before all of them 0. */
    public long rank;
    /** It was turned away, and its sender publishes it again. */
    public boolean comesAgain;
    /** Ticket and slot of the timer that ends its life in the lane, or -1. */
    public long expiryTicket = -1;

    public int expirySlot;

    public Copy(Message message, Account account) {
        this.message = message;
        this.account = account;
        this.priority = message.priority;
        this.deadline = message.deadline;
        this.entry = message.entry;
    }

    /** Aims the draws of this start of service: no two starts of one message at one service have the same. */
    public int aim() {
        return attempts + (retries << RETRY_BITS);
    }

    public int priority() {
        return priority;
    }
}
