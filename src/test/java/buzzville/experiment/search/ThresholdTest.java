package buzzville.experiment.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 31, 62, 63})
    void theFirstIsFoundWhereverItIsAndItsNeighboursHaveBeenTried(int truth) {
        Threshold found = Threshold.find(64, index -> index >= truth);

        assertThat(found.first()).isEqualTo(truth);
        assertThat(found.isContradicted()).isFalse();
        if (truth > 0) {
            assertThat(found.tried()).containsEntry(truth - 1, false);
        }
        if (truth > 0 && truth < 63) {
            assertThat(found.tried()).containsEntry(truth + 1, true);
        }
        // both ends, the binary logarithm of 64 values between them, and one neighbour
        assertThat(found.tried()).hasSizeLessThanOrEqualTo(2 + 6 + 1);
    }

    @Test
    void nothingIsAskedTwice() {
        List<Integer> asked = new ArrayList<>();
        Threshold.find(10, index -> {
            asked.add(index);
            return index >= 8;
        });

        assertThat(asked).doesNotHaveDuplicates();
    }

    @Test
    void withoutAnyThereIsNone() {
        Threshold none = Threshold.find(8, index -> false);

        assertThat(none.first()).isEqualTo(-1);
        assertThat(none.tried().keySet()).containsExactly(0, 7);
        assertThat(Threshold.find(1, index -> false).first()).isEqualTo(-1);
        assertThat(Threshold.find(1, index -> true).first()).isZero();
    }

    @Test
    void whatHoldsBelowAndNotAboveIsNoThreshold() {
        // less is better here: the last fails and the first does not
        Threshold falling = Threshold.find(8, index -> index < 3);
        assertThat(falling.first()).isZero();
        assertThat(falling.isContradicted()).isTrue();

        // an island at 3 and from 5 on; 0, 7, then 3, 1 and 2, which find 3, and its neighbour 4
        Threshold island = Threshold.find(8, index -> index == 3 || index >= 5);
        assertThat(island.first()).isEqualTo(3);
        assertThat(island.isContradicted()).isTrue();
    }
}
