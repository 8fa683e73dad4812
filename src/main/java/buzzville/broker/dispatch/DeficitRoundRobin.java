package buzzville.broker.dispatch;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.metric.Readings;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import buzzville.unit.SizeBytes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lanes in turns, each with as many bytes as its quantum says, whatever the sizes of its messages (deficit round robin,
 * Shreedhar and Varghese 1996).
 *
 * <p>Lanes that hold anything stand in a round. When a lane's turn comes its deficit grows by its quantum; it is served as
 * long as its next message is not larger than the deficit, and each message served takes its bytes off. Then the lane goes to
 * the end of the round and keeps what is left, or leaves the round and loses it when it is empty. A lane that wakes goes to
 * the end.
 *
 * @param quantum bytes for each turn of a lane that {@code quanta} does not name, at least 1
 * @param quanta bytes by lane, at least 1
 */
@Doc("Lanes in turns, each with its quantum of bytes.")
@Manual(
        rule =
                "Non-empty lanes stand in a round. At its turn a lane gets deficit += quantum and is served while the size of its head"
                        + " <= deficit; each message served takes its size off. Then it goes to the end of the round with the rest, or out"
                        + " of it with nothing if it is empty. Over time the lanes share the bytes as quantum_i / (sum of quanta).",
        source = "Shreedhar and Varghese 1996, `Efficient Fair Queueing Using Deficit Round-Robin`.",
        use =
                "Where messages differ in size and the time to handle them grows with it (images beside counters): equal quanta give"
                        + " equal bytes. A quantum of at least the largest message serves every lane in every round.",
        hurts =
                "It is blind to urgency: an alarm waits for up to one quantum of every other lane. Where every message takes the same"
                        + " time, whatever its size, `weighted-fair` is the fair one.",
        names =
                "DRR; Linux `sch_drr`, and within each of its queues `fq_codel`. Plain round robin counts messages instead.")
public record DeficitRoundRobin(
        @Doc("Bytes for each turn of a lane.") @Default("1500B") @SizeBytes
        long quantum,

        @Doc("Bytes for each turn of the lanes that differ, by lane.") @Default("{}") @SizeBytes
        Map<String, Long> quanta)
        implements DispatchPolicy {
    private static final long MOST = 1L << 40;

    public DeficitRoundRobin {
        check("quantum must be from 1B to 1TiB, but is ", quantum);
        quanta.forEach(
                (lane, bytes) -> check("quanta must be from 1B to 1TiB, but that of lane '" + lane + "' is ", bytes));
    }

    private static void check(String what, long bytes) {
        if (!(1 <= bytes && bytes <= MOST)) {
            throw new IllegalArgumentException(what + bytes + "B");
        }
    }

    @Override
    public Dispatcher start(List<? extends LaneView> lanes) {
        return new Round(lanes);
    }

    private final class Round implements Dispatcher {
        private final LaneView[] lanes;
        private final long[] gain;
        private final long[] deficit;
        /** Numbers of the lanes in the round, the one whose turn it is first. */
        private final int[] round;

        private int count;
        /** Whether the first of the round has had its quantum. */
        private boolean given;

        private long size;

        Round(List<? extends LaneView> lanes) {
            this.lanes = lanes.toArray(new LaneView[0]);
            this.gain = new long[this.lanes.length];
            this.deficit = new long[this.lanes.length];
            this.round = new int[this.lanes.length];
            Arrays.setAll(gain, i -> quanta.getOrDefault(this.lanes[i].name(), quantum));
        }

        @Override
        public @Nullable Copy next() {
            int inVain = 0;
            while (count > 0) {
                int lane = round[0];
                Copy head = lanes[lane].head();
                if (head == null) {
                    goOut(0); // it lost its messages in another way
                    continue;
                }
                if (!given) {
                    given = true;
                    deficit[lane] += gain[lane];
                }
                size = head.message.kind.size();
                if (size <= deficit[lane]) {
                    return head;
                }
                goOut(0);
                round[count++] = lane;
                if (++inVain >= count) {
                    skipRounds();
                    inVain = 0;
                }
            }
            return null;
        }

        /** Nobody could be served in a whole round: gives all rounds at once in which that stays so. */
        private void skipRounds() {
            long rounds = Long.MAX_VALUE;
            for (int i = 0; i < count; i++) {
                int lane = round[i];
                Copy head = lanes[lane].head();
                if (head == null) {
                    return;
                }
                long missing = head.message.kind.size() - deficit[lane];
                rounds = Math.min(rounds, (missing + gain[lane] - 1) / gain[lane] - 1);
            }
            for (int i = 0; i < count; i++) {
                deficit[round[i]] += rounds * gain[round[i]];
            }
        }

        @Override
        public void woke(LaneView woken) {
            int lane = index(woken);
            for (int i = 0; i < count; i++) {
                if (round[i] == lane) {
                    goOut(i); // it was empty for a while and nobody had looked
                }
            }
            deficit[lane] = 0;
            round[count++] = lane;
        }

        @Override
        public void served(LaneView served) {
            int lane = round[0];
            deficit[lane] -= size;
            if (served.waiting() == 0) {
                goOut(0);
                deficit[lane] = 0;
            }
        }

        @Override
        public void show(Readings to) {
            to.number("size", size).number("deficit", deficit[round[0]]).number("quantum", gain[round[0]]);
        }

        private void goOut(int place) {
            System.arraycopy(round, place + 1, round, place, --count - place);
            given &= place > 0;
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
