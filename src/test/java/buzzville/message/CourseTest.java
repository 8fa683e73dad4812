package buzzville.message;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.Fate;
import buzzville.metric.Span;
import buzzville.metric.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages of one type from one zone are counted together: whoever reads the books must not be able to tell. */
class CourseTest {
    private static final EventKind KIND = new EventKind(0, "e", Priority.NORMAL, KeyRule.NONE, null, 1);

    /** Measured is [15, 40) in buckets of 10. */
    private final Span span = new Span(15, 40, 10);

    private final Account broker = new Account("broker", -1, List.of(KIND), span);
    private final Account one = new Account("one", 0, List.of(KIND), span);
    private final Account other = new Account("other", 1, List.of(KIND), span);
    private final Ledger ledger = new Ledger(broker, new Account[][][] {{{one, other}}}, span);
    private final Origin origin = () -> "somebody";
    private long made;

    private Message occurs(long at) {
        Message message = new Message(++made, KIND, origin, 0, made, -1, 0, at);
        message.publishedAt = at;
        message.arrivedAt = at;
        ledger.occurred(message);
        return message;
    }

    private void assertOffered(Account account, long measured, long... series) {
        assertThat(account.tally(Priority.NORMAL).offered()).as(account.name()).isEqualTo(measured);
        for (int bucket = 0; bucket < series.length; bucket++) {
            assertThat(account.offeredSeries(Priority.NORMAL).count(bucket))
                    .as("%s in bucket %d", account.name(), bucket)
                    .isEqualTo(series[bucket]);
        }
    }

    @Test
    void everyAccountHasEachMessageInItsBucketAndOnlyTheMeasuredOnesInItsTally() {
        for (long at : new long[] {0, 9, 10, 14, 15, 19, 20, 39, 40, 55}) {
            occurs(at);
        }

        for (Account account : List.of(broker, one, other)) {
            assertOffered(account, 4, 2, 4, 1, 1);
        }
    }

    @Test
    void whoReadsInTheMiddleSeesAllThatHappenedAndDisturbsNothing() {
        occurs(15);
        assertOffered(one, 1, 0, 1, 0, 0);
        occurs(16);
        assertOffered(other, 2, 0, 2, 0, 0);
        occurs(30);

        assertOffered(one, 3, 0, 2, 0, 1);
        assertOffered(broker, 3, 0, 2, 0, 1);
    }

    @Test
    void oneThatIsToldOfLateStandsWhereItOccurred() {
        occurs(25);
        occurs(12);
        occurs(26);

        assertOffered(one, 2, 0, 1, 2, 0);
    }

    @Test
    void whatPassesTheBrokerAtOnceIsDeliveredThereWithoutDelay() {
        for (long at : new long[] {14, 15, 22}) {
            ledger.routed(occurs(at), 0, 0, at);
        }

        Tally tally = broker.tally(Priority.NORMAL);
        assertThat(tally.delivered()).isEqualTo(2);
        assertThat(tally.imbalance()).isEqualTo(0);
        assertThat(broker.deliveredSeries(Priority.NORMAL).count(1)).isEqualTo(2);
        assertThat(broker.deliveredSeries(Priority.NORMAL).count(2)).isEqualTo(1);
        assertThat(one.tally(Priority.NORMAL).delivered()).isEqualTo(0);
    }

    @Test
    void thoseThatObjectivesOpenHaveTheirOwnInterval() {
        Tally late = new Tally(20, 30);
        Tally passed = new Tally(20, 30, 5);
        one.watch(late, List.of(KIND));
        broker.watch(passed, List.of(KIND));

        for (long at : new long[] {15, 20, 29, 30}) {
            ledger.routed(occurs(at), 0, 0, at);
        }

        assertThat(late.offered()).isEqualTo(2);
        assertThat(other.tally(Priority.NORMAL).delivered()).isEqualTo(0);
        assertThat(passed.offered()).isEqualTo(2);
        assertThat(passed.onTime()).isEqualTo(2);
        assertThat(broker.tally(Priority.NORMAL).delivered()).isEqualTo(4);
    }

    @Test
    void whatNobodyExpectsIsOfferedToTheBrokerAlone() {
        Ledger nobody = new Ledger(broker, new Account[][][] {{{}}}, span);
        Message message = new Message(1, KIND, origin, 0, 0, -1, 0, 20);
        nobody.occurred(message);

        nobody.routed(message, 0, 0, 20);

        assertThat(broker.tally(Priority.NORMAL).count(Fate.UNROUTED)).isEqualTo(1);
        assertThat(broker.tally(Priority.NORMAL).imbalance()).isEqualTo(0);
        assertThat(broker.losses(Priority.NORMAL, Fate.UNROUTED)).isNull();
    }
}
