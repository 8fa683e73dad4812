package buzzville.experiment;

import buzzville.city.Judgement.Verdict;
import buzzville.city.Run;
import buzzville.city.RunSummary;
import buzzville.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run came to, or several replications together.
 *
 * @param scenario what was run
 * @param summary the figures: those of the run, or of the pooled messages of all replications
 * @param promises the verdicts on the objectives, by name, in file order
 * @param measures figures that nothing is promised of, by name and place
 * @param runs the single runs, in order; at least one
 */
public record Findings(
        Scenario scenario,
        RunSummary summary,
        Map<String, Promise> promises,
        Map<String, Measured> measures,
        List<SingleRun> runs) {
    /** Those of a single run. */
    public static Findings of(Run run) {
        return of(RunResult.of(run));
    }

    /** The same where only its figures are known. */
    public static Findings of(RunResult run) {
        Map<String, Promise> promises = new LinkedHashMap<>();
        run.summary().objectives().forEach((name, judgement) -> promises.put(name, Promise.of(judgement)));
        Map<String, Measured> measures = Measured.of(run.summary().measures());
        return new Findings(run.scenario(), run.summary(), promises, measures, List.of(SingleRun.of(run.summary())));
    }

    /** Whether every objective is met. */
    public boolean passed() {
        return promises.values().stream().allMatch(promise -> promise.verdict() == Verdict.PASS);
    }

    public int replications() {
        return runs.size();
    }
}
