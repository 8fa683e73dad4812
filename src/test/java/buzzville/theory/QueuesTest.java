package buzzville.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formulas against published tables and sums done by hand. */
class QueuesTest {
    /** To the four decimals that tables have. */
    private static final Offset<Double> TABLE = within(0.5e-4);

    private static final Offset<Double> EXACT = within(1e-12);

    /** From tables of Erlang's loss formula. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0.5", "2, 1, 0.2", "5, 3, 0.1101", "10, 5, 0.0184", "15, 10, 0.0365", "10, 8, 0.1217", "0, 3, 1"
    })
    void erlangBIsThatOfTheTables(int servers, double load, double blocked) {
        assertThat(Queues.erlangB(servers, load)).isCloseTo(blocked, TABLE);
    }

    /** From tables of Erlang's delay formula; with one server it is the load, with two 2 rho^2 / (1 + rho). */
    @ParameterizedTest
    @CsvSource({"1, 0.5, 0.5", "2, 1, 0.3333", "5, 4, 0.5541", "10, 8, 0.4092", "3, 2.4, 0.6472", "4, 4, 1"})
    void erlangCIsThatOfTheTables(int servers, double load, double waits) {
        assertThat(Queues.erlangC(servers, load)).isCloseTo(waits, TABLE);
    }

    /** M/M/1 at 80 %: 10 ms x 0.8 / 0.2 = 40 ms; its wait exceeds t with probability 0.8 exp(-20 t / s). */
    @Test
    void oneExponentialServerWaitsRhoOverOneMinusRho() {
        assertThat(Queues.meanWait(80, 0.01, 1)).isCloseTo(0.04, EXACT);
        assertThat(Queues.waitPercentile(0.95, 80, 0.01, 1)).isCloseTo(Math.log(16) / 20, EXACT);
        assertThat(Queues.waitPercentile(0.1, 80, 0.01, 1)).isZero();
        assertThat(Queues.meanWait(100, 0.01, 1)).isInfinite();
    }

    /** Half the wait of M/M/1 when service is constant; 1.625 times as much at a squared variation of 2.25. */
    @Test
    void onlyTheVarianceOfServiceCounts() {
        assertThat(Queues.pollaczekKhinchine(80, 0.01, 0)).isCloseTo(0.02, EXACT);
        assertThat(Queues.pollaczekKhinchine(80, 0.01, 1)).isCloseTo(0.04, EXACT);
        assertThat(Queues.pollaczekKhinchine(70, 0.01, 2.25)).isCloseTo(0.7 * 0.01 * 3.25 / 0.6, EXACT);
        assertThat(Queues.pollaczekKhinchine(100, 0.01, 0)).isInfinite();
    }

    /** At half load the root of x = exp(-2 (1 - x)) is 0.2032 (Kleinrock 1975). */
    @Test
    void arrivalsByTheClockWaitLess() {
        assertThat(Queues.regularArrivals(50, 0.01)).isCloseTo(0.2032 / 0.7968 * 0.01, within(1e-6));
        assertThat(Queues.regularArrivals(100, 0.01)).isInfinite();
    }

    /** W0 = 8 ms: 8 / 0.9, 8 / (0.9 x 0.5), 8 / (0.5 x 0.2); together they wait as without priorities, 40 ms. */
    @Test
    void cobhamsClassesShareTheWaitOfAll() {
        double[] waits =
                Queues.cobham(new double[] {10, 40, 30}, new double[] {0.01, 0.01, 0.01}, new double[] {1, 1, 1});

        assertThat(waits[0]).isCloseTo(0.008 / 0.9, EXACT);
        assertThat(waits[1]).isCloseTo(0.008 / 0.45, EXACT);
        assertThat(waits[2]).isCloseTo(0.08, EXACT);
        assertThat((10 * waits[0] + 40 * waits[1] + 30 * waits[2]) / 80).isCloseTo(0.04, EXACT);
        assertThat(Queues.cobham(new double[] {10, 40, 30}, 0.01, 1)).containsExactly(waits, EXACT);
    }

    /** Class 1 of 20/s and 5 ms constant, class 2 of 10/s and 50 ms exponential: W0 = (20 x 25 + 10 x 5000) / 2 us = 25.25 ms. */
    @Test
    void anUrgentClassWaitsForTheLongServiceUnderWay() {
        double[] waits = Queues.cobham(new double[] {20, 10}, new double[] {0.005, 0.05}, new double[] {0, 1});

        assertThat(waits[0]).isCloseTo(0.02525 / 0.9, EXACT);
        assertThat(waits[1]).isCloseTo(0.02525 / (0.9 * 0.4), EXACT);
    }

    /** An urgent class settles though the whole does not. */
    @Test
    void aClassBeyondOneWaitsForEver() {
        double[] waits = Queues.cobham(new double[] {50, 60}, 0.01, 1);

        assertThat(waits[0]).isCloseTo(0.01 / 0.5, EXACT);
        assertThat(waits[1]).isInfinite();
    }

    /** M/M/1/10 at 0.9: p(10) = 0.1 x 0.9^10 / (1 - 0.9^11) = 5.08 %. With equal rates all 11 states are as likely. */
    @Test
    void limitedRoomLosesTheLastState() {
        assertThat(Queues.bounded(90, 0.01, 1, 9).loss()).isCloseTo(0.0508137, within(1e-6));
        assertThat(Queues.bounded(100, 0.01, 1, 9).loss()).isCloseTo(1 / 11.0, EXACT);
        // of those let in, n = 0..9 wait n services each: 4.5 of them
        assertThat(Queues.bounded(100, 0.01, 1, 9).meanWait()).isCloseTo(0.045, EXACT);
        assertThat(Queues.bounded(800, 0.01, 10, 0).loss()).isCloseTo(Queues.erlangB(10, 8), EXACT);
        assertThat(Queues.bounded(800, 0.01, 10, 0).meanWait()).isZero();
    }

    /** Far above one, as much is lost as is too much; a room without end is no bound. */
    @Test
    void limitedRoomHasTheRightLimits() {
        assertThat(Queues.bounded(200, 0.01, 1, 1000).loss()).isCloseTo(0.5, EXACT);
        assertThat(Queues.bounded(200, 0.01, 1, 2_000_000_000).loss()).isCloseTo(0.5, within(1e-9));
        assertThat(Queues.bounded(80, 0.01, 1, 2_000_000_000).meanWait()).isCloseTo(0.04, within(1e-9));
        // states of M/M/2 with room for 1 at a = 2: 1, 2, 2, 2; the last is full
        assertThat(Queues.bounded(200, 0.01, 2, 1).loss()).isCloseTo(2 / 7.0, EXACT);
    }

    /** Both are exact for M/M: variations of one. Regular arrivals and constant service never wait. */
    @Test
    void approximationsAreExactWhereTheyMustBe() {
        assertThat(Queues.kingman(80, 0.01, 1, 1)).isCloseTo(0.04, EXACT);
        assertThat(Queues.kingman(80, 0.01, 0, 0)).isZero();
        assertThat(Queues.kingman(100, 0.01, 1, 1)).isInfinite();
        assertThat(Queues.allenCunneen(240, 0.01, 3, 1, 1)).isCloseTo(0.6472 * 0.01 / 0.6, within(1e-6));
        assertThat(Queues.departures(0.7, 3, 1, 1)).isCloseTo(1, EXACT);
        assertThat(Queues.superposition(0, 1, 0.5)).isZero();
        assertThat(Queues.superposition(0, 1e9, 0.5)).isCloseTo(1, within(1e-8));
    }
}
