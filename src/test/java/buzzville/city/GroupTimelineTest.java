package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a change among the workers that own partitions costs the others. */
class GroupTimelineTest {
    /** Zones are partitions: 0 and 1 are worker 0's, 2 and 3 worker 1's. Each message takes 10 ms. */
    private static final String CITY = """
            duration: 20s
            zones: [a, b, c, d]
            events: {e: {}}
            producers:
              pa: {emits: e, zones: [a], arrivals: "at(%s)"}
              pd: {emits: e, zones: [d], arrivals: "at(%s)"}
            broker: {partitions: zone, journal: {}}
            services: {s: {subscribes: [e], workers: 2, service-time: 10ms, %s}}
            incidents: {down: {%s}}
            """;

    private static final String COLUMNS = "message started ended fate\n";

    private static Timeline run(String a, String d, String service, String incident) {
        return Timeline.of(CITY.formatted(a, d, service, incident));
    }

    private static ConsumerSummary consumer(Timeline timeline) {
        ConsumerSummary consumer = timeline.summary().services().get("s").consumer();
        assertThat(consumer).isNotNull();
        return consumer;
    }

    /** Worker 1 crashes at 1 s for 10 s; noticed at 3 s, and nobody is served until 6 s. It is back at 11 s: again until 14 s. */
    @Test
    void anEagerRebalanceStopsEverybodyForItsPause() {
        Timeline timeline = run(
                        "[2s, 3s, 5900ms, 6100ms, 12s]",
                        "[2s, 3500ms, 7s, 12s]",
                        "rebalance: \"eager(pause=3s, detect=2s)\"",
                        "at: 1s, for: 10s, crash: {workers: {s: 1}}")
                .shows(COLUMNS + """
                        pa.0 2000 2010 delivered
                        pd.0 6000 6010 delivered
                        pa.1 6010 6020 delivered
                        pd.1 6020 6030 delivered
                        pa.2 6030 6040 delivered
                        pa.3 6100 6110 delivered
                        pd.2 7000 7010 delivered
                        pa.4 14000 14010 delivered
                        pd.3 14000 14010 delivered""");
        // pa.1 occurs at 3 s, when nobody has noticed yet: the end of the session is a timer, before arrivals
        assertThat(consumer(timeline).rebalances()).isEqualTo(2);
        assertThat(consumer(timeline).pausedNanos()).isEqualTo(6e9);
        // 2 and 3 to worker 0, then back
        assertThat(consumer(timeline).moved()).isEqualTo(4);
    }

    @Test
    void aCooperativeRebalanceStopsOnlyWhatMoves() {
        Timeline timeline = run(
                        "[2s, 3s, 5900ms, 12s]",
                        "[2s, 3500ms, 7s, 12s]",
                        "rebalance: \"cooperative(pause=3s, detect=2s)\"",
                        "at: 1s, for: 10s, crash: {workers: {s: 1}}")
                .shows(COLUMNS + """
                        pa.0 2000 2010 delivered
                        pd.0 6000 6010 delivered
                        pa.1 3000 3010 delivered
                        pd.1 6010 6020 delivered
                        pa.2 5900 5910 delivered
                        pd.2 7000 7010 delivered
                        pa.3 12000 12010 delivered
                        pd.3 14000 14010 delivered""");
        // back at 11 s: two of worker 0's four move, 2 and 3: it keeps the first of its share
        assertThat(consumer(timeline).moved()).isEqualTo(4);
    }

    @Test
    void withoutOwnershipOthersTakeOverAtOnce() {
        run("[2s]", "[2s]", "rebalance: none", "at: 1s, for: 10s, crash: {workers: {s: 1}}")
                .shows(COLUMNS + """
                        pa.0 2000 2010 delivered
                        pd.0 2010 2020 delivered""");
    }

    @Test
    void aPauseShorterThanTheSessionIsNotNoticed() {
        Timeline timeline = run(
                        "[2s]",
                        "[2s, 4s]",
                        "rebalance: \"eager(pause=3s, detect=5s)\"",
                        "at: 1s, for: 2s, outage: {workers: {s: 1}}")
                .shows(COLUMNS + """
                        pa.0 2000 2010 delivered
                        pd.0 3000 3010 delivered
                        pd.1 4000 4010 delivered""");
        assertThat(consumer(timeline).rebalances()).isZero();
    }

    @Test
    void aProcessThatStartsAgainJoinsAtOnce() {
        Timeline timeline = run(
                        "[2s]",
                        "[2s, 4s]",
                        "rebalance: \"eager(pause=3s, detect=5s)\"",
                        "at: 1s, for: 2s, crash: {workers: {s: 1}}")
                .shows(COLUMNS + """
                        pa.0 2000 2010 delivered
                        pd.0 6000 6010 delivered
                        pd.1 6010 6020 delivered""");
        assertThat(consumer(timeline).rebalances()).isEqualTo(1);
        assertThat(consumer(timeline).moved()).isZero();
    }

    @Test
    void whatTheCrashedOneHadNotCommittedComesAgainFromTheNewOwner() {
        // d's messages of 0.5 and 0.6 s are not committed when their owner crashes; a's are and stay so
        Timeline timeline = run(
                        "[500ms]",
                        "[500ms, 600ms, 2s]",
                        "commit: after(100), rebalance: \"cooperative(pause=1s, detect=2s)\"",
                        "at: 1s, for: 18s, crash: {workers: {s: 1}}")
                .shows(COLUMNS + """
                        pa.0 500 510 delivered
                        pd.0 500 510 delivered
                        pd.1 600 610 delivered
                        pd.2 4020 4030 delivered""");
        assertThat(timeline.summary().services().get("s").all().duplicated()).isEqualTo(2);
    }

    @Test
    void aGroupThatIsDownAltogetherFormsAnewWhenItIsUp() {
        Timeline timeline = run(
                        "[2s, 12500ms]",
                        "[500ms, 2s]",
                        "commit: after(100), rebalance: \"eager(pause=3s, detect=2s)\"",
                        "at: 1s, for: 10s, crash: {services: [s]}")
                .shows(COLUMNS + """
                        pd.0 500 510 delivered
                        pa.0 14000 14010 delivered
                        pd.1 14010 14020 delivered
                        pa.1 14010 14020 delivered""");
        // pd.0 again at 14.0 s beside pa.0; both workers went one after the other, and both joined at 11 s
        assertThat(timeline.summary().services().get("s").all().duplicated()).isEqualTo(1);
        assertThat(consumer(timeline).pausedNanos()).isEqualTo(3e9);
    }

    @Test
    void scalingIsAChangeToo() {
        // at 5 s three wait and one more worker is wanted: nobody gets anything from then until 8 s. It is of no use:
        // all that
        // comes is of the one zone that worker 0 goes on to own
        Timeline timeline = Timeline.of("""
                duration: 20s
                zones: [a, b]
                events: {e: {}}
                producers: {p: {emits: e, zones: [a], arrivals: "at([4s, 4s, 4s, 4s])"}}
                broker: {partitions: zone, journal: {}}
                services:
                  s:
                    subscribes: [e]
                    service-time: 3s
                    rebalance: "eager(pause=3s)"
                    scaling: "lag(threshold=1, every=5s, max=2)"
                """);
        timeline.shows("""
                message started ended
                p.0 4000 7000
                p.1 8000 11000
                p.2 11000 14000
                p.3 14000 17000""");
        assertThat(consumer(timeline).rebalances()).isPositive();
    }
}
