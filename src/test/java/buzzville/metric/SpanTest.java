package buzzville.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run measures, and where its books change. */
class SpanTest {
    @ParameterizedTest(name = "after {0} comes {1}")
    @CsvSource({"0, 10", "9, 10", "10, 15", "14, 15", "15, 20", "20, 30", "30, 37", "36, 37"})
    void anEdgeIsABucketsOrTheMeasuredIntervals(long instant, long edge) {
        assertThat(new Span(15, 37, 10).edgeAfter(instant)).isEqualTo(edge);
    }

    @ParameterizedTest(name = "after {0} comes none")
    @CsvSource({"37", "38", "9223372036854775807"})
    void afterTheEndThereIsNone(long instant) {
        assertThat(new Span(15, 37, 10).edgeAfter(instant)).isEqualTo(Long.MAX_VALUE);
    }
}
