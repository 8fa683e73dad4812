package buzzville.city;

import org.junit.jupiter.api.Test;

/** What a crash leaves of a broker's journal, and what is delivered after it. All of it by pencil. */
class JournalTimelineTest {
    private static final String COLUMNS = "message admitted brokered routed started ended fate\n";

    /** The broker takes 10 ms, the service 20 ms; the broker is away from 10 to 50. */
    private static final String CITY = """
            duration: 1s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "at([%s])"}}
            broker: {service-time: 10ms%s}
            services: {s: {subscribes: [e], workers: 1, service-time: 20ms}}
            incidents: {down: {at: 10ms, for: 40ms, crash: %s}}
            """;

    private static Timeline run(String arrivals, String journal, String crash) {
        return Timeline.of(CITY.formatted(arrivals, journal.isEmpty() ? "" : ", journal: " + journal, crash));
    }

    @Test
    void withoutAJournalACrashLosesWhatWaitsAndWhatArrives() {
        // p.1 was with the thread since 10, when p.0 was done; p.0 is with the service, which is elsewhere
        run("0ms, 5ms, 6ms, 20ms, 60ms", "", "broker").shows(COLUMNS + """
                        p.0 0 0 10 10 30 delivered
                        p.1 5 10 - - 10 crashed
                        p.2 6 - - - 10 crashed
                        p.3 20 - - - 20 crashed
                        p.4 60 60 70 70 90 delivered""");
    }

    @Test
    void aJournalBringsBackWhatWaitedAndNotWhatArrived() {
        run("0ms, 5ms, 6ms, 20ms, 60ms", "{}", "broker").shows(COLUMNS + """
                        p.0 0 0 10 10 30 delivered
                        p.1 5 50 60 60 80 delivered
                        p.2 6 60 70 80 100 delivered
                        p.3 20 - - - 20 crashed
                        p.4 60 70 80 100 120 delivered""");
    }

    @Test
    void aStandbyGoesOnRecordingAndServesNobody() {
        run("0ms, 5ms, 20ms, 21ms", "{replicas: 2, takeover: record, failover: 0s}", "broker")
                .shows(COLUMNS + """
                        p.0 0 0 10 10 30 delivered
                        p.1 5 50 60 60 80 delivered
                        p.2 20 60 70 80 100 delivered
                        p.3 21 70 80 100 120 delivered""");
    }

    @Test
    void theLastTwoOfFourAreNotAllThatWaited() {
        // p.0 is served; p.1 is older than the last two
        run("0ms, 5ms, 20ms, 21ms", "{replicas: 2, takeover: record, failover: 0s, recovery: last(n=2)}", "broker")
                .shows(COLUMNS + """
                        p.0 0 0 10 10 30 delivered
                        p.1 5 10 - - 50 crashed
                        p.2 20 50 60 60 80 delivered
                        p.3 21 60 70 80 100 delivered""");
    }

    @Test
    void anotherReplicaLeadsOnceTheCrashIsNoticed() {
        // 10 + 15 = 25; node 0 is back at 50 and follows
        run("0ms, 5ms, 20ms, 30ms, 60ms", "{replicas: 3, failover: 15ms}", "{nodes: [0]}")
                .shows(COLUMNS + """
                        p.0 0 0 10 10 30 delivered
                        p.1 5 25 35 35 55 delivered
                        p.2 20 - - - 20 crashed
                        p.3 30 35 45 55 75 delivered
                        p.4 60 60 70 75 95 delivered""");
    }

    @Test
    void aMessageIsServedWhenEveryInSyncReplicaHasIt() {
        // node 1 crashes at 10 and counts as in sync until 25: what is appended meanwhile waits for that
        run("0ms, 8ms, 12ms, 30ms", "{replicas: 2, failover: 15ms, replication: 3ms}", "{nodes: [1]}")
                .shows(COLUMNS + """
                        p.0 0 3 13 13 33 delivered
                        p.1 8 25 35 35 55 delivered
                        p.2 12 35 45 55 75 delivered
                        p.3 30 45 55 75 95 delivered""");
    }

    @Test
    void whatOnlyTheLeaderHadIsLostWithIt() {
        // p.1 and p.2 would have reached the others at 12 and 13; p.0 was with the thread since 7
        run("0ms, 5ms, 6ms, 30ms", "{replicas: 3, acks: leader, failover: 15ms, replication: 7ms}", "{nodes: [0]}")
                .shows(COLUMNS + """
                        p.0 0 25 35 35 55 delivered
                        p.1 5 - - - 25 crashed
                        p.2 6 - - - 25 crashed
                        p.3 30 37 47 55 75 delivered""");
    }

