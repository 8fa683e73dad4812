package buzzville.broker.backpressure;

import buzzville.random.Draws;

/** What a policy may ask of the run that it is in. */
public interface Setting {
    /** Draws of its own. */
    Draws draws();

    /**
     * How long the numbered signal to everybody takes to this sender: its own draw for each sender and signal.
     *
     * @return nanoseconds, at least 0
     */
    long delay(Sender sender, int signal);

    /** Asks the sender's valve again at this instant if anything waits there. */
    void wake(Sender sender, long at);

    /** Has the bytes on the broker's side measured at this instant; only for a policy that says that it measures. */
    void measureAt(long at);

    /** Counts something that concerns all senders, in the books of each producer. */
    void count(String figure);
}
