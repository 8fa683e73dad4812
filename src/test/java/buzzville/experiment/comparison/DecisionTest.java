package buzzville.experiment.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.report.Comparisons;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who won, by how much at which objective, and at what price. */
class DecisionTest {
    @Test
    void theDecisionIsTheFirstObjectiveThatTheWinnerKeepsAndTheBaselineBreaks(@TempDir Path folder) throws Exception {
        Comparison three = Comparisons.of(Comparisons.THREE, folder, 4);
        Decision decision = Decision.of(three);

        assertThat(decision.leaders()).containsExactly("priority");
        assertThat(decision.isClear()).isTrue();
        Decision.Edge edge = Objects.requireNonNull(decision.overBaseline());
        assertThat(edge.than()).isEqualTo("none");
        assertThat(Objects.requireNonNull(edge.contest()).yardstick().name()).isEqualTo("quick");
        assertThat(Objects.requireNonNull(edge.difference()).estimate().estimate())
                .isPositive();
        String second = three.ranking().standings().get(1).strategy();
        if (second.equals("none")) {
            assertThat(decision.overSecond()).isNull();
        } else {
            assertThat(Objects.requireNonNull(decision.overSecond()).than()).isEqualTo(second);
        }
        // two workers cost twice as much as one
        assertThat(decision.tolls()).anySatisfy(toll -> {
            assertThat(Objects.requireNonNull(toll.contest()).yardstick().name())
                    .isEqualTo("worker-hours");
            assertThat(Objects.requireNonNull(toll.difference()).estimate().estimate())
                    .isCloseTo(60.0 / 3600, within(1e-9));
        });
    }

    @Test
    void whoIsBeforeNobodyHasNoEdge(@TempDir Path folder) throws Exception {
        Decision decision = Decision.of(Comparisons.of(
                Comparisons.THREE.replaceAll("(?s)strategies:.*", "strategies: {a: {}, b: {}}\n"), folder, 2));

        assertThat(decision.leaders()).containsExactly("a", "b");
        assertThat(decision.isClear()).isFalse();
        assertThat(decision.overBaseline()).isNull();
        assertThat(decision.overSecond()).isNull();
        assertThat(decision.tolls()).isEmpty();
    }

    /** One worker is too few; two and three keep all four promises, and differ in what they cost, which is one of them. */
    @Test
    void whatPutsTheFirstBeforeTheSecondIsTheRuleOfTheRanking(@TempDir Path folder) throws Exception {
        String more = "  third: {services: {police: {workers: 3}}}\n";
        Decision decision = Decision.of(Comparisons.of(Comparisons.THREE + more, folder, 4));

        assertThat(decision.leads()).hasSize(1);
        Decision.Lead lead = decision.leads().get(0);
        assertThat(lead.winner().strategy()).isEqualTo("priority");
        assertThat(lead.second().strategy()).isEqualTo("third");
        assertThat(lead.rule()).isEqualTo(Decision.Rule.TIE);
        assertThat(lead.winner().tie()).isEqualTo(new Ranking.Tie(1, 0));
        assertThat(lead.second().tie()).isEqualTo(new Ranking.Tie(0, 1));
        assertThat(lead.better()).singleElement().satisfies(edge -> {
            assertThat(Objects.requireNonNull(edge.contest()).yardstick().name())
                    .isEqualTo("price");
            // a minute of one worker less
            assertThat(Objects.requireNonNull(edge.difference()).estimate().estimate())
                    .isCloseTo(-60.0 / 3600, within(1e-9));
        });
        assertThat(lead.worse()).isEmpty();
    }

    @Test
    void whoeverMeetsMoreIsBeforeOthersByThat(@TempDir Path folder) throws Exception {
        Comparison three = Comparisons.of(Comparisons.THREE, folder, 4);

        assertThat(Decision.of(three).leads())
                .isNotEmpty()
                .allMatch(lead ->
                        lead.rule() == Decision.Rule.MET && lead.winner().tie() == null);
    }

    @Test
    void aBaselineThatWinsIsMeasuredAgainstTheSecond(@TempDir Path folder) throws Exception {
        Comparison three = Comparisons.of(Comparisons.THREE, folder, 4);
        Decision decision = Decision.of(Comparison.of(three.contenders(), "priority", three.stop()));

        assertThat(decision.overBaseline()).isNull();
        Decision.Edge edge = Objects.requireNonNull(decision.overSecond());
        assertThat(edge.winner()).isEqualTo("priority");
        // the pair is turned round where it is told the other way
        assertThat(Objects.requireNonNull(edge.difference()).strategy()).isEqualTo("priority");
        assertThat(edge.difference().outcome()).isEqualTo(Difference.Outcome.BETTER);
        assertThat(edge.difference().estimate().low())
                .isLessThan(edge.difference().estimate().high());
    }
}
