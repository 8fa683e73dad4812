package buzzville.experiment.search;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Experiment;
import buzzville.experiment.Findings;
import buzzville.experiment.Parallel;
import buzzville.experiment.Pool;
import buzzville.experiment.Promise;
import buzzville.experiment.RunResult;
import buzzville.experiment.Variant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Finds the least of several values at which all objectives hold with a stated confidence, if they hold at all greater ones.
 *
 * <p>Each value is judged by itself, on the intervals of its replications. While the verdict is open there are twice as many
 * replications, up to a most. Whoever looks at chance several times is more often pleased by it, so each of at most k looks
 * has the confidence 1 - (1 - c) / k (Bonferroni): what passes does so with confidence c. What is still open at the most
 * does not pass.
 *
 * @param confidence that what passes holds, between 0 and 1
 * @param replications of the first look, at least 2
 * @param atMost replications of the last look
 * @param threads how many replications run at once
 */
public record Sizing(double confidence, int replications, int atMost, int threads) {
    public Sizing {
        if (!(0.5 <= confidence && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be at least 50% and below 100%");
        }
        if (!(2 <= replications && replications <= atMost)) {
            throw new IllegalArgumentException("expected at least 2 replications, and no fewer at most");
        }
    }

    /**
     * A value that was tried.
     *
     * @param index its place among the values
     * @param value as written
     * @param verdict on all objectives together
     * @param findings what its replications came to, with the intervals of its last look
     */
    public record Candidate(int index, String value, Verdict verdict, Findings findings) {
        /** The name of the objective that decides: the first that is not met; empty if all are. */
        public String binding() {
            return findings.promises().entrySet().stream()
                    .filter(promise -> promise.getValue().verdict() == verdict)
                    .filter(promise -> verdict != Verdict.PASS)
                    .map(promise -> promise.getKey())
                    .findFirst()
                    .orElse("");
        }
    }

    /**
     * What was found.
     *
     * @param threshold the value, by its place
     * @param candidates all values that were tried, the least first
     */
    public record Answer(Threshold threshold, List<Candidate> candidates) {
        /** The value that was tried at this place. */
        public Candidate at(int index) {
            return candidates.stream()
                    .filter(candidate -> candidate.index() == index)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * Searches.
     *
     * @param values as written, in order
     * @param variant the city with the value at an index
     */
    public Answer find(List<String> values, IntFunction<Variant> variant, Experiment.Simulator simulator) {
        List<Candidate> candidates = new ArrayList<>();
        Threshold threshold = Threshold.find(values.size(), index -> {
            Candidate candidate = judge(index, values.get(index), variant.apply(index), simulator);
            candidates.add(candidate);
            return candidate.verdict() == Verdict.PASS;
        });
        candidates.sort((one, other) -> Integer.compare(one.index(), other.index()));
        return new Answer(threshold, candidates);
    }

    private Candidate judge(int index, String value, Variant variant, Experiment.Simulator simulator) {
        Pool pool = new Pool();
        int until = replications;
        while (true) {
            int done = pool.size();
            Parallel.<RunResult>inOrder(
                    until - done,
                    threads,
                    more -> simulator.simulate(variant, done + more),
                    (more, run) -> pool.add(run.summary()));
            Findings findings = pool.findings(variant.scenario(), confidenceOfALook());
            Verdict verdict = together(findings.promises().values());
            if (verdict != Verdict.INCONCLUSIVE || until == atMost) {
                return new Candidate(index, value, verdict, findings);
            }
            until = Math.min(2 * until, atMost);
        }
    }

    /** Broken if one is, met if all are. */
    private static Verdict together(Collection<Promise> promises) {
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.NO_DATA, Verdict.INCONCLUSIVE)) {
            if (promises.stream().anyMatch(promise -> promise.verdict() == verdict)) {
                return verdict;
            }
        }
        return Verdict.PASS;
    }

    /** How often a value may be looked at. */
    int looks() {
        int looks = 1;
        for (int until = replications; until < atMost; until = Math.min(2 * until, atMost)) {
            looks++;
        }
        return looks;
    }

    /** Of each interval, so that all looks at a value have the stated one together. */
    public double confidenceOfALook() {
        return 1 - (1 - confidence) / looks();
    }
}
