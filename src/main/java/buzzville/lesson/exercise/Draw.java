package buzzville.lesson.exercise;

import buzzville.random.Streams;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** What is left to chance in a question; the same for the same seed. */
final class Draw {
    private final UniformRandomProvider random;

    /** @param kind of question; each has chances of its own, so that no question depends on what else is asked */
    Draw(long seed, String kind) {
        random = new Streams(seed, 0).named("exercise/" + kind);
    }

    /** From 0 to one less than {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From {@code least} to {@code most}. */
    int from(int least, int most) {
        return least + below(most - least + 1);
    }

    boolean coin() {
        return below(2) == 0;
    }

    <T> T of(List<T> list) {
        return list.get(below(list.size()));
    }

    /** Puts a list in any order. */
    void shuffle(List<?> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            swap(list, i, below(i + 1));
        }
    }

    private static <T> void swap(List<T> list, int one, int other) {
        T kept = list.get(one);
        list.set(one, list.get(other));
        list.set(other, kept);
    }
}
