package buzzville.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Against a list that keeps every latency. */
class LatencyHistogramTest {
    private final SplittableRandom random = new SplittableRandom(11);
    private final List<Long> all = new ArrayList<>();

    private void record(LatencyHistogram histogram, int count) {
        for (int i = 0; i < count; i++) {
            long nanos = random.nextInt(10) == 0 ? 0 : random.nextLong() >>> 20 + random.nextInt(40);
            histogram.record(nanos);
            all.add(nanos);
        }
    }

    private void agrees(LatencyHistogram histogram) {
        Collections.sort(all);
        double mean = all.stream().mapToLong(Long::longValue).average().orElseThrow();
        double squares = all.stream()
                .mapToDouble(nanos -> (nanos - mean) * (nanos - mean))
                .sum();
        assertThat(histogram.count()).isEqualTo(all.size());
        assertThat(histogram.max()).isEqualTo(all.get(all.size() - 1));
        assertThat(histogram.mean()).isCloseTo(mean, Percentage.withPercentage(1e-9));
        assertThat(histogram.deviation())
                .isCloseTo(Math.sqrt(squares / (all.size() - 1)), Percentage.withPercentage(1e-6));
        for (int rank = 1; rank <= all.size(); rank += 37) {
            double exact = all.get(rank - 1);
            assertThat(histogram.valueAtRank(rank)).as("rank %d", rank).isCloseTo(exact, within(exact / 1000));
        }
    }

    @Test
    void ranksAreWithinAThousandthAndMomentsExactHoweverOftenSomebodyReads() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (int part = 0; part < 5; part++) {
            record(histogram, 3_001);
            agrees(histogram);
        }
    }

    /** HdrHistogram of three digits counts in the same buckets, its own way. */
    @Test
    void bucketsAndRanksAreThoseOfAnIndependentHistogram() {
        LatencyHistogram histogram = new LatencyHistogram();
        record(histogram, 20_000);
        Histogram other = new Histogram(3);
        all.forEach(other::recordValue);

        List<String> expected = new ArrayList<>();
        for (HistogramIterationValue value : other.recordedValues()) {
            expected.add(other.lowestEquivalentValue(value.getValueIteratedTo()) + " "
                    + value.getCountAddedInThisIterationStep());
        }
        List<String> found = new ArrayList<>();
        histogram.forEachBucket((lowest, count) -> found.add(lowest + " " + count));
        assertThat(found).isEqualTo(expected);
        for (double fraction : new double[] {0.01, 0.25, 0.5, 0.9, 0.99, 0.999}) {
            long bucket = other.getValueAtPercentile(100 * fraction);
            assertThat(histogram.percentile(fraction)).isBetween((double) other.lowestEquivalentValue(bucket), (double)
                    other.highestEquivalentValue(bucket));
        }
    }

    @Test
    void theSumOfTwoKnowsWhatBothKnew() {
        LatencyHistogram histogram = new LatencyHistogram();
        LatencyHistogram other = new LatencyHistogram();
        record(histogram, 1_000);
        record(other, 777);

        histogram.add(other);

        agrees(histogram);
        record(histogram, 10);
        agrees(histogram);
    }
}
