package buzzville.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.PolicySummary;
import buzzville.city.Timeline;
import buzzville.metric.Fate;
import buzzville.metric.PolicyTally;
import buzzville.metric.PolicyTally.Deed;
import org.junit.jupiter.api.Test;

/** The order in which policies act on a message, as docs/strategies.md draws it: each pair by an example that the other order spoils. */
class PolicyOrderTest {
    private static final int INFO = 3;

    /**
     * Ten messages at once, a worker that is busy with the first for the rest of the run. The order is told by who meets how
     * many of them.
     */
    private static String city(String desk) {
        return """
                duration: 100s
                zones: [nord]
                events: {advert: {priority: info, key: zone}}
                producers:
                  screen: {emits: advert, zones: [nord], arrivals: 'at([0s, 1s, 2s, 3s, 4s, 5s, 6s, 7s, 8s, 9s])'}
                services:
                  desk:
                    subscribes: [advert]
                    service-time: 1000s
                """ + desk.indent(4);
    }

    private static PolicyTally books(Timeline timeline, String policy) {
        return timeline.summary().policies().stream()
                .filter(each -> each.name().equals(policy))
                .findFirst()
                .map(PolicySummary::tally)
                .orElseThrow();
    }

    private static long lost(Timeline timeline, Fate fate) {
        return timeline.rows().stream().filter(row -> row.fate() == fate).count();
    }

    /** The first takes the bucket's only token; so the other nine never stand before the lane, which has no room for them. */
    @Test
    void admissionComesBeforeTheLane() {
        Timeline timeline = Timeline.of(city("""
                admission: token-bucket(rate=0.001/s, burst=1)
                lanes: {all: {capacity: 0, overflow: reject}}
                """));

        assertThat(lost(timeline, Fate.SHED)).isEqualTo(9);
        assertThat(lost(timeline, Fate.REJECTED)).isZero();
    }

    /** Two buckets: what the first turns away the second never meets. */
    @Test
    void admissionPoliciesAreAskedInTheOrderInWhichTheyAreWritten() {
        Timeline timeline = Timeline.of(city("""
                admission: ['token-bucket(rate=0.001/s, burst=4)', 'token-bucket(rate=0.001/s, burst=3)']
                """));

        assertThat(timeline.summary().policies().get(0).tally().count(Deed.REJECTED, INFO))
                .isEqualTo(6);
        assertThat(timeline.summary().policies().get(1).tally().count(Deed.ADMITTED, INFO))
                .isEqualTo(3);
        assertThat(timeline.summary().policies().get(1).tally().count(Deed.REJECTED, INFO))
                .isEqualTo(1);
    }

    /** The bucket is asked about each of the ten and lets four of them in; only these are sampled, one in two. */
    @Test
    void admissionComesBeforeAggregation() {
        Timeline timeline = Timeline.of(city("""
                admission: token-bucket(rate=0.001/s, burst=4)
                aggregation: {fewer: {of: [advert], with: sample(2)}}
                """));

        assertThat(lost(timeline, Fate.SHED)).isEqualTo(6);
        assertThat(lost(timeline, Fate.SAMPLED)).isEqualTo(2);
    }

    /** Windows of 5 s make two messages of ten. The first goes to the worker, the second takes the lane's only place. */
    @Test
    void aggregationComesBeforeTheLane() {
        Timeline timeline = Timeline.of(city("""
                aggregation: {fewer: {of: [advert], with: tumbling(5s)}}
                lanes: {all: {capacity: 1, overflow: reject}}
                """));

        assertThat(lost(timeline, Fate.REJECTED)).isZero();
        assertThat(timeline.run()
                        .summary()
                        .services()
                        .get("desk")
                        .lanes()
                        .get("all")
                        .maxLength())
                .isEqualTo(1);
    }

    /**
     * The worker takes 1.5 s each. A newcomer always finds at most one waiting, so last come, first served has nothing to choose
     * among; the lane had already decided who waits at all.
     */
    @Test
    void theLaneDecidesBeforeDispatch() {
        String fifo = fates(Timeline.of(city("lanes: {all: {capacity: 1, overflow: drop-newest}}\ndispatch: fifo")
                .replace("1000s", "1500ms")));
        String lifo = fates(Timeline.of(city("lanes: {all: {capacity: 1, overflow: drop-newest}}\ndispatch: lifo")
                .replace("1000s", "1500ms")));

        assertThat(lifo).isEqualTo(fifo).contains("DROPPED_NEWEST");
    }

    private static String fates(Timeline timeline) {
        return timeline.rows().stream()
                .map(row -> row.fate() + "@" + row.endedAt())
                .toList()
                .toString();
    }

    /**
     * All attempts fail. The breaker opens after the first two and stays so: the others wait in their lanes, dispatched to
     * nobody, and no retry brings them there, since a retry is about attempts.
     */
    @Test
    void theBreakerStandsBetweenTheLaneAndTheWorker() {
        Timeline timeline = Timeline.of(city("""
                failure: 100%
                breaker: circuit-breaker(window=2, minimum=2, open=50s)
                """).replace("1000s", "100ms"));

        assertThat(lost(timeline, Fate.DEAD_LETTERED)).isEqualTo(2 + 2); // two more are trials, from 51.1 s on
        assertThat(timeline.rows().stream().filter(row -> row.fate() == null)).hasSize(6);
        assertThat(timeline.summary().services().get("desk").maxWaiting()).isEqualTo(8);
    }

    /**
     * A retry goes to the tail of its lane and is not admitted again: the bucket has tokens for ten, all of which fail twice,
     * so twenty attempts pass it with ten tokens; and the lane has room for none of them, but returning messages may stand
     * above its capacity.
     */
    @Test
    void aRetryIsNotAdmittedAgain() {
        Timeline timeline = Timeline.of(city("""
                failure: 100%
                retry: fixed(delay=100ms, attempts=2)
                admission: token-bucket(rate=0.001/s, burst=10)
                lanes: {all: {capacity: 0, overflow: reject}}
                """).replace("1000s", "100ms"));

        assertThat(books(timeline, "token-bucket").count(Deed.ADMITTED, INFO)).isEqualTo(10);
        assertThat(timeline.rows()).allMatch(row -> row.fate() == Fate.DEAD_LETTERED);
        assertThat(timeline.rows()).allMatch(row -> row.copy() != null && row.copy().attempts == 2);
    }

    /** A producer that is held back keeps its messages to itself: admission at the broker meets only what was sent. */
    @Test
    void backpressureComesBeforeTheBrokersAdmission() {
        Timeline timeline = Timeline.of("""
                duration: 100s
                zones: [nord]
                events: {advert: {priority: info, key: zone}}
                producers:
                  screen: {emits: advert, zones: [nord], arrivals: 'at([0s, 1s, 2s, 3s, 4s])', throttled: buffer(10)}
                broker: {backpressure: 'credit(n=1, returns=settled, timeout=1000s)', admission: token-bucket(rate=1/s)}
                services: {desk: {subscribes: [advert], service-time: 1000s}}
                """);

        assertThat(books(timeline, "token-bucket").count(Deed.ADMITTED, INFO)).isEqualTo(1);
        assertThat(books(timeline, "token-bucket").count(Deed.REJECTED, INFO)).isZero();
    }
}
