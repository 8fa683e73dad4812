package buzzville.producer;

import buzzville.random.Distribution;
import buzzville.random.Sampler;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import java.util.Arrays;

/**
 * Each instance thinks, sends, waits until its message has ended at every subscription, and thinks again; it begins by
 * thinking. Under overload such a source slows down by itself, which an open one never does.
 *
 * @param think how long it thinks
 */
@Doc("Each instance thinks, sends, and waits for the end of its message.")
public record ClosedLoop(@DurationNanos Distribution think) implements CrowdProcess {
    @Override
    public Arrivals start(CrowdDraws crowd) {
        return new Loop(crowd, think.sampler());
    }

    @Override
    public double meanRate() {
        return Double.NaN;
    }

    @Override
    public boolean closed() {
        return true;
    }

    private static final class Loop implements Arrivals {
        private final CrowdDraws crowd;
        private final Sampler think;
        private final int[] thoughts;
        private final MemberHeap thinking;

        Loop(CrowdDraws crowd, Sampler think) {
            this.crowd = crowd;
            this.think = think;
            this.thoughts = new int[crowd.members()];
            long[] first = new long[crowd.members()];
            Arrays.setAll(first, this::thought);
            this.thinking = new MemberHeap(first, (member, last) -> NEVER);
        }

        @Override
        public long next() {
            return thinking.next();
        }

        @Override
        public int member() {
            return thinking.member();
        }

        @Override
        public void advance() {
            thinking.advance();
        }

        @Override
        public void settled(int member, long ownTime) {
            thinking.add(member, ownTime + thought(member));
        }

        private long thought(int member) {
            return Math.round(think.sample(crowd.own(member, thoughts[member]++)));
        }
    }
}
