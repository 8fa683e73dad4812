package buzzville.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.Timeline;
import buzzville.metric.AggregationTally;
import org.junit.jupiter.api.Test;

/** Windows of Poisson arrivals: 50 sensors at 2/s for 400 s, windows of 1 s for each. Tolerances are five standard errors. */
class AggregationTheoryTest {
    private static final double RATE = 2;
    private static final double SENSORS = 50;
    private static final double SECONDS = 400;

    private static AggregationTally books(String policy) {
        return Timeline.of("""
                seed: 12
                duration: 400s
                drain: true
                events: {e: {}}
                producers: {p: {emits: e, count: 50, arrivals: poisson(2/s)}}
                services: {s: {subscribes: [e], aggregation: {few: {of: [e], with: %s, by: instance}}}}
                """.formatted(policy))
                .summary()
                .aggregations()
                .get(0)
                .tally();
    }

    @Test
    void aTumblingWindowEmitsUnlessItIsEmptyAndEachMessageWaitsHalfOfIt() {
        // 20,000 windows, each with something in it with probability 1 - exp(-2) = 0.8647: sd of the count sqrt(20000 *
        // 0.8647 *
        // 0.1353) = 48. About 40,000 waits, uniform over 1 s: sd of the mean 0.2887 / 200 = 0.00144 s
        AggregationTally books = books("tumbling(1s)");
        double windows = SENSORS * SECONDS;
        assertThat((double) books.emitted()).isCloseTo(windows * (1 - StrictMath.exp(-RATE)), within(5 * 48.4));
        assertThat(books.added().mean() / 1e9).isCloseTo(0.5, within(5 * 0.00145));
    }

    @Test
    void aWindowFromTheFirstBeginsAnewEveryWindowAndOneMeanGap() {
        // cycles of 1 s and an exponential gap of mean 0.5 s: T / 1.5 of them, sd sqrt(T * 0.25 / 1.5^3) = 38.5 for T =
        // 20,000 s;
        // since each sensor begins with a gap, 50 * (2.5 / 4.5 - 0.5 / 1.5) = 11 more. In a window, the first waits 1 s
        // and the 2
        // others on average half of that: (1 + 2 * 0.5) / 3
        AggregationTally books = books("from-first(1s)");
        assertThat((double) books.emitted()).isCloseTo(SENSORS * SECONDS / 1.5 + 11, within(5 * 38.5));
        assertThat(books.added().mean() / 1e9).isCloseTo(2 / 3.0, within(0.012));
    }
}
