package buzzville.causality;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.Comparison.Step;
import buzzville.causality.Comparison.Verdict;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.RandomLogs;
import buzzville.clock.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static Comparison of(EventLog log, int first, int second) {
        return new Comparison(new LoggedCausality(log), first - 1, second - 1);
    }

    @Test
    void whatMessagesProveIsShownMessageByMessage() {
        Comparison aToG = of(PencilLogs.seven(), 1, 7); // a b, m1, d e, m2, g
        assertThat(aToG.relation()).isEqualTo(Relation.BEFORE);
        assertThat(aToG.path().stream().map(step -> step.event().what()).toList())
                .containsExactly("a", "b", "d", "e", "g");
        assertThat(aToG.path().stream().map(Step::message)).containsExactly(null, null, "m1", null, "m2");
        assertThat(of(PencilLogs.seven(), 7, 1).path()).isEqualTo(aToG.path());
        assertThat(of(PencilLogs.seven(), 3, 4).path()).as("f and c").isEmpty();
    }

    @Test
    void fromTwoStampsOnlySomeClocksTellAnything() {
        Comparison cAndD = of(PencilLogs.seven(), 4, 5); // L 3 and 3, V {P1=3} and {P1=2, P2=1}
        assertThat(cAndD.lamport()).isEqualTo(Verdict.CONCURRENT);
        assertThat(cAndD.vector()).isEqualTo(Verdict.CONCURRENT);
        assertThat(cAndD.physical()).isEqualTo(Verdict.BEFORE); // 4 ms and 5 ms, both exact
        Comparison fAndE = of(PencilLogs.seven(), 3, 6); // L 1 and 4, concurrent
        assertThat(fAndE.lamport()).isEqualTo(Verdict.NOT_AFTER);
        assertThat(fAndE.vector()).isEqualTo(Verdict.CONCURRENT);
        Comparison bAndA = of(PencilLogs.seven(), 2, 1); // of one process
        assertThat(List.of(bAndA.lamport(), bAndA.hybrid(), bAndA.vector())).containsOnly(Verdict.AFTER);
        assertThat(of(PencilLogs.seven(), 2, 2).physical()).isEqualTo(Verdict.SAME);
    }

    @Test
    void timesThatDifferByNoMoreThanBothBoundsDecideNothing() {
        // red at 1.2 s give or take 10 ms, accident at exactly 1 s: wrongly certain, as the bound is
        assertThat(of(PencilLogs.redLight(true, 1_200, 0), 1, 2).physical()).isEqualTo(Verdict.AFTER);
        assertThat(of(PencilLogs.redLight(true, 1_009, 0), 1, 2).physical()).isEqualTo(Verdict.UNDECIDABLE);
        assertThat(of(PencilLogs.redLight(true, 1_010, 0), 1, 2).physical()).isEqualTo(Verdict.UNDECIDABLE);
        assertThat(of(PencilLogs.redLight(true, 1_011, 0), 1, 2).physical()).isEqualTo(Verdict.AFTER);
    }

    @Test
    void everyPathLeadsByStepsThatTheLogHas() {
        for (int seed = 0; seed < 20; seed++) {
            EventLog log = RandomLogs.of(seed, ClockRules.TEXTBOOK, 4, 40, 0.1);
            PairByPair oracle = new PairByPair(log);
            LoggedCausality causality = new LoggedCausality(log);
            for (int a = 0; a < log.events().size(); a++) {
                for (int b = 0; b < log.events().size(); b++) {
                    Comparison comparison = new Comparison(causality, a, b);
                    List<Step> path = comparison.path();
                    boolean before = oracle.before(comparison.first(), comparison.second());
                    assertThat(path.isEmpty())
                            .isEqualTo(!before && !oracle.before(comparison.second(), comparison.first()));
                    for (int i = 1; i < path.size(); i++) {
                        assertThat(oracle.before(
                                        path.get(i - 1).event(), path.get(i).event()))
                                .isTrue();
                    }
                    if (before) {
                        assertThat(comparison.vector()).isEqualTo(Verdict.BEFORE);
                        assertThat(path.get(0).event().id()).isEqualTo(a + 1);
                        assertThat(path.get(path.size() - 1).event().id()).isEqualTo(b + 1);
                    }
                }
            }
        }
    }
}
