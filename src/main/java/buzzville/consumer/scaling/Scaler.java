package buzzville.consumer.scaling;

/** A scaling policy at work for one instance of a service; it remembers its own decisions. */
public interface Scaler {
    /** How many workers there should be from now on. Readings come in order of time. */
    Decision decide(Reading reading);
}
