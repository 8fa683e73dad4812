package buzzville.experiment;

import buzzville.city.Evidence;
import buzzville.city.Exam;
import buzzville.city.Judgement;
import buzzville.city.Judgement.Verdict;
import buzzville.city.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An objective, judged on one run or on several replications together.
 *
 * @param text as written
 * @param verdict what it comes to
 * @param actual the figure, in the unit of {@link Judgement#actual}, with its interval where there were several replications
 * @param where the place that decided; empty when there is only one it could be
 * @param remark what else there is to say
 * @param sample the figure of each replication at that place; null without data or of a single run
 */
public record Promise(
        String text,
        Verdict verdict,
        Estimate actual,
        String where,
        @Nullable Remark remark,
        @Nullable Sample sample) {
    /** The verdict on one run, which infers nothing about others. */
    public static Promise of(Judgement judgement) {
        boolean known = !Double.isNaN(judgement.actual());
        return new Promise(
                judgement.text(),
                judgement.verdict(),
                Estimate.point(judgement.actual(), known ? 1 : 0),
                judgement.where(),
                judgement.reason() == null ? null : new Remark.Because(judgement.reason()),
                null);
    }

    /**
     * The verdict on several replications. It must hold at each place, so the worst place decides.
     *
     * @param pooled what all of them measured together
     * @param runs what each of them found, in order: one piece of evidence for each place
     */
    static Promise of(Exam pooled, List<List<Evidence>> runs) {
        return of(pooled, runs, Estimate.CONFIDENCE);
    }

    /** The same by intervals of another confidence. */
    static Promise of(Exam pooled, List<List<Evidence>> runs, double confidence) {
        Promise worst = null;
        List<Evidence> together = pooled.evidence();
        for (int i = 0; i < together.size(); i++) {
            int place = i;
            List<Evidence> here = runs.stream().map(run -> run.get(place)).toList();
            Promise promise = new Trial(
                            pooled.objective(),
                            together.size() > 1 ? pooled.places().get(i) : "",
                            together.get(i),
                            here,
                            confidence)
                    .judge();
            if (promise != null && (worst == null || promise.isWorse(worst, pooled))) {
                worst = promise.with(Sample.of(pooled.objective(), together.get(i), here));
            }
        }
        return worst != null
                ? worst
                : new Promise(
                        pooled.objective().text(),
                        Verdict.NO_DATA,
                        Estimate.none(0, Estimate.Note.NO_DATA),
                        "",
                        new Remark.Because(new Reason.NothingHappened()),
                        null);
    }

    /** The verdict on one run that is an experiment by itself: it infers nothing, but has its figure as others have theirs. */
    static Promise ofOne(Judgement judgement, Exam exam) {
        List<Evidence> found = exam.evidence();
        int place = Math.max(0, exam.places().indexOf(judgement.where()));
        return place < found.size()
                ? of(judgement).with(Sample.of(exam.objective(), found.get(place), List.of(found.get(place))))
                : of(judgement);
    }

    private Promise with(Sample figures) {
        return new Promise(text, verdict, actual, where, remark, figures);
    }

    /** The same, of replications that are all one run: they say nothing about others, so no bound can be drawn from them. */
    Promise ofRunsAlike(int replications) {
        return remark instanceof Remark.Bound
                ? new Promise(text, verdict, actual, where, new Remark.Alike(replications), sample)
                : this;
    }

    private boolean isWorse(Promise than, Exam exam) {
        if (verdict != than.verdict) {
            return verdict == Verdict.FAIL || than.verdict == Verdict.PASS;
        }
        double figure = actual.estimate();
        double other = than.actual.estimate();
        if (verdict != Verdict.FAIL && figure == other) {
            // nothing lost of ten says less than nothing lost of a thousand
            boolean little = exam.objective().comparison().wantsLittle();
            figure = little ? actual.high() : actual.low();
            other = little ? than.actual.high() : than.actual.low();
        }
        return exam.objective().isWorse(figure, other);
    }
}
