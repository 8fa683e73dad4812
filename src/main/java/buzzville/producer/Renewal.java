package buzzville.producer;

import buzzville.random.Distribution;
import buzzville.random.Sampler;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import java.util.Arrays;

/**
 * Independent gaps from one distribution, each instance by itself; the first arrival comes after the first gap.
 *
 * @param gap between two arrivals of one instance
 */
@Doc("Independent gaps from one distribution, each instance by itself.")
public record Renewal(@DurationNanos Distribution gap) implements CrowdProcess {
    @Override
    public Arrivals start(CrowdDraws crowd) {
        Sampler sampler = gap.sampler();
        int[] drawn = new int[crowd.members()];
        MemberHeap.Gaps gaps = (member, last) -> last + Math.round(sampler.sample(crowd.own(member, drawn[member]++)));
        long[] first = new long[crowd.members()];
        Arrays.setAll(first, member -> gaps.after(member, 0));
        return new MemberHeap(first, gaps);
    }

    @Override
    public double meanRate() {
        return 1e9 / gap.mean();
    }
}
