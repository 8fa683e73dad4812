package buzzville.causality.diff;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.RandomLogs;
import buzzville.clock.HybridClock;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunDifferencesTest {
    private static final ClockRules NO_MERGE = new ClockRules(
            ClockRules.Granularity.SEPARATE,
            false,
            LamportClock.Rule.NO_MERGE,
            VectorClock.Rule.MAX,
            0,
            HybridClock.Rule.COUNT);

    @Test
    void receivedTheOtherWayRoundIsAnotherOrderAndNothingMissing() {
        RunDifferences found = RunDifferences.of(
                TwoRuns.crossing(ClockRules.TEXTBOOK, true, true), TwoRuns.crossing(ClockRules.TEXTBOOK, false, true));

        // The centre: rouge (3 ms, #3), accident (4 ms, #4) in one, accident (3 ms, #3), rouge (4 ms, #4) in the other.
        assertThat(found.match().both()).isEqualTo(5);
        assertThat(found.match().inSecond(2)).isEqualTo(3);
        assertThat(found.match().inSecond(3)).isEqualTo(2);
        assertThat(found.count(Aspect.ONLY_FIRST) + found.count(Aspect.ONLY_SECOND))
                .isZero();
        assertThat(found.count(Aspect.ORDER)).as("one of the two has moved").isEqualTo(1);
        assertThat(found.count(Aspect.TRUE_TIME)).isEqualTo(2);
        // [1,0,1] and [1,1,2] for rouge; the accident likewise; the alarm has [1,1,3] in both
        assertThat(found.count(Aspect.VECTOR)).isEqualTo(2);
        assertThat(found.count(Aspect.LAMPORT)).as("2 and 3 against 3 and 2").isEqualTo(2);
        assertThat(found.all()).hasSize(2);
        assertThat(found.all().get(0).first()).isEqualTo(2);
        assertThat(found.all().get(0).second()).isEqualTo(3);
    }

    @Test
    void whatOnlyOneHasIsFoundInEither() {
        RunDifferences found = RunDifferences.of(
                TwoRuns.crossing(ClockRules.TEXTBOOK, true, true), TwoRuns.crossing(ClockRules.TEXTBOOK, true, false));

        assertThat(found.all())
                .containsExactly(
                        new RunDifference(4, RunMatch.NONE, Set.of(Aspect.ONLY_FIRST)),
                        new RunDifference(RunMatch.NONE, 4, Set.of(Aspect.ONLY_SECOND)));
    }

    @Test
    void aBrokenClockDiffersInItsStampsOnly() {
        RunDifferences found = RunDifferences.of(
                TwoRuns.crossing(ClockRules.TEXTBOOK, true, true), TwoRuns.crossing(NO_MERGE, true, true));

        // Lamport at the centre: 2, 3, 4 by the rule; 1, 2, 3 if nothing is merged
        assertThat(found.all())
                .containsExactly(
                        new RunDifference(2, 2, Set.of(Aspect.LAMPORT)),
                        new RunDifference(3, 3, Set.of(Aspect.LAMPORT)),
                        new RunDifference(4, 4, Set.of(Aspect.LAMPORT)));
    }

    @Test
    void aRunDoesNotDifferFromItselfAndTwoDifferBothWaysAlike() {
        for (long seed = 0; seed < 200; seed++) {
            EventLog one = RandomLogs.of(seed, ClockRules.TEXTBOOK, 4, 60, seed % 3 == 0 ? 0.2 : 0);
            EventLog other = RandomLogs.of(seed + 1000, ClockRules.TEXTBOOK, 4, 50, 0);

            assertThat(RunDifferences.of(one, one).all()).isEmpty();
            RunDifferences there = RunDifferences.of(one, other);
            RunDifferences back = RunDifferences.of(other, one);
            assertThat(there.all()).hasSameSizeAs(back.all());
            for (Aspect aspect : Aspect.values()) {
                Aspect mirrored = switch (aspect) {
                    case ONLY_FIRST -> Aspect.ONLY_SECOND;
                    case ONLY_SECOND -> Aspect.ONLY_FIRST;
                    default -> aspect;
                };
                assertThat(there.count(aspect)).as("%s", aspect).isEqualTo(back.count(mirrored));
            }
            assertThat(there.match().both() + there.count(Aspect.ONLY_FIRST))
                    .isEqualTo(one.events().size());
            assertThat(there.match().both() + there.count(Aspect.ONLY_SECOND))
                    .isEqualTo(other.events().size());
            theMatchIsOneToOne(there);
        }
    }

    private static void theMatchIsOneToOne(RunDifferences found) {
        for (int event = 0; event < found.first().events().size(); event++) {
            int other = found.match().inSecond(event);
            if (other != RunMatch.NONE) {
                assertThat(found.match().inFirst(other)).isEqualTo(event);
                assertThat(found.second().who(found.second().events().get(other)))
                        .isEqualTo(found.first().who(found.first().events().get(event)));
            }
        }
    }

    @Test
    void asFewAsPossibleHaveMoved() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 500; round++) {
            int[] numbers = random.ints(9).distinct().toArray();
            boolean[] stays = RunDifferences.longestRise(numbers);
            int kept = 0;
            long last = Long.MIN_VALUE;
            for (int k = 0; k < numbers.length; k++) {
                if (stays[k]) {
                    long before = last;
                    assertThat(numbers[k])
                            .satisfies(number -> assertThat((long) number).isGreaterThan(before));
                    last = numbers[k];
                    kept++;
                }
            }
            assertThat(kept).isEqualTo(byTrying(numbers));
        }
    }

    /** The longest rise, by trying all subsets. */
    private static int byTrying(int[] numbers) {
        int best = 0;
        for (int set = 0; set < 1 << numbers.length; set++) {
            long last = Long.MIN_VALUE;
            boolean rises = true;
            for (int k = 0; k < numbers.length; k++) {
                if ((set >> k & 1) == 1) {
                    rises &= numbers[k] > last;
                    last = numbers[k];
                }
            }
            best = rises ? Math.max(best, Integer.bitCount(set)) : best;
        }
        return best;
    }
}
