package buzzville.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Judgement;
import buzzville.scenario.Objective;
import org.junit.jupiter.api.Test;

class PromiseTest {
    private static Promise judge(String text, double... actuals) {
        Objective objective = Objective.parse(text);
        Promise.Trial trial = new Promise.Trial(objective);
        for (double actual : actuals) {
            boolean kept = objective.comparison().holds(actual, objective.value());
            Judgement.Verdict verdict = Double.isNaN(actual)
                    ? Judgement.Verdict.NO_DATA
                    : kept ? Judgement.Verdict.PASS : Judgement.Verdict.FAIL;
            trial.add(new Judgement(text, verdict, actual, "", ""));
        }
        return trial.judge();
    }

    @Test
    void aPromiseIsMetWhenTheWholeIntervalKeepsIt() {
        // 10 +- 2.776 * sqrt(2.5 / 5) = [8.04, 11.96] per cent
        assertThat(judge("loss < 12%", 0.08, 0.09, 0.10, 0.11, 0.12).verdict()).isEqualTo(Promise.Verdict.PASS);
        assertThat(judge("loss < 11.9%", 0.08, 0.09, 0.10, 0.11, 0.12).verdict())
                .isEqualTo(Promise.Verdict.INCONCLUSIVE);
        assertThat(judge("loss < 8.1%", 0.08, 0.09, 0.10, 0.11, 0.12).verdict())
                .isEqualTo(Promise.Verdict.INCONCLUSIVE);
        assertThat(judge("loss < 8%", 0.08, 0.09, 0.10, 0.11, 0.12).verdict()).isEqualTo(Promise.Verdict.FAIL);
    }

    @Test
    void anExactPromiseIsMetIfEveryRunMetIt() {
        Promise kept = judge("critical loss = 0", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        assertThat(kept.verdict()).isEqualTo(Promise.Verdict.PASS);
        assertThat(kept.actual().high()).isNaN();
        assertThat(kept.actual().note()).isEqualTo("at most 25.9% of runs would break it");
        assertThat(judge("critical loss = 0", 0, 0, 0.001, 0).verdict()).isEqualTo(Promise.Verdict.FAIL);
        assertThat(judge("critical loss = 0", 0, 0, 0.001, 0).reason()).isEqualTo("1 of 4 replications broke it");
    }

    @Test
    void aPromiseAboutAMaximumIsAboutEveryRun() {
        assertThat(judge("queue max < 100", 10, 99, 10).verdict()).isEqualTo(Promise.Verdict.PASS);
        assertThat(judge("queue max < 100", 10, 100, 10).verdict()).isEqualTo(Promise.Verdict.FAIL);
    }

    @Test
    void withoutDataThereIsNoVerdict() {
        assertThat(judge("loss < 1%", Double.NaN, Double.NaN).verdict()).isEqualTo(Promise.Verdict.NO_DATA);
    }
}
