package buzzville.broker.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.EventKind;
import buzzville.message.KeyRule;
import buzzville.message.LaneView;
import buzzville.message.Message;
import buzzville.message.Priority;
import buzzville.metric.PolicyTally;
import buzzville.metric.Span;
import buzzville.random.Draws;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Floyd and Jacobson's formulas, at a constant average. */
class RedTest {
    private static final EventKind KIND = new EventKind(0, "e", Priority.NORMAL, KeyRule.NONE, null, 500);
    private static final Account ACCOUNT = new Account("s", 0, List.of(KIND), new Span(0, 1, 1));

    /** A stage where always so many wait. With a weight of 1 that is the average, too. */
    private record Waiting(int waiting) implements GuardedStage {
        @Override
        public String name() {
            return "s";
        }

        @Override
        public List<? extends LaneView> lanes() {
            return List.of();
        }

        @Override
        public LaneView lane(int priority) {
            throw new UnsupportedOperationException("RED does not look at single lanes");
        }

        @Override
        public Draws draws(String purpose) {
            return new Draws(42);
        }

        @Override
        public PolicyTally tally() {
            return new PolicyTally(new Span(0, 1, 1));
        }
    }

    private static Red red(boolean gentle) {
        return new Red(10, 20, 1_000_000, 0.1, 1, gentle);
    }

    /** The distances between those that are shed among 400,000 arrivals. */
    private static List<Integer> distances(Red red, int waiting) {
        Admission admission = red.start(new Waiting(waiting));
        List<Integer> distances = new ArrayList<>();
        int last = 0;
        for (int i = 1; i <= 400_000; i++) {
            Message message = new Message(i, KIND, () -> "p", 0, i, 0, 0, 0);
            if (admission.admit(new Copy(message, ACCOUNT), 0) == Admission.SHED) {
                distances.add(i - last);
                last = i;
            }
        }
        return distances;
    }

    @Test
    void theDistanceBetweenTwoShedOnesIsUniform() {
        // average 15: p_b = 0.1 * 5 / 10 = 1/20, so uniform over 1 ... 20: mean 10.5, variance (20^2 - 1) / 12 = 33.25
        List<Integer> distances = distances(red(false), 15);
        int n = distances.size();
        double mean = distances.stream().mapToInt(d -> d).average().orElseThrow();
        assertThat(distances).allMatch(d -> 1 <= d && d <= 20);
        assertThat(mean).isCloseTo(10.5, within(5 * Math.sqrt(33.25 / n)));
        for (int d = 1; d <= 20; d++) {
            int distance = d;
            double share = distances.stream().filter(each -> each == distance).count() / (double) n;
            assertThat(share).as("distance %d", d).isCloseTo(0.05, within(5 * Math.sqrt(0.05 * 0.95 / n)));
        }
    }

    @Test
    void nobodyIsShedBelowTheLowerThresholdAndEverybodyFromTheUpperOneOn() {
        assertThat(distances(red(false), 9)).isEmpty();
        assertThat(distances(red(false), 10)).isEmpty(); // p_b = 0 at the threshold itself
        assertThat(distances(red(false), 20)).hasSize(400_000);
    }

    @Test
    void gentleGoesOnRisingToTwiceTheUpperThreshold() {
        Red gentle = red(true);
        assertThat(gentle.probability(19.999999)).isCloseTo(0.1, within(1e-6));
        assertThat(gentle.probability(20)).isEqualTo(0.1);
        assertThat(gentle.probability(30)).isEqualTo(0.55); // halfway from 0.1 to 1
        assertThat(gentle.probability(40)).isEqualTo(1);
        assertThat(red(false).probability(20)).isEqualTo(1);
    }
}
