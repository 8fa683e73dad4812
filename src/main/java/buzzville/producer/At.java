package buzzville.producer;

import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import java.util.Arrays;
import java.util.List;

/**
 * At these instants, and every instance at each of them.
 *
 * @param times since the producer starts, in any order, at least one
 */
@Doc("At these instants, every instance at each of them.")
public record At(@DurationNanos List<Long> times) implements CrowdProcess {
    public At {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("times must name at least one instant");
        }
        times = times.stream().sorted().toList();
    }

    @Override
    public Arrivals start(CrowdDraws crowd) {
        int[] next = new int[crowd.members()];
        long[] first = new long[crowd.members()];
        Arrays.fill(first, times.get(0));
        return new MemberHeap(
                first, (member, last) -> ++next[member] < times.size() ? times.get(next[member]) : Arrivals.NEVER);
    }

    @Override
    public double meanRate() {
        return Double.NaN;
    }

    @Override
    public boolean scripted() {
        return true;
    }
}
