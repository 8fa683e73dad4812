package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RestTest {
    @Test
    void withoutAnythingKnownRunsAreAlike() {
        Rest rest = new Rest(8);
        assertThat(rest.isKnown()).isFalse();

        rest.finished("a", 100);
        rest.finished("b", 300);

        assertThat(rest.isKnown()).isTrue();
        assertThat(rest.doneShare()).isEqualTo(2 / 8.0);
    }

    @Test
    void aSlowCityWeighsAsMuchAsItTakes() {
        Rest rest = new Rest(4);
        rest.expect(Map.of("quick", 2, "slow", 2));

        rest.finished("quick", 100);
        rest.finished("slow", 900);
        rest.finished("quick", 100);

        // 1100 are done, and one slow run is left
        assertThat(rest.doneShare()).isEqualTo(1100.0 / 2000, within(1e-12));
        rest.finished("slow", 900);
        assertThat(rest.doneShare()).isEqualTo(1);
    }

    @Test
    void whatWasDoneBeforeIsNoWorkOfThisProcess() {
        Rest rest = new Rest(10);
        rest.expect(Map.of("a", 10));
        for (int i = 0; i < 8; i++) {
            rest.found("a");
        }
        assertThat(rest.isKnown()).isFalse();

        rest.finished("a", 50);

        assertThat(rest.doneShare()).isEqualTo(0.5);
    }
}
