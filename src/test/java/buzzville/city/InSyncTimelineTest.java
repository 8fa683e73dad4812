package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.JournalTally.Count;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Followers that are slow but up: when nobody waits for them any more, what that costs, and when they are back. By pencil. */
class InSyncTimelineTest {
    private static final String COLUMNS = "message routed started ended fate\n";

    /** Two machines 1 ms apart; a follower may lack an entry for 50 ms. */
    private static final String CITY = """
            duration: 1s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "at([%s])"%s}}
            broker: {journal: {replicas: 2, replication: 1ms, lag-limit: 50ms%s}}
            services: {s: {subscribes: [e], workers: 9, service-time: 20ms}}
            incidents: {%s}
            """;

    private static final String APART =
            "apart: {at: 10ms, for: 100ms, network: {between: [node 0, node 1], partition: true}}";

    private static Timeline run(String arrivals, String outbox, String journal, String incidents) {
        return Timeline.of(CITY.formatted(arrivals, outbox, journal, incidents));
    }

    private static JournalSummary journal(Timeline timeline) {
        return Objects.requireNonNull(timeline.summary().journal());
    }

    @Test
    void aFollowerThatCannotBeReachedIsWaitedForAsLongAsTheLimit() {
        // lacks what was appended at 20: out at 70; the way is there again at 110, it has all at 111
        Timeline timeline = run("0ms, 20ms, 40ms, 80ms, 120ms", "", "", APART).shows(COLUMNS + """
                        p.0 1 1 21 delivered
                        p.1 70 70 90 delivered
                        p.2 70 70 90 delivered
                        p.3 80 80 100 delivered
                        p.4 121 121 141 delivered""");
        assertThat(journal(timeline).shrinks()).isOne();
        assertThat(journal(timeline).expansions()).isOne();
        assertThat(journal(timeline).underReplicated()).containsExactly(41_000_000L);
    }

    @Test
    void aShorterTroubleCostsTheTimeUntilItIsOver() {
        // 50 ms from 20 would be 70; the way is there again at 60
        Timeline timeline = run("0ms, 20ms, 40ms, 80ms", "", "", APART.replace("100ms", "50ms"))
                .shows(COLUMNS + """
                        p.0 1 1 21 delivered
                        p.1 61 61 81 delivered
                        p.2 61 61 81 delivered
                        p.3 81 81 101 delivered""");
        assertThat(journal(timeline).shrinks()).isZero();
        assertThat(journal(timeline).underReplicated()).containsExactly(0L);
    }

    @Test
    void anotherFollowerThatKeepsUpIsWaitedFor() {
        String text = CITY.formatted("0ms, 20ms, 80ms", "", "", APART).replace("replicas: 2", "replicas: 3");
        Timeline.of(text).shows(COLUMNS + """
                        p.0 1 1 21 delivered
                        p.1 70 70 90 delivered
                        p.2 81 81 101 delivered""");
    }

    @Test
    void whoeverReadsSlowlyIsBackWhenItHasReadWhatItLacked() {
        // five entries: the removal of p.0 at 21, p.1, p.2 and their removals at 90; at 100/s until 160, with p.3 of
        // 130 on its way
        String text = CITY.formatted("0ms, 20ms, 40ms, 130ms, 170ms", "", ", read-rate: 100/s", APART);
        Timeline timeline = Timeline.of(text).shows(COLUMNS + """
                        p.0 1 1 21 delivered
                        p.1 70 70 90 delivered
                        p.2 70 70 90 delivered
                        p.3 130 130 150 delivered
                        p.4 171 171 191 delivered""");
        assertThat(journal(timeline).underReplicated()).containsExactly(90_000_000L);
    }

    @Test
    void aWayThatTakesLongerThanTheLimitMakesAFollowerLateTooAndOneThatTakesLessOnlySlow() {
        String slow = "slow: {at: 10ms, for: 100ms, network: {between: [node 0, node 1], latency: %s}}";
        run("0ms, 20ms", "", "", slow.formatted("40ms")).shows(COLUMNS + """
                        p.0 1 1 21 delivered
                        p.1 61 61 81 delivered""");
        // would be there at 20 + 80 + 1 = 101: out at 70. The removal of p.0 at 21 is there at 102: then it has all of
        // 70
        Timeline late = run("0ms, 20ms", "", "", slow.formatted("80ms").replace("100ms", "60ms"))
                .shows(COLUMNS + """
                        p.0 1 1 21 delivered
                        p.1 70 70 90 delivered""");
        assertThat(journal(late).shrinks()).isOne();
        assertThat(journal(late).underReplicated()).containsExactly(32_000_000L);
    }

