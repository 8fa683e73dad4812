package buzzville.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Inversions against counting all pairs. */
class ArrivalOrderTest {
    private static final long END = 1_000;

    @Test
    void whatIsInOrderHasNoInversions() {
        ArrivalOrder order = new ArrivalOrder(0, END);
        assertThat(order.inversions()).isZero();
        for (long instant : new long[] {1, 2, 2, 2, 5}) {
            order.arrived(instant);
        }
        assertThat(order.inversions()).isZero();
        assertThat(order.outOfOrder()).isZero();
        assertThat(order.maxDisplacement()).isZero();
    }

    @Test
    void aReversedOrderHasAllPairs() {
        ArrivalOrder order = new ArrivalOrder(0, END);
        for (int i = 99; i >= 0; i--) {
            order.arrived(i);
        }
        assertThat(order.inversions()).isEqualTo(99 * 100 / 2);
        assertThat(order.outOfOrder()).isEqualTo(99);
        assertThat(order.maxDisplacement()).isEqualTo(99);
    }

    @Test
    void inversionsAreThePairsInTheWrongOrder() {
        Random random = new Random(7);
        for (int length = 1; length < 60; length++) {
            long[] instants = random.longs(length, 0, 40).toArray();
            ArrivalOrder order = new ArrivalOrder(5, 35);
            long pairs = 0;
            for (int i = 0; i < length; i++) {
                order.arrived(instants[i]);
                for (int j = 0; j < i; j++) {
                    boolean measured = instants[i] >= 5 && instants[i] < 35 && instants[j] >= 5 && instants[j] < 35;
                    pairs += measured && instants[j] > instants[i] ? 1 : 0;
                }
                assertThat(order.inversions()).isEqualTo(pairs);
            }
        }
    }

    @Test
    void ordersThatAreAddedKeepTheirOwnPairs() {
        ArrivalOrder first = new ArrivalOrder(0, END);
        first.arrived(10);
        first.arrived(5);
        ArrivalOrder second = new ArrivalOrder(0, END);
        second.arrived(9);
        second.arrived(1);
        ArrivalOrder both = new ArrivalOrder(0, 1);
        both.add(first);
        both.add(second);
        assertThat(both.arrivals()).isEqualTo(4);
        assertThat(both.outOfOrder()).isEqualTo(2);
        assertThat(both.inversions()).isEqualTo(2);
        assertThat(both.maxDisplacement()).isEqualTo(8);
    }
}
