package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.AggregationTally;
import buzzville.metric.Fate;
import buzzville.metric.PolicyTally.Deed;
import org.junit.jupiter.api.Test;

/** Windows, batches, samples and repetitions before a stage, worked out by hand. */
class AggregationTimelineTest {
    private static final String COLUMNS = "message occurred offered entered started ended fate\n";

    private static final String CITY = """
            duration: 1s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "at(%s)"}}
            services: {s: {subscribes: [e], service-time: 5ms, aggregation: {few: {of: [e], with: %s}}}}
            """;

    private static AggregationTally books(Timeline timeline) {
        return timeline.summary().aggregations().get(0).tally();
    }

    private static double millis(double nanos) {
        return nanos / 1e6;
    }

    @Test
    void aTumblingWindowRunsByTheClockAndWhatComesAtItsEndBelongsToTheNext() {
        // windows [0, 10), [10, 20), [20, 30): 3 and 9 go on at 10; 10 and 12 at 20, behind nothing; 29 alone at 30
        Timeline timeline = Timeline.of(CITY.formatted("[3ms, 9ms, 10ms, 12ms, 29ms]", "tumbling(10ms)"));
        timeline.shows(COLUMNS + """
                p.0 3 3 - - 15 merged
                p.1 9 9 - - 15 merged
                p.1(2) 3 10 10 10 15 delivered
                p.2 10 10 - - 25 merged
                p.3 12 12 - - 25 merged
                p.3(2) 10 20 20 20 25 delivered
                p.4 29 29 - - 35 merged
                p.4(1) 29 30 30 30 35 delivered""");
        AggregationTally books = books(timeline);
        assertThat(books.originals()).isEqualTo(5);
        assertThat(books.emitted()).isEqualTo(3);
        assertThat(books.delivered()).isEqualTo(3);
        assertThat(books.lostInformation()).isEqualTo(2);
        assertThat(books.reduction()).isEqualTo(5.0 / 3);
        // added: 7, 1, 10, 8 and 1 ms; end to end of the aggregates: 12, 15 and 6 ms
        assertThat(millis(books.added().mean())).isEqualTo(27.0 / 5);
        assertThat(millis(books.added().max())).isEqualTo(10);
        assertThat(millis(books.endToEnd().mean())).isEqualTo(11);
        assertThat(timeline.summary().policies().get(0).tally().count(Deed.MERGED, 2))
                .isEqualTo(5);
    }

    @Test
    void aWindowFromTheFirstOpensWithAMessageAndTheNextOneOpensAfterIt() {
        // [3, 13), then 13 opens [13, 23), and 29 [29, 39)
        Timeline timeline = Timeline.of(CITY.formatted("[3ms, 9ms, 13ms, 29ms]", "from-first(10ms)"));
        timeline.shows(COLUMNS + """
                p.0 3 3 - - 18 merged
                p.1 9 9 - - 18 merged
                p.1(2) 3 13 13 13 18 delivered
                p.2 13 13 - - 28 merged
                p.2(1) 13 23 23 23 28 delivered
                p.3 29 29 - - 44 merged
                p.3(1) 29 39 39 39 44 delivered""");
        assertThat(millis(books(timeline).added().mean())).isEqualTo((10 + 4 + 10 + 10) / 4.0);
    }

    @Test
    void aBatchGoesOnWhenItIsFullOrItsFirstMessageHasWaitedLongEnough() {
        // 0, 1, 2 fill a batch at 2; 3 opens another, full with 9 and 9; 20 waits alone until 30
        Timeline timeline =
                Timeline.of(CITY.formatted("[0ms, 1ms, 2ms, 3ms, 9ms, 9ms, 20ms]", "size-or-timeout(3, 10ms)"));
        timeline.shows(COLUMNS + """
                p.0 0 0 - - 7 merged
                p.1 1 1 - - 7 merged
                p.2 2 2 - - 7 merged
                p.2(3) 0 2 2 2 7 delivered
                p.3 3 3 - - 14 merged
                p.4 9 9 - - 14 merged
                p.5 9 9 - - 14 merged
                p.5(3) 3 9 9 9 14 delivered
                p.6 20 20 - - 35 merged
                p.6(1) 20 30 30 30 35 delivered""");
        assertThat(millis(books(timeline).added().sum().toDouble())).isEqualTo(2 + 1 + 6 + 10);
        assertThat(books(timeline).added().count()).isEqualTo(7);
    }