    @Test
    void aHostLosesWhatItsDiskHasNot() {
        // flushed at 8 and 16: p.3 is not on disk; the process alone would have kept it
        String journal = "{flush: interval(every=8ms)}";
        run("0ms, 5ms, 6ms, 9ms", journal, "{broker: true, of: host}").shows(COLUMNS + """
                        p.0 0 0 10 10 30 delivered
                        p.1 5 50 60 60 80 delivered
                        p.2 6 60 70 80 100 delivered
                        p.3 9 - - - 50 crashed""");
        run("0ms, 5ms, 6ms, 9ms", journal, "broker").shows(COLUMNS + """
                        p.0 0 0 10 10 30 delivered
                        p.1 5 50 60 60 80 delivered
                        p.2 6 60 70 80 100 delivered
                        p.3 9 70 80 100 120 delivered""");
    }

    @Test
    void aFlushForEachMessageIsSharedByThoseThatComeDuringOne() {
        // flushes [0, 4), [5, 9), [9, 13) for both of 6 and 7
        Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 5ms, 6ms, 7ms])"}}
                broker: {journal: {flush: every-message, flush-time: 4ms}}
                services: {s: {subscribes: [e], workers: 9, service-time: 20ms}}
                """).shows("message arrived routed started ended fate\n" + """
                        p.0 0 4 4 24 delivered
                        p.1 5 9 9 29 delivered
                        p.2 6 13 13 33 delivered
                        p.3 7 13 13 33 delivered""");
    }

    @Test
    void aDiskThatStandsStillFinishesItsFlushAfterwards() {
        // the flush [5, 9) has 2 left at 7 and ends at 32; what came meanwhile shares the next, [32, 36)
        Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 5ms, 8ms, 20ms])"}}
                broker: {journal: {flush: every-message, flush-time: 4ms}}
                services: {s: {subscribes: [e], workers: 9, service-time: 20ms}}
                incidents: {stall: {at: 7ms, for: 23ms, disk: {stall: true}}}
                """).shows("message arrived routed started ended fate\n" + """
                        p.0 0 4 4 24 delivered
                        p.1 5 32 32 52 delivered
                        p.2 8 36 36 56 delivered
                        p.3 20 36 36 56 delivered""");
    }

    @Test
    void anAcknowledgementThatTheDiskForgotMeansTheSameWorkAgain() {
        // p.0 is on disk at 10, the acknowledgement at 15 would be at 20: the host crashes at 18, and p.0 is served
        // once more
        Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 60ms])"}}
                broker: {journal: {flush: interval(every=10ms)}}
                services: {s: {subscribes: [e], workers: 1, service-time: 15ms}}
                incidents: {down: {at: 18ms, for: 32ms, crash: {broker: true, of: host}}}
                """).shows("message routed started ended fate\n" + """
                        p.0 0 0 15 delivered
                        p.1 60 65 80 delivered""");
    }

    @Test
    void aRestartedBrokerReadsBeforeItServes() {
        // two to read at 100/s: 20 ms
        run("0ms, 5ms, 6ms, 60ms, 75ms", "{read-rate: 100/s}", "broker").shows(COLUMNS + """
                        p.0 0 0 10 10 30 delivered
                        p.1 5 70 80 80 100 delivered
                        p.2 6 80 90 100 120 delivered
                        p.3 60 - - - 60 crashed
                        p.4 75 90 100 120 140 delivered""");
    }

    @Test
    void tooFewInSyncReplicasRefuseWhatAllShallHave() {
        // node 1 of two is out of sync from 12 on; node 0 alone is less than two
        run("0ms, 11ms, 20ms, 60ms", "{replicas: 2, min-in-sync: 2, failover: 2ms}", "{nodes: [1]}")
                .shows(COLUMNS + """
                        p.0 0 0 10 10 30 delivered
                        p.1 11 12 22 30 50 delivered
                        p.2 20 - - - 20 rejected
                        p.3 60 60 70 70 90 delivered""");
    }

    @Test
    void anUncleanLeaderIsThereSoonerAndLacksWhatItLacks() {
        // node 1 is out of sync when node 0 crashes at 30: p.1 is only on node 0
        String city = """
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 25ms, 26ms, 50ms, 130ms])"}}
                broker: {service-time: 10ms, journal: {replicas: 2, failover: 2ms, unclean: %s}}
                services: {s: {subscribes: [e], workers: 1, service-time: 20ms}}
                incidents:
                  first: {at: 10ms, for: 30ms, crash: {nodes: [1]}}
                  second: {at: 30ms, for: 70ms, crash: {nodes: [0]}}
                """;
        // not before node 0 is back, at 100
        Timeline.of(city.formatted("false")).shows(COLUMNS + """
                        p.0 0 0 10 10 30 delivered
                        p.1 25 100 110 110 130 delivered
                        p.2 26 110 120 130 150 delivered
                        p.3 50 - - - 50 crashed
                        p.4 130 130 140 150 170 delivered""");
        // node 1 leads when it is back, at 40
        Timeline.of(city.formatted("true")).shows(COLUMNS + """
                        p.0 0 0 10 10 30 delivered
                        p.1 25 25 - - 40 crashed
                        p.2 26 - - - 40 crashed
                        p.3 50 50 60 60 80 delivered
                        p.4 130 130 140 140 160 delivered""");
    }
}
