package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which worker of a group serves which partition. */
class GroupOwnershipTest {
    /** Zones are partitions. Each message takes 1 s. */
    private static final String CITY = """
            duration: 30s
            zones: [a, b]
            events: {e: {}, alarm: {priority: critical}}
            producers:
              pa: {emits: e, zones: [a], arrivals: "at(%s)"}
              pb: {emits: e, zones: [b], arrivals: "at(%s)"}
              %s
            broker: {partitions: zone, journal: {}}
            services: {s: {subscribes: [e, alarm], service-time: 1s, %s}}
            """;

    private static final String COLUMNS = "message worker started ended\n";

    private static Timeline run(String a, String b, String service) {
        return Timeline.of(CITY.formatted(a, b, "", service));
    }

    private static ConsumerSummary consumer(Timeline timeline) {
        ConsumerSummary consumer = timeline.summary().services().get("s").consumer();
        assertThat(consumer).isNotNull();
        return consumer;
    }

    @Test
    void aWorkerServesItsPartitionAloneHoweverLittleTheOthersHaveToDo() {
        run("[1s, 1s, 1s]", "[2s]", "workers: 2, rebalance: eager").shows(COLUMNS + """
                        pa.0 0 1000 2000
                        pa.1 0 2000 3000
                        pa.2 0 3000 4000
                        pb.0 1 2000 3000""");
        // competing consumers: both work on the zone that has more
        run("[1s, 1s, 1s]", "[2s]", "workers: 2, rebalance: none").shows(COLUMNS + """
                        pa.0 0 1000 2000
                        pa.1 1 1000 2000
                        pa.2 0 2000 3000
                        pb.0 1 2000 3000""");
    }

    @Test
    void ofThreeWorkersBeforeTwoPartitionsOneIsIdle() {
        Timeline timeline = run("[1s, 1s]", "[1s, 1s]", "workers: 3, rebalance: cooperative")
                .shows(COLUMNS + """
                        pa.0 0 1000 2000
                        pa.1 0 2000 3000
                        pb.0 1 1000 2000
                        pb.1 1 2000 3000""");
        // 4 s of work by 3 workers in 30 s
        assertThat(timeline.summary().services().get("s").utilization()).isEqualTo(4 / 90.0);
    }

    @Test
    void ifWhoStandsByIsMissedOnlyAnEagerGroupStops() {
        // worker 2, who owns nothing, is gone from 500 ms, and missed at 1.5 s
        String down = "}}\nincidents: {down: {at: 500ms, for: 20s, crash: {workers: {s: 1}}";
        run("[1s, 1s]", "[1s]", "workers: 3, rebalance: \"cooperative(pause=4s, detect=1s)\"" + down)
                .shows(COLUMNS + """
                        pa.0 0 1000 2000
                        pa.1 0 2000 3000
                        pb.0 1 1000 2000""");
        run("[1s, 1s]", "[1s]", "workers: 3, rebalance: \"eager(pause=4s, detect=1s)\"" + down)
                .shows(COLUMNS + """
                        pa.0 0 1000 2000
                        pa.1 0 5500 6500
                        pb.0 1 1000 2000""");
    }

    @Test
    void ofItsOwnPartitionsAWorkerTakesTheMostUrgentFirst() {
        String alarm = "alarm: {emits: alarm, zones: [b], arrivals: 'at([1500ms])'}";
        String lanes =
                ", rebalance: eager, dispatch: strict-priority, lanes: {critical: {}, rest: {accepts: [high, normal, info]}}";
        Timeline.of(CITY.formatted("[1s, 1s, 1s]", "[1s]", alarm, "workers: 1" + lanes))
                .shows(COLUMNS + """
                        pa.0 0 1000 2000
                        pa.1 0 3000 4000
                        pa.2 0 4000 5000
                        pb.0 0 5000 6000
                        alarm.0 0 2000 3000""");
        // with an owner each, the alarm is the business of worker 1, who has nothing else to do
        Timeline.of(CITY.formatted("[1s, 1s, 1s]", "[1s]", alarm, "workers: 2" + lanes))
                .shows(COLUMNS + """
                        pa.0 0 1000 2000
                        pa.1 0 2000 3000
                        pa.2 0 3000 4000
                        pb.0 1 1000 2000
                        alarm.0 1 2000 3000""");
    }

    @Test
    void aSlowPartitionHoldsBackNobodyElse() {
        // 1 place: a.1 has it, a.2 is lost; b.0 finds its owner idle
        Timeline timeline = run("[1s, 1s, 1s]", "[1500ms]", "workers: 2, rebalance: eager, lanes: {all: {capacity: 1}}")
                .shows(COLUMNS.replace("\n", " fate\n") + """
                        pa.0 0 1000 2000 delivered
                        pa.1 0 2000 3000 delivered
                        pa.2 - - 1000 dropped-newest
                        pb.0 1 1500 2500 delivered""");
        assertThat(consumer(timeline).owns()).isTrue();
    }

