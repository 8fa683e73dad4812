package buzzville.city.recovery;

import buzzville.message.Priority;
import java.util.Arrays;
import java.util.List;

/**
 * How many copies met a fate, by priority.
 *
 * @param byPriority the most urgent first
 */
public record Toll(List<Long> byPriority) {
    static Toll of(long[] counts) {
        return new Toll(Arrays.stream(counts).boxed().toList());
    }

    public long of(Priority priority) {
        return byPriority.get(priority.ordinal());
    }

    public long all() {
        return byPriority.stream().mapToLong(count -> count).sum();
    }
}
