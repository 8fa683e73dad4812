package buzzville.consumer.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Who owns which partition. */
class AssignmentTest {
    private static int[] of(int... numbers) {
        return numbers;
    }

    @Test
    void rangesGiveTheFirstMembersOneMore() {
        assertThat(Assignment.RANGE.of(7, of(0, 2, 5))).containsExactly(0, 0, 0, 2, 2, 5, 5);
    }

    @Test
    void roundRobinGoesInTurn() {
        assertThat(Assignment.ROUND_ROBIN.of(7, of(0, 2, 5))).containsExactly(0, 2, 5, 0, 2, 5, 0);
    }

    @Test
    void whenOneOfThreeGoesOnlyItsPartitionsMove() {
        // 6 over 3 are 2 each; 1 goes: its two, and no other, are given to those who have fewer than 3
        assertThat(Assignment.sticky(of(0, 0, 1, 1, 2, 2), of(0, 2))).containsExactly(0, 0, 0, 2, 2, 2);
    }

    @Test
    void whenOneJoinsEveryOtherGivesUpNoMoreThanItMust() {
        // 7 over 3 were 3, 2, 2; over 4 they are 2, 2, 2, 1: one moves, of the one that had 3
        assertThat(Assignment.sticky(of(0, 0, 0, 1, 1, 2, 2), of(0, 1, 2, 3))).containsExactly(0, 0, 3, 1, 1, 2, 2);
        // ranges would move four: 0 0 1 1 2 2 3
        assertThat(Assignment.RANGE.of(7, of(0, 1, 2, 3))).containsExactly(0, 0, 1, 1, 2, 2, 3);
    }

    @Test
    void stickyMovesAsFewAsPossible() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 500; round++) {
            int[] before = new int[1 + random.nextInt(20)];
            Arrays.setAll(before, i -> random.nextInt(-1, 6));
            int[] members = random.ints(0, 8)
                    .distinct()
                    .limit(1 + random.nextInt(6))
                    .sorted()
                    .toArray();
            int[] after = Assignment.sticky(before, members);
            int floor = before.length / members.length;
            int more = before.length % members.length;
            int larger = 0;
            int kept = 0;
            // the most that can stay: every member keeps up to its share, and 'more' of them one above
            int possible = 0;
            int above = 0;
            for (int member : members) {
                long has = Arrays.stream(after).filter(owner -> owner == member).count();
                assertThat(has).isBetween((long) floor, (long) floor + 1);
                larger += has > floor ? 1 : 0;
                int had = (int)
                        Arrays.stream(before).filter(owner -> owner == member).count();
                possible += Math.min(had, floor);
                above += had > floor ? 1 : 0;
            }
            for (int i = 0; i < before.length; i++) {
                kept += before[i] == after[i] ? 1 : 0;
            }
            assertThat(larger).isEqualTo(more);
            assertThat(kept).isEqualTo(possible + Math.min(above, more));
        }
    }

    @Test
    void parametersAreInRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Eager(-1, 0, Assignment.RANGE))
                .withMessage("pause must be at least 0s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cooperative(0, -1))
                .withMessage("detect must be at least 0s");
        assertThatIllegalArgumentException().isThrownBy(() -> new Every(0)).withMessage("every must be longer than 0s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new After(0))
                .withMessage("n must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ids(0, 0, false))
                .withMessage("memory must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ids(1, -1, false))
                .withMessage("check-time must be at least 0s");
    }
}