    @Test
    void aDiskThatStandsStillMakesAFollowerLateWhereItIsWaitedFor() {
        // on disk there at 5; what comes at 20 would be at 114, out at 70; what came after it shares the next flush,
        // until 118
        Timeline timeline = run(
                        "0ms, 20ms, 80ms, 120ms",
                        "",
                        ", flush: every-message, flush-time: 4ms",
                        "stuck: {at: 10ms, for: 100ms, disk: {stall: true, nodes: [1]}}")
                .shows(COLUMNS + """
                        p.0 5 5 25 delivered
                        p.1 70 70 90 delivered
                        p.2 84 84 104 delivered
                        p.3 125 125 145 delivered""");
        assertThat(journal(timeline).underReplicated()).containsExactly(48_000_000L);
    }

    @Test
    void whatTooFewHaveIsNotAcknowledgedUntilEnoughHaveIt() {
        // p.1 leaves when p.0 is acknowledged: by the leader alone at 70, by both at 111
        String one = ", outbox: \"outbox(in-flight=1)\"";
        assertThat(run("20ms, 21ms", one, "", APART).table("message published")).contains("p.1 70");
        assertThat(run("20ms, 21ms", one, ", min-in-sync: 2", APART).table("message published"))
                .contains("p.1 111");
    }

    @Test
    void aLeaderThatIsAloneTakesWhatItAcknowledgedWithIt() {
        // p.1 and p.2 are acknowledged at 70 and wait for the desk; node 0 crashes at 90; node 1 has neither
        String crash =
                ", leader: {at: 90ms, for: 200ms, crash: {nodes: [0]}}, pause: {at: 0s, for: 89ms, outage: {services: [s]}}";
        String late = APART.replace("100ms", "300ms") + crash.replace("89ms", "200ms");
        String rules = ", failover: 10ms, unclean: ";
        Timeline waits = run("20ms, 40ms, 150ms", "", rules + "false", late);
        waits.shows(COLUMNS + """
                        p.0 70 290 310 delivered
                        p.1 70 290 310 delivered
                        p.2 - - 150 crashed""");
        assertThat(journal(waits).unserved()).containsExactly(200_000_000L);

        Timeline loses = run("20ms, 40ms, 150ms", "", rules + "true", late);
        loses.shows(COLUMNS + """
                        p.0 70 - 100 crashed
                        p.1 70 - 100 crashed
                        p.2 150 200 220 delivered""");
        assertThat(journal(loses).tally().count(Count.ACKNOWLEDGED_LOST)).isEqualTo(2);
        assertThat(journal(loses).unserved()).containsExactly(10_000_000L);

        // with two in sync at least nothing was acknowledged that only one had
        Timeline refuses = run("20ms, 40ms, 80ms, 150ms", "", rules + "true, min-in-sync: 2", late);
        assertThat(journal(refuses).tally().count(Count.ACKNOWLEDGED_LOST)).isZero();
        assertThat(journal(refuses).tally().count(Count.REFUSED)).isEqualTo(2);
    }

    @Test
    void afterAnUncleanElectionTheOthersAreBackWhenTheyHaveCaughtUp() {
        // nodes 1 and 2 are out at 70, node 0 crashes at 90; node 1 leads from 100, and node 2 has all it has
        String text = CITY.formatted(
                        "0ms, 20ms, 120ms",
                        "",
                        ", failover: 10ms, unclean: true",
                        "apart: {at: 10ms, for: 900ms, network: {between: [node 0, '*'], partition: true}},"
                                + " leader: {at: 90ms, crash: {nodes: [0]}}")
                .replace("replicas: 2", "replicas: 3");
        Timeline timeline = Timeline.of(text).shows(COLUMNS + """
                        p.0 1 1 21 delivered
                        p.1 70 70 90 delivered
                        p.2 121 121 141 delivered""");
        // 1 and 2 at 70, 0 at 100; 1 leads at 100 and 2 is back at once
        assertThat(List.of(journal(timeline).shrinks(), journal(timeline).expansions()))
                .isEqualTo(List.of(3L, 2L));
    }
}
