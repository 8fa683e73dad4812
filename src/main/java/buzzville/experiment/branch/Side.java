package buzzville.experiment.branch;

import buzzville.experiment.Sample;

/**
 * One figure without the choice and with it.
 *
 * @param name such as {@code lost} or {@code p95}
 * @param duration whether it is in nanoseconds; else it is a share of messages
 */
public record Side(String name, boolean duration, Sample without, Sample with) {
    /** With the choice less without, replication by replication. */
    public Sample difference() {
        return with.minus(without);
    }
}
