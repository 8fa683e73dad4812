package buzzville.broker.dispatch;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Serves lanes in proportion to their weights while they have work: self-clocked fair queueing (Golestani 1994) with every
 * message counting as one.
 *
 * <p>A lane that wakes gets the tag v + 1/w, where v is the tag last served and w its weight; after each service its tag
 * grows by 1/w. The smallest tag is served next, the more urgent lane at equal tags. An empty lane gives its share to the
 * others and saves nothing up.
 *
 * @param weights by lane; a lane that is not named weighs 1
 */
@Doc("Lanes in proportion to their weights while they have work.")
@Manual(
        rule = "While several lanes hold messages, lane i is served w_i / (sum of their weights) of the time,"
                + " counted in messages: the lane with the smallest tag is next; a lane that wakes gets v + 1/w, v"
                + " being the tag last served; each service adds 1/w. Weights are shares: `{critical: 60, normal:"
                + " 30, info: 10}` are 60, 30 and 10 %.",
        source = "Golestani 1994, `A Self-Clocked Fair Queueing Scheme`; Demers, Keshav and Shenker 1989 for the"
                + " idea.",
        use = "Where urgent messages shall go first but nobody may starve: every lane has its share, and what a"
                + " lane does not use goes to the others.",
        hurts = "A share is not a promise of delay: a critical lane with 60 % that is sent more than 60 % of the"
                + " capacity queues up, while `strict-priority` would still serve it first. It counts messages, so"
                + " a lane of long services takes more of the workers' time than its share.",
        names = "WFQ; Linux and Cisco count bytes, see `deficit-round-robin`. RabbitMQ's quorum queues served two"
                + " classes 2:1 before 4.3.")
public record WeightedFair(
        @Doc("Shares by lane, 1 for one that is not named.") Map<String, Integer> weights) implements DispatchPolicy {
    public WeightedFair {
        weights.forEach((lane, weight) -> {
            if (!(1 <= weight && weight <= 1_000_000)) {
                throw new IllegalArgumentException(
                        "weights: lane '" + lane + "' weighs " + weight + ", expected 1 to 1000000");
            }
        });
    }

    @Override
    public Dispatcher start(List<? extends LaneView> lanes) {
        return new Shares(lanes);
    }

    private final class Shares implements Dispatcher {
        /** Tags are in units of 2^-32, so that shares add up the same way on every machine. */
        private static final long ONE = 1L << 32;

        private final LaneView[] lanes;
        private final long[] step;
        private final long[] tag;
        private long served;

        Shares(List<? extends LaneView> lanes) {
            this.lanes = lanes.toArray(new LaneView[0]);
            this.step = new long[this.lanes.length];
            this.tag = new long[this.lanes.length];
            Arrays.setAll(step, i -> ONE / weights.getOrDefault(this.lanes[i].name(), 1));
        }

        @Override
        public @Nullable Copy next() {
            int best = -1;
            for (int i = 0; i < lanes.length; i++) {
                if (lanes[i].waiting() > 0 && (best < 0 || tag[i] < tag[best])) {
                    best = i;
                }
            }
            return best < 0 ? null : lanes[best].head();
        }

        @Override
        public void woke(LaneView lane) {
            int i = index(lane);
            tag[i] = served + step[i];
        }

        @Override
        public void served(LaneView lane) {
            int i = index(lane);
            served = tag[i];
            tag[i] += step[i];
        }

        private int index(LaneView lane) {
            int i = 0;
            while (lanes[i] != lane) {
                i++;
            }
            return i;
        }
    }
}
