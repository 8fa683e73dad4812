package buzzville.broker.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rate of a bucket as a fraction. */
class BucketTest {
    /** Written as a division, as a reader of 20/min or 1/h computes it. */
    @ParameterizedTest
    @CsvSource({
        "100, 1, 1, 10000000",
        "3, 1, 3, 1000000000",
        "20, 60, 1, 3000000000",
        "1, 3600, 1, 3600000000000",
        "7, 3600, 7, 3600000000000",
        "1, 86400, 1, 86400000000000",
        "5, 2, 1, 400000000",
        "1000000000, 1, 1, 1"
    })
    void aRateIsTheSimplestFractionThatReadsLikeIt(double events, double seconds, long above, long below) {
        assertThat(Bucket.simplest(events / seconds, Long.MAX_VALUE / 4000)).containsExactly(above, below);
    }

    @Test
    void everyRateIsMetToTheLastBitOrAsNearAsThereIsRoom() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            double rate = StrictMath.exp(random.nextDouble() * 30 - 10); // 0.00005/s to 500,000,000/s
            long room = Long.MAX_VALUE / 4 / (1 + random.nextInt(1_000_000));
            if (1e9 / rate > room) {
                continue; // such a bucket is refused
            }
            long[] fraction = Bucket.simplest(rate, room);
            BigDecimal read = BigDecimal.valueOf(fraction[0])
                    .scaleByPowerOfTen(9)
                    .divide(BigDecimal.valueOf(fraction[1]), MathContext.DECIMAL128);
            double error = Math.abs(read.doubleValue() / rate - 1);
            // a convergent p/q is nearer than 1/(q * next q), and the next q did not fit
            double most = 1e9 / rate / fraction[1] / room;
            assertThat(fraction[1]).isBetween(1L, room);
            assertThat(error).isLessThanOrEqualTo(most + 1e-15);
        }
    }
}