    @Test
    void aSampleKeepsTheFirstOfEveryN() {
        Timeline timeline = Timeline.of(CITY.formatted("[0ms, 10ms, 20ms, 30ms, 40ms, 50ms, 60ms]", "sample(3)"));
        timeline.shows(COLUMNS + """
                p.0 0 0 0 0 5 delivered
                p.1 10 10 - - 10 sampled
                p.2 20 20 - - 20 sampled
                p.3 30 30 30 30 35 delivered
                p.4 40 40 - - 40 sampled
                p.5 50 50 - - 50 sampled
                p.6 60 60 60 60 65 delivered""");
        assertThat(books(timeline).passed()).isEqualTo(3);
        assertThat(books(timeline).removed()).isEqualTo(4);
        assertThat(books(timeline).reduction()).isEqualTo(7.0 / 3);
    }

    @Test
    void aRepetitionWithinTheWindowEndsAndDoesNotProlongIt() {
        // 0 is remembered until 10: 4 and 9 end, 10 passes and is remembered until 20
        Timeline.of(CITY.formatted("[0ms, 4ms, 9ms, 10ms, 19ms, 20ms]", "\"deduplicate(10ms, same=key)\""))
                .shows(COLUMNS + """
                        p.0 0 0 0 0 5 delivered
                        p.1 4 4 - - 4 deduplicated
                        p.2 9 9 - - 9 deduplicated
                        p.3 10 10 10 10 15 delivered
                        p.4 19 19 - - 19 deduplicated
                        p.5 20 20 20 20 25 delivered""");
    }

    @Test
    void differentMessagesAreNoRepetitionsAndSeveralReportsOfOneIncidentAre() {
        String text = """
                duration: 1s
                events: {crash: {}}
                producers:
                  road: {emits: crash, arrivals: "at([0ms, 100ms])", witnesses: {a: {}, b: {after: 2ms}, c: {after: 3ms}}}
                services: {s: {subscribes: [crash], aggregation: {once: {of: [crash], with: "deduplicate(1s, same=%s)"}}}}
                """;
        String columns = "message published ended fate\n";
        Timeline.of(text.formatted("incident")).shows(columns + """
                a.0 0 0 delivered
                b.0 2 2 deduplicated
                c.0 3 3 deduplicated
                a.1 100 100 delivered
                b.1 102 102 deduplicated
                c.1 103 103 deduplicated""");
        Timeline.of(text.formatted("message")).shows(columns + """
                a.0 0 0 delivered
                b.0 2 2 delivered
                c.0 3 3 delivered
                a.1 100 100 delivered
                b.1 102 102 delivered
                c.1 103 103 delivered""");
    }

