package buzzville.experiment.comparison;

import buzzville.experiment.Estimate;

/**
 * One strategy less another, by one figure.
 *
 * @param strategy the one
 * @param than the other
 * @param estimate the difference, with the interval of {@code confidence}
 * @param confidence of this interval alone, so that all of its family hold together with 95 %
 * @param outcome which of them is better, if that can be told
 */
public record Difference(String strategy, String than, Estimate estimate, double confidence, Outcome outcome) {
    /** What the interval says. */
    public enum Outcome {
        /** The one is better than the other. */
        BETTER,
        /** The one is worse than the other. */
        WORSE,
        /** Both are the same in every replication. */
        SAME,
        /** The interval has both better and worse in it. */
        OPEN,
        /** One of them has no figure. */
        NO_DATA
    }
}
