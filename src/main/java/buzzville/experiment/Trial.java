package buzzville.experiment;

import buzzville.city.Evidence;
import buzzville.city.Judgement.Verdict;
import buzzville.city.Reason;
import buzzville.scenario.Metric;
import buzzville.scenario.Objective;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges an objective at one place over several replications.
 *
 * <p>A promise about an extreme ({@code max}) or an exact value ({@code = 0}, {@code >= 100%}) is about every run, so it is met if
 * each run met it. Any other is about a figure of the city: met or broken if the whole interval of that figure lies on one
 * side of what was promised, inconclusive if it lies on both, or if there is none.
 *
 * @param where the place, or empty
 * @param pooled what all replications found together
 * @param runs what each of them found
 * @param confidence of the interval
 */
record Trial(Objective objective, String where, Evidence pooled, List<Evidence> runs, double confidence) {
    /** With the usual confidence. */
    Trial(Objective objective, String where, Evidence pooled, List<Evidence> runs) {
        this(objective, where, pooled, runs, Estimate.CONFIDENCE);
    }

    Trial(Objective objective, String where, Evidence pooled, List<Evidence> runs, double confidence) {
        this.objective = objective;
        this.where = where;
        this.pooled = pooled;
        this.runs = runs.stream().filter(run -> !run.isMissing()).toList();
        this.confidence = confidence;
    }

    /** What it comes to; null if nothing happened here that the objective is about. */
    @Nullable
    Promise judge() {
        if (runs.isEmpty()) {
            return null;
        } else if (pooled.reason() instanceof Reason.NothingDelivered) {
            return promise(Verdict.FAIL, Estimate.point(pooled.actual(), runs.size()), because(pooled));
        }
        Estimate actual = sample().estimate(confidence);
        Remark share = new Remark.Broken(broken(), runs.size());
        if (isAboutEveryRun() && broken() > 0) {
            return promise(Verdict.FAIL, actual, share);
        } else if (actual.note() == Estimate.Note.NOT_ENOUGH_DATA) {
            Remark few = new Remark.TooFew(
                    pooled.basis(), Estimate.needed(objective.metric().percentile()));
            return promise(Verdict.INCONCLUSIVE, actual, few);
        } else if (isAboutEveryRun()) {
            return promise(
                    Verdict.PASS,
                    actual,
                    Sample.isShare(objective.metric())
                            ? null
                            : new Remark.Bound(Estimate.atMost(runs.size(), confidence)));
        }
        return byInterval(actual, share);
    }

    private Promise byInterval(Estimate actual, Remark share) {
        Remark open = new Remark.Open(broken(), runs.size(), sample().moreUntilApart(objective.value()));
        if (endless() > 0) {
            // what never arrives is infinitely late, and so is the end of the interval
            boolean all = broken() == runs.size() && !pooled.holds();
            Estimate point = Estimate.point(actual.estimate(), actual.n());
            return all
                    ? promise(Verdict.FAIL, point, pooled.reason() == null ? share : because(pooled))
                    : promise(Verdict.INCONCLUSIVE, point, open);
        }
        boolean low = holds(actual.low());
        boolean high = holds(actual.high());
        if (low && high) {
            return promise(Verdict.PASS, actual, null);
        }
        boolean known = !Double.isNaN(actual.low());
        return known && !low && !high
                ? promise(Verdict.FAIL, actual, share)
                : promise(Verdict.INCONCLUSIVE, actual, open);
    }

    /** How many replications broke it by themselves. */
    private int broken() {
        return (int) runs.stream().filter(run -> !run.holds()).count();
    }

    /** How many replications have no finite latency to show, because too much never arrived there. */
    private long endless() {
        return objective.metric().isDuration()
                ? runs.stream().filter(run -> run.reason() != null).count()
                : 0;
    }

    private boolean isAboutEveryRun() {
        boolean all = objective.comparison() == Objective.Comparison.AT_LEAST && objective.value() == 1;
        boolean none = objective.comparison() == Objective.Comparison.AT_MOST && objective.value() == 0;
        return objective.comparison() == Objective.Comparison.EQUAL
                || objective.metric().statistic() == Metric.Statistic.MAX
                || Sample.isShare(objective.metric()) && (all || none);
    }

    private Sample sample() {
        double[] values = runs.stream().mapToDouble(Evidence::actual).toArray();
        return Sample.of(objective.metric(), pooled.actual(), pooled.basis(), values);
    }

    private boolean holds(double value) {
        return objective.comparison().holds(value, objective.value());
    }

    private static @Nullable Remark because(Evidence evidence) {
        return evidence.reason() == null ? null : new Remark.Because(evidence.reason());
    }

    private Promise promise(Verdict verdict, Estimate actual, @Nullable Remark remark) {
        return new Promise(objective.text(), verdict, actual, where, remark, null);
    }
}
