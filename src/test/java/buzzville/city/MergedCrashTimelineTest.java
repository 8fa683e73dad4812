package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.AggregationTally;
import buzzville.metric.Fate;
import buzzville.metric.JournalTally.Count;
import buzzville.metric.Tally;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a crash of the broker leaves of messages that were being merged: the log has them, and nobody has the aggregate. By pencil. */
class MergedCrashTimelineTest {
    private static final String COLUMNS = "message started ended fate\n";

    /** Of all within 30 ms of the first one message is made; the desk takes 20 ms. */
    private static final String CITY = """
            duration: 1s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "at([%s])"%s}}
            broker: {%s}
            services:
              s:
                subscribes: [e]
                service-time: 20ms
                %s
            incidents: {%s}
            """;

    private static final String MERGES = "aggregation: {few: {of: [e], with: from-first(30ms)}}";
    private static final String DOWN = "down: {at: 20ms, for: 40ms, crash: %s}";

    private static Timeline run(String arrivals, String journal, String incidents) {
        return Timeline.of(CITY.formatted(arrivals, "", "journal: " + journal, MERGES, incidents));
    }

    private static Tally service(Timeline timeline) {
        return timeline.summary().services().get("s").all();
    }

    private static AggregationTally books(Timeline timeline) {
        return timeline.summary().aggregations().get(0).tally();
    }

    private static long journal(Timeline timeline, Count count) {
        return Objects.requireNonNull(timeline.summary().journal()).tally().count(count);
    }

    @Test
    void anOpenWindowOpensAnewWithWhatTheLogHas() {
        // all three of 0, 10 and 15 are in the window at 20; it opens again at 60, p.3 comes, and it closes at 90
        Timeline timeline =
                run("0ms, 10ms, 15ms, 70ms", "{}", DOWN.formatted("broker")).shows(COLUMNS + """
                        p.0 - 110 merged
                        p.1 - 110 merged
                        p.2 - 110 merged
                        p.3 - 110 merged
                        p.3(4) 90 110 delivered""");
        assertThat(books(timeline).originals()).isEqualTo(4);
        assertThat(books(timeline).emitted()).isOne();
        assertThat(journal(timeline, Count.REPLAYED)).isEqualTo(3);
        assertThat(journal(timeline, Count.REMOVALS)).isEqualTo(4);
    }

    @Test
    void whatTheDiskHasNotIsLostOutOfTheWindow() {
        // flushed at 12: p.0 and p.1, and nothing of p.2
        Timeline timeline = run(
                        "0ms, 10ms, 15ms",
                        "{acks: leader, flush: interval(every=12ms)}",
                        DOWN.formatted("{broker: true, of: host}"))
                .shows(COLUMNS + """
                        p.0 - 110 merged
                        p.1 - 110 merged
                        p.2 - 60 crashed
                        p.1(2) 90 110 delivered""");
        assertThat(journal(timeline, Count.ACKNOWLEDGED_LOST)).isOne();
        assertThat(books(timeline).originals()).isEqualTo(2);
    }

    @Test
    void anAggregateThatWaitsIsUndone() {
        // p.0 and p.1 are one at 30 and in hand until 50; p.2 and p.3 are one at 62 and wait, the desk being paused; at
        // 70 both
        // come apart; from 100 on a window, until 130
        Timeline timeline = run(
                        "0ms, 10ms, 32ms, 40ms",
                        "{}",
                        "pause: {at: 55ms, for: 30ms, outage: {services: [s]}}, down: {at: 70ms, for: 30ms, crash: broker}")
                .shows(COLUMNS + """
                        p.0 - 50 merged
                        p.1 - 50 merged
                        p.1(2) 30 50 delivered
                        p.2 - 150 merged
                        p.3 - 150 merged
                        p.3(2) - 70 crashed
                        p.3(2) 130 150 delivered""");
        assertThat(books(timeline).originals()).isEqualTo(4);
        assertThat(books(timeline).emitted()).isEqualTo(2);
        assertThat(books(timeline).delivered()).isEqualTo(2);
    }

    @Test
    void anAggregateInHandIsFinishedAndEachOriginalIsRemoved() {
        // the broker is down from 40 on, the desk has p.0 and p.1 in hand until 50; that is written down at 60
        Timeline timeline = run("0ms, 10ms", "{}", "down: {at: 40ms, for: 20ms, crash: broker}")
                .shows(COLUMNS + """
                        p.0 - 50 merged
                        p.1 - 50 merged
                        p.1(2) 30 50 delivered""");
        assertThat(journal(timeline, Count.REMOVALS)).isEqualTo(2);
        assertThat(journal(timeline, Count.REPLAYED)).isZero();
    }

