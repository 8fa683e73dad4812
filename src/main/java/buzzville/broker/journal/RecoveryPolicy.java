package buzzville.broker.journal;

/** What a broker that is up again reads of its journal. */
public interface RecoveryPolicy {
    /** Everything of the log counts. */
    long ALL = Long.MAX_VALUE / 2;

    /** How many of the last messages that the broker appended are read again. */
    long last();

    /** Whether those among them are delivered again that their subscriptions had acknowledged. */
    boolean repeats();
}
