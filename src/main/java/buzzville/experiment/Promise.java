package buzzville.experiment;

import buzzville.city.Judgement;
import buzzville.scenario.Metric;
import buzzville.scenario.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An objective, judged over several replications.
 *
 * <p>A promise about an extreme ({@code max}) or an exact value ({@code = 0}) is about every run, so it is met if each met it.
 * Any other is about a figure of the city: met or broken if the whole interval of the mean of the replications' figures
 * lies on one side of what was promised, inconclusive if it lies on both. If every run has the very same figure where each has
 * to, its interval is open above, and a note says what share of runs could still break the promise (95 % sure).
 *
 * @param verdict what it comes to
 * @param actual the figure with its interval, in the unit of {@link Judgement#actual}
 * @param reason a sentence that says why it is not met; empty when it is
 */
public record Promise(Verdict verdict, Estimate actual, String reason) {
    /** What a promise comes to. */
    public enum Verdict {
        PASS,
        FAIL,
        /** More replications would tell. */
        INCONCLUSIVE,
        /** Nothing happened that could have kept it or broken it. */
        NO_DATA
    }

    /** Collects the verdicts of replications, in order. */
    public static final class Trial {
        private final Objective objective;
        private final List<Judgement> judgements = new ArrayList<>();

        public Trial(Objective objective) {
            this.objective = objective;
        }

        /** One more replication. */
        public void add(Judgement judgement) {
            judgements.add(judgement);
        }

        /** What they come to together. */
        public Promise judge() {
            Estimate actual = Estimate.mean(
                    judgements.stream().mapToDouble(Judgement::actual).toArray());
            List<Judgement> telling = judgements.stream()
                    .filter(judgement -> judgement.verdict() != Judgement.Verdict.NO_DATA)
                    .toList();
            if (telling.isEmpty()) {
                return new Promise(Verdict.NO_DATA, actual, "nothing happened that it is about");
            }
            List<Judgement> broken = telling.stream()
                    .filter(judgement -> judgement.verdict() == Judgement.Verdict.FAIL)
                    .toList();
            String share = "%d of %d replications broke it".formatted(broken.size(), telling.size());
            boolean stuck =
                    broken.stream().anyMatch(judgement -> !judgement.reason().isEmpty());
            if (stuck || aboutEveryRun()) {
                return broken.isEmpty()
                        ? new Promise(Verdict.PASS, seenInEvery(actual), "")
                        : new Promise(Verdict.FAIL, actual, share);
            }
            return byInterval(actual, broken.isEmpty(), share);
        }

        private boolean aboutEveryRun() {
            return objective.comparison() == Objective.Comparison.EQUAL
                    || objective.metric().statistic() == Metric.Statistic.MAX;
        }

        /** That every run had the same figure is no proof that each would; the note says how sure one can be. */
        private static Estimate seenInEvery(Estimate actual) {
            if (actual.n() < 2 || actual.low() != actual.high()) {
                return actual;
            }
            String note = String.format(
                    Locale.ROOT, "at most %.3g%% of runs would break it", 100 * Estimate.atMost(actual.n()));
            return new Estimate(actual.estimate(), actual.low(), Double.NaN, actual.n(), note);
        }

        private Promise byInterval(Estimate actual, boolean allKept, String share) {
            boolean single = actual.n() < 2;
            boolean low = holds(single ? actual.estimate() : actual.low());
            boolean high = holds(single ? actual.estimate() : actual.high());
            if (low && high) {
                return new Promise(Verdict.PASS, actual, "");
            } else if (low || high) {
                String more = allKept ? "its interval reaches beyond" : share + ", its interval reaches to both sides";
                return new Promise(Verdict.INCONCLUSIVE, actual, more);
            }
            return new Promise(Verdict.FAIL, actual, share);
        }

        private boolean holds(double value) {
            return objective.comparison().holds(value, objective.value());
        }
    }
}
