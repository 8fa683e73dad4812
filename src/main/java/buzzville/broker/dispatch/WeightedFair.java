package buzzville.broker.dispatch;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.metric.Readings;
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
        rule = "A lane that wakes gets the tag v + 1/w, v being the tag last served and w its weight; the"
                + " smallest tag is served next and grows by 1/w. While all have work, a lane gets w / sum of"
                + " weights of the services.",
        source = "Self-clocked fair queueing: Golestani, INFOCOM 1994; after Demers, Keshav and Shenker, 1989."
                + " Every message counts as one.",
        use = "When the urgent should be quick but nobody may starve: with weights 6, 3 and 1 the least"
                + " urgent lane keeps a tenth of the workers.",
        hurts = "An alarm may wait for others although it is urgent: in proportion, not absolutely. More than"
                + " its share of alarms, and they queue like everything else; weights must follow the mix of"
                + " messages.",
        names = "WFQ, SCFQ. Weighted round robin is its coarse relative: it serves a lane's whole weight in a"
                + " row.",
        example = "weighted-fair(weights={critical: 6, normal: 3, info: 1})")
public record WeightedFair(
        @Doc("Shares by lane, from 1 to 1000000; a lane that is not named has 1.")
        Map<String, Integer> weights) implements DispatchPolicy {
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

        @Override
        public void show(Readings to) {
            for (int i = 0; i < lanes.length; i++) {
                if (lanes[i].waiting() > 0) {
                    to.number("tag " + lanes[i].name(), tag[i] / (double) ONE);
                }
            }
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
