package buzzville.broker.outbox;

/** Whether a producer keeps what it has published until the broker has acknowledged it. */
public interface OutboxPolicy {
    /** Whether it keeps anything. */
    boolean keeps();
}
