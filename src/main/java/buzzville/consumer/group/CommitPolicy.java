package buzzville.consumer.group;

/** When a service tells the broker which messages it has processed. */
public interface CommitPolicy {
    /** It never commits because time has passed. */
    long NEVER = Long.MAX_VALUE;

    /** At every multiple of how many nanoseconds, or {@link #NEVER}. */
    long period();

    /** After how many messages since the last commit, at least 1; {@link Integer#MAX_VALUE} for any number. */
    int most();
}
