package buzzville.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberSetTest {
    @ParameterizedTest
    @ValueSource(ints = {3, 64, 65, 128, 4096, 4097, 20_000})
    void theLeastNumberIsThatOfASortedSet(int numbers) {
        NumberSet set = new NumberSet();
        TreeSet<Integer> sorted = new TreeSet<>();
        SplittableRandom random = new SplittableRandom(numbers);
        for (int i = 0; i < 50_000; i++) {
            if (random.nextBoolean() || sorted.isEmpty()) {
                int number = random.nextInt(numbers);
                set.add(number);
                sorted.add(number);
            } else {
                int number = random.nextBoolean() ? sorted.first() : sorted.last();
                set.remove(number);
                sorted.remove(number);
            }
            assertThat(set.least()).isEqualTo(sorted.isEmpty() ? -1 : sorted.first());
        }
    }
}
