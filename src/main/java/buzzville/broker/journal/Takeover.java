package buzzville.broker.journal;

/** What the other replicas do once it is noticed that a leader is down. */
public enum Takeover {
    /** One of them leads from then on, as in Kafka. */
    SERVE,
    /** One of them goes on recording and serves nobody; the leader reads it all when it is back. */
    RECORD
}
