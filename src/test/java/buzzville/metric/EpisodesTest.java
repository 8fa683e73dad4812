package buzzville.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpisodesTest {
    @Test
    void whatComesBackSoonerThanTheGapGoesOn() {
        Episodes episodes = new Episodes(10);
        episodes.begin(5);
        episodes.end(7);
        episodes.begin(16); // 9 later
        episodes.end(20);
        episodes.happened(30); // 10 later
        episodes.begin(100);

        assertThat(episodes.size()).isEqualTo(3);
        assertThat(new long[] {episodes.from(0), episodes.until(0), episodes.times(0)})
                .containsExactly(5, 20, 2);
        assertThat(new long[] {episodes.from(1), episodes.until(1), episodes.times(1)})
                .containsExactly(30, 30, 1);
        assertThat(episodes.until(2)).isEqualTo(Episodes.OPEN);
    }

    @Test
    void thereAreNoMoreThanGapsFitIn() {
        Episodes episodes = new Episodes(10);
        for (int now = 0; now < 10_000; now++) {
            episodes.happened(now);
        }
        assertThat(episodes.size()).isEqualTo(1);
        assertThat(episodes.times(0)).isEqualTo(10_000);
    }
}
