package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.Murmur2;
import buzzville.metric.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Partitions, threads, subscriptions and the broker's own books. */
class BrokerTimelineTest {
    private static final String COLUMNS = "message zone partition brokered routed\n";

    private static final String ZONES = """
            duration: 1s
            zones: [a, b]
            events: {e: {}}
            producers: {p: {emits: e, count: 2, arrivals: "at([0ms, 0ms, 1ms])"}}
            broker: {service-time: 10ms, partitions: zone, %s}
            services: {s: {subscribes: [e]}}
            """;

    @Test
    void aPartitionForEachZoneWithThreadsOfItsOwn() {
        Timeline.of(ZONES.formatted("threads: 1")).shows(COLUMNS + """
                        p[0].0 0 0 0 10
                        p[0].1 0 0 10 20
                        p[1].0 1 1 0 10
                        p[1].1 1 1 10 20
                        p[0].2 0 0 20 30
                        p[1].2 1 1 20 30""");
    }

    @Test
    void partitionsThatShareThreadsTakeTurns() {
        // one thread: the first message is taken at once, which is no turn; then those that wait: a, b, a, b, b
        Timeline.of(ZONES.formatted("threads: 1, threads-of: broker")).shows(COLUMNS + """
                        p[0].0 0 0 0 10
                        p[0].1 0 0 10 20
                        p[1].0 1 1 20 30
                        p[1].1 1 1 40 50
                        p[0].2 0 0 30 40
                        p[1].2 1 1 50 60""");
    }

    @Test
    void roundRobinGoesRoundInTheOrderOfAdmission() {
        assertThat(Timeline.of("""
                                duration: 1s
                                events: {e: {}}
                                producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms, 3ms, 4ms])"}}
                                broker: {service-time: 10ms, partitions: round-robin(count=3)}
                                services: {s: {subscribes: [e]}}
                                """).table("partition")).isEqualTo("partition\n0\n1\n2\n0\n1");
    }

    /** Published results of Kafka's default partitioner. */
    @ParameterizedTest
    @CsvSource({
        "21, -973932308",
        "foobar, -790332482",
        "a-little-bit-long-string, -985981536",
        "a-little-bit-longer-string, -1486304829",
        "lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8, -58897971",
        "abc, 479470107"
    })
    void keysHashAsTheyDoInKafka(String key, int hash) {
        assertThat(Murmur2.hash(key)).isEqualTo(hash);
    }

    @Test
    void aKeyDecidesThePartitionAsInKafka() {
        // (hash with its sign bit cleared) mod 7: -973932308 + 2^31 = 1173551340 = 7 * 167650191 + 3; -790332482 + 2^31
        // =
        // 1357151166 = 7 * 193878738; 479470107 = 7 * 68495729 + 4
        String text = """
                duration: 1s
                events: {e: {key: zone}}
                zones: ["21", foobar, abc]
                producers: {p: {emits: e, count: 3, arrivals: "at([0ms, 1ms])"}}
                broker: {service-time: 10ms, partitions: key(count=7)}
                services: {s: {subscribes: [e]}}
                """;
        assertThat(Timeline.of(text).table("partition")).isEqualTo("partition\n3\n0\n4\n3\n0\n4");
    }

    @Test
    void broadcastsAreFilteredByZoneAndPriorityAndNeverOfferedToOthers() {
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        zones: [a, b]
                        events: {c: {priority: critical}, n: {priority: normal}, lonely: {}}
                        producers:
                          p: {emits: c, count: 2, arrivals: "at([0ms])"}
                          q: {emits: n, count: 2, arrivals: "at([1ms])"}
                          r: {emits: lonely, zones: [a], arrivals: "at([2ms])"}
                        services:
                          all: {subscribes: [c, n]}
                          here: {subscribes: [c, n], zones: [b]}
                          urgent: {subscribes: [c, n], priorities: [critical, high]}
                        """).shows("""
                        message service fate
                        p[0].0 all delivered
                        p[0].0 urgent delivered
                        p[1].0 all delivered
                        p[1].0 here delivered
                        p[1].0 urgent delivered
                        q[0].0 all delivered
                        q[1].0 all delivered
                        q[1].0 here delivered
                        r[0].0 broker unrouted""");
        RunSummary summary = timeline.summary();
        assertThat(summary.services().get("all").all().offered()).isEqualTo(4);
        assertThat(summary.services().get("here").all().offered()).isEqualTo(2);
        assertThat(summary.services().get("urgent").all().offered()).isEqualTo(2);
        assertThat(summary.broker().all().offered()).isEqualTo(5);
        assertThat(summary.broker().all().count(Fate.UNROUTED)).isEqualTo(1);
        assertThat(summary.broker().all().lost()).isZero();
    }

    @Test
    void everyInstanceOfAServiceHasItsOwnCopy() {
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 1ms])"}}
                        services: {s: {subscribes: [e], instances: 2, service-time: 5ms}}
                        """).shows("""
                        message service started ended
                        p.0 s[0] 0 5
                        p.0 s[1] 0 5
                        p.1 s[0] 5 10
                        p.1 s[1] 5 10""");
        assertThat(timeline.summary().services().get("s").all().offered()).isEqualTo(4);
        assertThat(timeline.summary().services().get("s").utilization()).isEqualTo(0.01);
    }

    @Test
    void aLossInTheBrokersLanesIsChargedToEverySubscription() {
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms])"}}
                        broker: {service-time: 10ms, lanes: {all: {capacity: 1, overflow: drop-oldest}}}
                        services: {s: {subscribes: [e]}, t: {subscribes: [e]}}
                        """).shows("""
                        message service brokered routed ended fate
                        p.0 s 0 10 10 delivered
                        p.0 t 0 10 10 delivered
                        p.1 s - - 2 dropped-oldest
                        p.1 t - - 2 dropped-oldest
                        p.2 s 10 20 20 delivered
                        p.2 t 10 20 20 delivered""");
        assertThat(timeline.summary().broker().all().count(Fate.DROPPED_OLDEST)).isEqualTo(1);
        assertThat(timeline.summary().services().get("t").all().count(Fate.DROPPED_OLDEST))
                .isEqualTo(1);
        // handled by all: two of three
        assertThat(timeline.run()
                        .ledger()
                        .wholes()
                        .handled(timeline.rows().get(0).message().kind)
                        .missed())
                .isEqualTo(1);
    }

    @Test
    void aProducerBlockedAtTheBrokersLanesEntersInOrder() {
        // one place in the lane: p.2 is held from 2 to 10, p.3 behind it until 20, and q.0 came to stand outside before
        // p.3
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers:
                          p: {emits: e, arrivals: "at([0ms, 1ms, 2ms, 3ms])"}
                          q: {emits: e, arrivals: "at([4ms])"}
                        broker: {service-time: 10ms, lanes: {all: {capacity: 1, overflow: block}}}
                        services: {s: {subscribes: [e]}}
                        """).shows("""
                        message arrived admitted brokered routed
                        p.0 0 0 0 10
                        p.1 1 1 10 20
                        p.2 2 10 20 30
                        p.3 3 30 40 50
                        q.0 4 20 30 40""");
    }
}
