package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;
import java.util.TreeMap;

/** How long those had waited whose wait was not over when a run stopped. */
final class Unfinished implements Coded {
    private final TreeMap<Long, Integer> ages = new TreeMap<>();

    void add(long nanos) {
        ages.merge(nanos, 1, Integer::sum);
    }

    void add(Unfinished other) {
        other.ages.forEach((age, many) -> ages.merge(age, many, Integer::sum));
    }

    long lessThan(long nanos) {
        return ages.headMap(nanos).values().stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    @Override
    public void code(Codec codec) {
        codec.frequencies(ages);
    }
}
