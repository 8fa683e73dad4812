package buzzville.broker.journal;

import buzzville.random.Draws;
import buzzville.random.Sampler;
import java.util.ArrayList;
import java.util.List;

/** The ways between the machines that keep a journal, as far as something is wrong with them. */
public final class Links {
    /**
     * What is wrong between two machines, in both directions: a follower asks before it is sent anything.
     *
     * @param latency on top of each entry's trip, nanoseconds
     */
    private record Slow(int one, int other, Sampler latency, Draws draws) {
        boolean isBetween(int from, int to) {
            return one == from && other == to || one == to && other == from;
        }
    }

    private final int[][] cuts;
    private final List<Slow> slow = new ArrayList<>();

    /** Nothing is wrong between so many machines. */
    public Links(int nodes) {
        cuts = new int[nodes][nodes];
    }

    /** Nothing passes between two machines until {@link #mend}. */
    public void cut(int one, int other) {
        cuts[one][other]++;
        cuts[other][one]++;
    }

    /** Takes one {@link #cut} back. @return whether something passes again */
    public boolean mend(int one, int other) {
        cuts[other][one]--;
        return --cuts[one][other] == 0;
    }

    /** What is copied between two machines takes longer until {@link #quicken}. */
    public void slow(int one, int other, Sampler latency, Draws draws) {
        slow.add(new Slow(one, other, latency, draws));
    }

    /** Takes one {@link #slow} back. */
    public void quicken(int one, int other, Draws draws) {
        slow.removeIf(each -> each.isBetween(one, other) && each.draws == draws);
    }

    boolean isCut(int one, int other) {
        return cuts[one][other] > 0;
    }

    /** How much longer than usual an entry takes. */
    long delay(int from, int to, long identity) {
        long sum = 0;
        for (int i = 0; i < slow.size(); i++) {
            Slow each = slow.get(i);
            if (each.isBetween(from, to)) {
                sum += Math.max(0, Math.round(each.latency.sample(each.draws.of(identity, to))));
            }
        }
        return sum;
    }
}
