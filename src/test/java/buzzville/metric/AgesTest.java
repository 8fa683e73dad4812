package buzzville.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AgesTest {
    @Test
    void theOldestAtTheEndOfABucketIsTheEarliestThatHasBegunAndNotEnded() {
        // ends of buckets at 10, 20, 30 and 35
        Ages ages = new Ages(new Span(0, 35, 10));
        ages.ended(2, 8); // within a bucket: nobody sees it
        ages.ended(7, 12); // seen at 10, 3 old
        ages.ended(15, 31); // at 20, 5 old, and at 30
        ages.ended(4, 33); // at 10, 6 old, at 20, 16 old, at 30, 26 old
        ages.stays(34); // at 35, 1 old
        assertThat(ages.atEnds()).containsExactly(6, 16, 26, 1);
    }

    @Test
    void whatEndsAsABucketDoesWasThereAndWhatBeginsThenWasNot() {
        Ages ages = new Ages(new Span(0, 20, 10));
        ages.ended(5, 10);
        ages.ended(10, 15);
        assertThat(ages.atEnds()).containsExactly(5, 0);
    }

    @Test
    void afterTheSpanWhateverBeganBeforeItsEndWasThereThen() {
        Ages ages = new Ages(new Span(5, 20, 10));
        ages.ended(12, 90);
        ages.ended(25, 95); // began later
        ages.stays(30);
        assertThat(ages.atEnds()).containsExactly(0, 8);
    }

    @Test
    void whereNothingIsTheAgeIsZero() {
        assertThat(new Ages(new Span(0, 25, 10)).atEnds()).containsExactly(0, 0, 0);
    }

    @Test
    void manyAreAsIfEachEndWereLookedAtByItself() {
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            Span span = new Span(0, 100 + random.nextInt(50), 1 + random.nextInt(20));
            Ages ages = new Ages(span);
            long[] brute = new long[span.buckets()];
            long now = 0;
            for (int i = 0; i < 60; i++) {
                now += random.nextInt(5);
                long began = now - random.nextInt((int) now + 1);
                ages.ended(began, now);
                for (int b = 0; b < brute.length; b++) {
                    long end = Math.min(span.to(), (b + 1) * span.bucket());
                    if (began < end && now >= end) {
                        brute[b] = Math.max(brute[b], end - began);
                    }
                }
            }
            assertThat(ages.atEnds()).isEqualTo(brute);
        }
    }
}
