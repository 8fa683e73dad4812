package buzzville.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64})
    void outcomesComeInTheOrderOfTheirTasks(int threads) {
        List<Integer> taken = new ArrayList<>();

        Parallel.inOrder(
                50,
                threads,
                index -> {
                    if (index % 7 == 0) {
                        Thread.yield();
                    }
                    return index * index;
                },
                (index, square) -> {
                    assertThat(square).isEqualTo(index * index);
                    taken.add(index);
                });

        assertThat(taken).isEqualTo(IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void theFirstFailureEndsItAll() {
        AtomicInteger begun = new AtomicInteger();
        List<Integer> taken = new ArrayList<>();

        assertThatThrownBy(() -> Parallel.inOrder(
                        1000,
                        2,
                        index -> {
                            begun.incrementAndGet();
                            if (index == 3) {
                                throw new IllegalArgumentException("three");
                            }
                            return index;
                        },
                        (index, outcome) -> taken.add(outcome)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("three");

        assertThat(taken).containsExactly(0, 1, 2);
        assertThat(begun.get()).isLessThan(20);
    }
}
