package buzzville.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class OctavesTest {
    /** HdrHistogram with three digits has the same buckets, computed its own way. */
    @Test
    void aCellOfTenBitsIsABucketOfThreeDigits() {
        Histogram histogram = new Histogram(3);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong() >>> 2 + random.nextInt(61);
            int cell = Octaves.cell(value, 10);
            long lowest = Octaves.lowest(cell, 10);

            assertThat(lowest).as("below %d", value).isEqualTo(histogram.lowestEquivalentValue(value));
            assertThat(Octaves.width(cell, 10)).isEqualTo(histogram.sizeOfEquivalentValueRange(value));
        }
    }

    @Test
    void cellsFollowEachOtherWithoutAGap() {
        for (int cell = 0; cell < 500; cell++) {
            long first = Octaves.lowest(cell, 5);
            long last = first + Octaves.width(cell, 5) - 1;

            assertThat(Octaves.cell(first, 5)).isEqualTo(cell);
            assertThat(Octaves.cell(last, 5)).isEqualTo(cell);
            assertThat(Octaves.cell(last + 1, 5)).isEqualTo(cell + 1);
        }
    }
}