    @Test
    void prefetchedMessagesAreOfTheOwnPartitionsToo() {
        run("[1s, 1s, 1s]", "[1s, 1s]", "workers: 2, prefetch: 2, rebalance: eager")
                .shows("message worker received started\n" + """
                        pa.0 0 1000 1000
                        pa.1 0 1000 2000
                        pa.2 0 2000 3000
                        pb.0 1 1000 1000
                        pb.1 1 1000 2000""");
    }

    @Test
    void aFetchBringsMessagesOfTheOwnPartitions() {
        run("[1s, 1s, 1s]", "[1s, 1s]", "workers: 2, fetch: poll(max-records=2), rebalance: eager")
                .shows("message worker received started\n" + """
                        pa.0 0 1000 1000
                        pa.1 0 1000 2000
                        pa.2 0 1000 3000
                        pb.0 1 1000 1000
                        pb.1 1 1000 2000""");
    }

    @Test
    void aPartitionChangesHandsWhenWhoGivesItUpIsDoneWithIt() {
        // Worker 1 crashes at 1 s, is missed at 2 s, and from 3 s on worker 0 owns both. At 10 s worker 1 is back, at
        // 11 s the pause
        // is over; but worker 0 has b.0 in hand from 9 s on, 4 s, and so b.1 has to wait until 13 s although its owner
        // is free
        Timeline.of("""
                duration: 30s
                zones: [a, b]
                events: {e: {}}
                producers:
                  pa: {emits: e, zones: [a], arrivals: "at([9500ms])"}
                  pb: {emits: e, zones: [b], arrivals: "at([9s, 9200ms, 14s])"}
                broker: {partitions: zone, journal: {}}
                services:
                  s: {subscribes: [e], workers: 2, service-time: 4s, rebalance: "cooperative(pause=1s, detect=1s)"}
                incidents: {down: {at: 1s, for: 9s, crash: {workers: {s: 1}}}}
                """).shows(COLUMNS + """
                        pb.0 0 9000 13000
                        pb.1 1 13000 17000
                        pa.0 0 13000 17000
                        pb.2 1 17000 21000""");
    }

    @Test
    void whatTheOwnerHadComesToTheNextOwnerFromTheCommittedPlaceInOrder() {
        // b: 0 and 1 are processed and not committed, 2 is in hand and 3 waits when worker 1 crashes at 3.5 s; missed
        // at 4.5 s, its
        // partition is worker 0's at 5.5 s: 0 and 1 again, then 2, 3 and 4. Worker 0 has a.0 in hand until 6 s,
        // then b.0 and b.1 again until 8 s; a.1 came before b.4
        Timeline timeline = Timeline.of("""
                duration: 30s
                zones: [a, b]
                events: {e: {}}
                producers:
                  pa: {emits: e, zones: [a], arrivals: "at([5s, 5200ms])"}
                  pb: {emits: e, zones: [b], arrivals: "at([1s, 2s, 3s, 3100ms, 5300ms])"}
                broker: {partitions: zone, journal: {}}
                services:
                  s: {subscribes: [e], workers: 2, service-time: 1s, commit: after(100), rebalance: "cooperative(pause=1s, detect=1s)"}
                incidents: {down: {at: 3500ms, for: 25s, crash: {workers: {s: 1}}}}
                """).shows(COLUMNS + """
                        pb.0 1 1000 2000
                        pb.1 1 2000 3000
                        pb.2 0 8000 9000
                        pb.3 0 9000 10000
                        pa.0 0 5000 6000
                        pa.1 0 10000 11000
                        pb.4 0 11000 12000""");
        assertThat(timeline.summary().services().get("s").all().duplicated()).isEqualTo(2);
    }

    @Test
    void whoGivesUpAPartitionCommitsWhatItHasProcessedOfIt() {
        // worker 0 processes b.0 while worker 1 is away, and hands the partition over at 11 s; when worker 1 crashes
        // again it is not
        // delivered again, b.1, processed by worker 1, is
        Timeline timeline = Timeline.of("""
                duration: 40s
                zones: [a, b]
                events: {e: {}}
                producers:
                  pb: {emits: e, zones: [b], arrivals: "at([5s, 15s])"}
                broker: {partitions: zone, journal: {}}
                services:
                  s: {subscribes: [e], workers: 2, service-time: 1s, commit: after(100), rebalance: "cooperative(pause=1s, detect=1s)"}
                incidents:
                  first: {at: 1s, for: 9s, crash: {workers: {s: 1}}}
                  second: {at: 20s, for: 15s, crash: {workers: {s: 1}}}
                """);
        assertThat(timeline.summary().services().get("s").all().duplicated()).isEqualTo(1);
    }
}
