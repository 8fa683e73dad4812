package buzzville.experiment.comparison;

import buzzville.experiment.Estimate;
import buzzville.experiment.Sample;
import java.util.Locale;

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
        /** Both are the same in every replication, or both never arrive in any. */
        SAME,
        /** The interval has both better and worse in it. */
        OPEN,
        /** One of them has no figure. */
        NO_DATA;

        /** The name in files, such as {@code no-data}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What the replications say. A difference is real if its whole interval lies on one side of zero.
     *
     * <p>A percentile that is infinite in every replication of one strategy and in none of the other is worse: put any late instant
     * in the place of infinity, and the later it is the further the interval is from zero. One replication has no interval and
     * leaves everything open.
     *
     * @param one the figure of {@code strategy}
     * @param other the figure of {@code than}
     * @param wantsLittle whether less is better
     * @param confidence of the interval
     * @param paired whether replication k of both met the same occurrences; if not, the interval is Welch's
     */
    static Difference of(
            String strategy,
            Sample one,
            String than,
            Sample other,
            boolean wantsLittle,
            double confidence,
            boolean paired) {
        Estimate estimate;
        if (!one.hasEnough() || !other.hasEnough()) {
            int n = Math.min(one.known(), other.known());
            estimate = new Estimate(Double.NaN, Double.NaN, Double.NaN, n, Estimate.Note.NOT_ENOUGH_DATA);
        } else if (one.isEndless() || other.isEndless()) {
            int n = Math.min(one.known(), other.known());
            estimate = new Estimate(Double.NaN, Double.NaN, Double.NaN, n, Estimate.Note.ENDLESS);
        } else {
            estimate = paired ? one.minus(other).estimate(confidence) : one.apart(other, confidence);
        }
        return new Difference(strategy, than, estimate, confidence, outcome(one, other, estimate, wantsLittle));
    }

    private static Outcome outcome(Sample one, Sample other, Estimate estimate, boolean wantsLittle) {
        if (one.known() == 0 || other.known() == 0) {
            return Outcome.NO_DATA;
        } else if (estimate.n() < 2) {
            return estimate.note() == Estimate.Note.NOT_ENOUGH_DATA ? Outcome.NO_DATA : Outcome.OPEN;
        }
        return switch (estimate.note()) {
            case NO_DATA, NOT_ENOUGH_DATA -> Outcome.NO_DATA;
            case ENDLESS -> endless(one, other);
            case NONE -> {
                if (estimate.low() == 0 && estimate.high() == 0) {
                    yield Outcome.SAME;
                } else if (estimate.low() > 0) {
                    yield wantsLittle ? Outcome.WORSE : Outcome.BETTER;
                } else if (estimate.high() < 0) {
                    yield wantsLittle ? Outcome.BETTER : Outcome.WORSE;
                }
                yield Outcome.OPEN;
            }
        };
    }

    private static Outcome endless(Sample one, Sample other) {
        boolean never = one.endless() == one.known();
        boolean neverOther = other.endless() == other.known();
        if (never && neverOther) {
            return Outcome.SAME;
        } else if (never && other.endless() == 0) {
            return Outcome.WORSE;
        } else if (neverOther && one.endless() == 0) {
            return Outcome.BETTER;
        }
        return Outcome.OPEN;
    }
}
