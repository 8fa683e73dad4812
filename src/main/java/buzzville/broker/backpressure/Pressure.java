package buzzville.broker.backpressure;

/** A backpressure policy in one run. */
public interface Pressure {
    /** The valve of somebody who is about to send for the first time. */
    Valve valve(Sender sender);

    /** Keeps to other parameters from now on: the same policy, which goes on where it was. */
    default void keepTo(BackpressurePolicy other, long now) {}

    /** So many more messages, or fewer, wait in lanes that the policy watches; only told to those who watch. */
    default void backlog(int change, long now) {}

    /** So many bytes wait or are in hand on the broker's side; only told when {@linkplain Setting#measureAt asked for}. */
    default void measured(long bytes, long now) {}
}