    @Test
    void anAcknowledgementThatTheDiskForgotBringsEveryOriginalAgain() {
        // on disk at 20; that both are done, at 60, would be at 80: the host crashes at 65; from 95 on a window, until
        // 125
        Timeline timeline = run(
                        "10ms, 15ms",
                        "{flush: interval(every=20ms)}",
                        "down: {at: 65ms, for: 30ms, crash: {broker: true, of: host}}")
                .shows(COLUMNS + """
                        p.0 - 60 merged
                        p.1 - 60 merged
                        p.1(2) 40 60 delivered
                        p.1(2) 125 145 delivered""");
        assertThat(journal(timeline, Count.REDELIVERED)).isEqualTo(2);
        assertThat(service(timeline).duplicated()).isEqualTo(2);
        assertThat(service(timeline).count(Fate.MERGED)).isEqualTo(2);
        assertThat(books(timeline).emitted()).isEqualTo(2);
    }

    @Test
    void onlyThePartOfThePartitionThatCrashedWaitsForIt() {
        // node 1, which leads the south, crashes; the north's p.0 stays in its window, until 30
        Timeline.of("""
                        duration: 1s
                        zones: [north, south]
                        events: {e: {}}
                        producers:
                          p: {emits: e, zones: [north], arrivals: "at([0ms])"}
                          q: {emits: e, zones: [south], arrivals: "at([10ms])"}
                        broker: {partitions: zone, journal: {replicas: 2}}
                        services: {s: {subscribes: [e], service-time: 20ms, aggregation: {few: {of: [e], with: from-first(30ms)}}}}
                        incidents: {down: {at: 20ms, for: 40ms, crash: {nodes: [1]}}}
                        """).shows(COLUMNS + """
                        p.0 - 50 merged
                        q.0 - 110 merged
                        p.0(1) 30 50 delivered
                        q.0(1) 90 110 delivered""");
        // both are one at 30 and wait for the desk, in the memory of the north, which crashes at 40: the south's comes
        // again at once
        Timeline.of("""
                        duration: 1s
                        zones: [north, south]
                        events: {e: {}}
                        producers:
                          p: {emits: e, zones: [north], arrivals: "at([0ms])"}
                          q: {emits: e, zones: [south], arrivals: "at([10ms])"}
                        broker: {partitions: zone, journal: {replicas: 2}}
                        services: {s: {subscribes: [e], service-time: 20ms, aggregation: {few: {of: [e], with: from-first(30ms)}}}}
                        incidents:
                          pause: {at: 25ms, for: 20ms, outage: {services: [s]}}
                          down: {at: 40ms, for: 40ms, crash: {nodes: [0]}}
                        """).shows(COLUMNS + """
                        p.0 - 130 merged
                        q.0 - 90 merged
                        few.0(2) - 40 crashed
                        q.0(1) 70 90 delivered
                        p.0(1) 110 130 delivered""");
    }

    @Test
    void theBrokersOwnWindowsOpenAnewToo() {
        // at the door of a broker that takes no time, and before the threads of one that takes 5 ms
        Timeline.of(CITY.formatted("0ms, 10ms, 70ms", "", "journal: {}, " + MERGES, "", DOWN.formatted("broker")))
                .shows(COLUMNS + """
                        p.0 - 110 merged
                        p.1 - 110 merged
                        p.2 - 110 merged
                        p.2(3) 90 110 delivered""");
        Timeline.of(CITY.formatted(
                        "0ms, 10ms, 70ms",
                        "",
                        "service-time: 5ms, journal: {}, " + MERGES,
                        "",
                        DOWN.formatted("broker")))
                .shows(COLUMNS + """
                        p.0 - 115 merged
                        p.1 - 115 merged
                        p.2 - 115 merged
                        p.2(3) 95 115 delivered""");
    }

    @Test
    void whatTheBrokerMergedAndHandedOverComesBackOneByOne() {
        // one at 30, waits for the desk; the broker crashes at 40 until 60: p.0 and p.1 by themselves
        Timeline timeline = Timeline.of(
                        CITY.formatted(
                                "0ms, 10ms",
                                "",
                                "journal: {}, " + MERGES,
                                "",
                                "pause: {at: 25ms, for: 25ms, outage: {services: [s]}}, down: {at: 40ms, for: 20ms, crash: broker}"))
                .shows(COLUMNS + """
                        p.0 60 80 delivered
                        p.1 80 100 delivered
                        p.1(2) - 40 crashed""");
        assertThat(books(timeline).emitted()).isOne();
        assertThat(books(timeline).delivered()).isOne();
    }
}