    @Test
    void onlyWhileTheLaneIsLongAreMessagesMergedAndWhoFindsAnOpenWindowJoinsIt() {
        // 20 ms of work each: p.0 in service, p.1 and p.2 wait. p.3 finds 2 > 1 waiting and opens [3, 33). At 20 p.1 is
        // taken, so
        // p.4 at 25 finds only p.2 waiting, but joins the window of its key; p.5 at 70 finds nobody and passes.
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms, 3ms, 25ms, 90ms])"}}
                services: {s: {subscribes: [e], service-time: 20ms, aggregation: {few: {of: [e], with: from-first(30ms), above: 1}}}}
                """);
        timeline.shows(COLUMNS + """
                p.0 0 0 0 0 20 delivered
                p.1 1 1 1 20 40 delivered
                p.2 2 2 2 40 60 delivered
                p.3 3 3 - - 80 merged
                p.4 25 25 - - 80 merged
                p.4(2) 3 33 33 60 80 delivered
                p.5 90 90 90 90 110 delivered""");
        assertThat(books(timeline).passed()).isEqualTo(4);
        assertThat(timeline.summary().policies().get(0).tally().count(Deed.ADMITTED, 2))
                .isEqualTo(4);
        assertThat(timeline.summary().policies().get(0).tally().count(Deed.MERGED, 2))
                .isEqualTo(2);
    }

    @Test
    void anAggregateCountsAsOneInALaneAndItsOriginalsAreLostWithIt() {
        // f.0 in service until 50. Two aggregates of [0, 10) want the one place: that of p came first, that of q is
        // dropped.
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {f: {}, e: {key: producer}}
                producers:
                  f: {emits: f, arrivals: "at([0ms])"}
                  p: {emits: e, arrivals: "at([1ms, 2ms, 3ms])"}
                  q: {emits: e, arrivals: "at([2ms, 4ms])"}
                services:
                  s:
                    subscribes: [e, f]
                    service-time: 50ms
                    lanes: {all: {capacity: 1, overflow: drop-newest}}
                    aggregation: {few: {of: [e], with: tumbling(10ms)}}
                """);
        timeline.shows(COLUMNS + """
                f.0 0 0 0 0 50 delivered
                p.0 1 1 - - 100 merged
                p.1 2 2 - - 100 merged
                q.0 2 2 - - 10 dropped-newest
                p.2 3 3 - - 100 merged
                q.1 4 4 - - 10 dropped-newest
                p.2(3) 1 10 10 50 100 delivered
                q.1(2) 2 10 - - 10 dropped-newest""");
        assertThat(books(timeline).emitted()).isEqualTo(2);
        assertThat(books(timeline).delivered()).isEqualTo(1);
        assertThat(books(timeline).count(Fate.DROPPED_NEWEST)).isEqualTo(1);
        StageSummary s = timeline.summary().services().get("s");
        assertThat(s.all().offered()).isEqualTo(6);
        assertThat(s.all().count(Fate.MERGED)).isEqualTo(3);
        assertThat(s.all().count(Fate.DROPPED_NEWEST)).isEqualTo(2);
        assertThat(s.all().delivered()).isEqualTo(1);
    }

    @Test
    void anAggregateExpiresWithTheFirstOfItsOriginalsToDoSo() {
        // the deadlines of [0, 10) are 17 and 24; the worker is busy until 20, so the aggregate and both of them expire
        // at 17
        Timeline.of("""
                duration: 1s
                events: {f: {}, e: {ttl: 15ms}}
                producers:
                  f: {emits: f, arrivals: "at([0ms])"}
                  p: {emits: e, arrivals: "at([2ms, 9ms, 11ms])"}
                services:
                  s: {subscribes: [e, f], service-time: 20ms, aggregation: {few: {of: [e], with: tumbling(10ms)}}}
                """).shows(COLUMNS + """
                f.0 0 0 0 0 20 delivered
                p.0 2 2 - - 17 expired
                p.1 9 9 - - 17 expired
                p.1(2) 2 10 10 - 17 expired
                p.2 11 11 - - 40 merged
                p.2(1) 11 20 20 20 40 delivered""");
    }

    @Test
    void aCrashOfTheBrokerTakesWhatIsInOpenWindows() {
        // p.0 and p.1 wait for 10 when the broker crashes at 5; it is back at 7, and p.2 belongs to the same window by
        // the clock
        Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([1ms, 4ms, 8ms, 12ms])"}}
                services: {s: {subscribes: [e], service-time: 5ms, aggregation: {few: {of: [e], with: tumbling(10ms)}}}}
                incidents: {crash: {at: 5ms, for: 2ms, crash: broker}}
                """).shows(COLUMNS + """
                p.0 1 1 - - 5 crashed
                p.1 4 4 - - 5 crashed
                p.2 8 8 - - 15 merged
                p.2(1) 8 10 10 10 15 delivered
                p.3 12 12 - - 25 merged
                p.3(1) 12 20 20 20 25 delivered""");
    }

    @Test
    void whatIsInOpenWindowsAtTheEndIsInFlightUnlessTheRunIsDrained() {
        String text = """
                duration: 25ms
                drain: %s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([1ms, 14ms, 21ms, 24ms])"}}
                services: {s: {subscribes: [e], service-time: 6ms, aggregation: {few: {of: [e], with: tumbling(10ms)}}}}
                """;
        Timeline cut = Timeline.of(text.formatted("false"));
        cut.shows(COLUMNS + """
                p.0 1 1 - - 16 merged
                p.0(1) 1 10 10 10 16 delivered
                p.1 14 14 - - 25 in-flight
                p.1(1) 14 20 20 20 25 in-flight
                p.2 21 21 - - 25 in-flight
                p.3 24 24 - - 25 in-flight""");
        assertThat(books(cut).inWindows()).isEqualTo(2);
        assertThat(books(cut).inFlight()).isEqualTo(1);
        assertThat(cut.summary().services().get("s").all().inFlight()).isEqualTo(3);
        Timeline.of(text.formatted("true")).shows(COLUMNS + """
                p.0 1 1 - - 16 merged
                p.0(1) 1 10 10 10 16 delivered
                p.1 14 14 - - 26 merged
                p.1(1) 14 20 20 20 26 delivered
                p.2 21 21 - - 36 merged
                p.3 24 24 - - 36 merged
                p.3(2) 21 30 30 30 36 delivered""");
    }
}
