package buzzville.producer;

import buzzville.metric.Fate;

/** What an instance of a producer does with what it has to say while backpressure tells it to be quiet. */
public interface Restraint {
    /** How many messages it can keep until it may send again. */
    int room();

    /** The fate of those beyond. */
    Fate beyond();

    /** Whether it sends anyway. */
    default boolean isExempt() {
        return false;
    }

    /** Whether it makes sense only for somebody who samples, who can take a sample later. */
    default boolean isForSampling() {
        return false;
    }
}
