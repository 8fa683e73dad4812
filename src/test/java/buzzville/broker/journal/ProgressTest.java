package buzzville.broker.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void anEntryIsNeverThereBeforeTheOneBeforeIt() {
        Progress progress = new Progress();
        progress.add(5);
        progress.add(3);
        progress.add(9);

        assertThat(progress.from(0)).isEqualTo(5);
        assertThat(progress.from(1)).isEqualTo(5);
        assertThat(progress.from(2)).isEqualTo(9);
        assertThat(progress.from(3)).isEqualTo(Progress.NEVER);
        assertThat(progress.end(4)).isZero();
        assertThat(progress.end(5)).isEqualTo(2);
        assertThat(progress.end(8)).isEqualTo(2);
        assertThat(progress.end(9)).isEqualTo(3);
        assertThat(progress.from(1)).isLessThan(5); // forgotten: it was there
        assertThat(progress.known()).isEqualTo(3);
    }

    @Test
    void whatIsCutOffIsAddedAgainAtItsNewInstant() {
        Progress progress = new Progress();
        progress.add(1);
        progress.add(7);
        progress.add(8);
        assertThat(progress.end(2)).isOne();
        progress.cut(2);
        assertThat(progress.known()).isEqualTo(2);
        progress.add(20);
        assertThat(progress.from(1)).isEqualTo(7);
        assertThat(progress.from(2)).isEqualTo(20);

        progress.cut(0); // before what was there: nothing is left
        assertThat(progress.known()).isZero();
        progress.add(3);
        assertThat(progress.from(0)).isEqualTo(3);
    }

    @Test
    void aDelayConcernsWhatIsNotThereAndWhatComesBehindIt() {
        Progress progress = new Progress();
        progress.add(1);
        progress.add(10);
        assertThat(progress.end(5)).isOne();
        progress.delay(100);
        progress.add(20);

        assertThat(progress.from(1)).isEqualTo(110);
        assertThat(progress.from(2)).isEqualTo(110);
    }

    @Test
    void itGrowsAndGoesRound() {
        Progress progress = new Progress();
        for (int i = 0; i < 100; i++) {
            progress.add(i);
            assertThat(progress.end(i - 10)).isEqualTo(Math.max(0, i - 9));
        }
        for (int i = 90; i < 100; i++) {
            assertThat(progress.from(i)).isEqualTo(i);
        }
    }
}
