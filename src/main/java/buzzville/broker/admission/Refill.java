package buzzville.broker.admission;

/** When the tokens of a bucket come back. */
public interface Refill {
    /** So many nanoseconds lie between two refills; 1 is as good as always. */
    long step();
}
