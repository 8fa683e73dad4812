package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.Fate;
import buzzville.metric.JournalTally;
import buzzville.metric.OutboxTally;
import buzzville.metric.OutboxTally.Count;
import buzzville.metric.Tally;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Producers that publish again until they are answered, by pencil. */
class OutboxTimelineTest {
    private static final String COLUMNS = "message published arrived started ended fate\n";

    /** 10 ms to the broker and 10 ms back; the service takes 20 ms and never lacks a worker. */
    private static final String CITY = """
            duration: 1s
            events: {e: {}%s}
            network: {to-broker: {latency: 10ms}}
            producers: {p: {emits: e, arrivals: "at([%s])", outbox: "%s"}}
            broker: {journal: %s}
            services: {s: {subscribes: [e], workers: 9, service-time: 20ms%s}}
            incidents: {trouble: {%s}}
            """;

    private static final String FAR = "at: 900ms, for: 1ms, outage: {network: all}";
    private static final String NO_ANSWERS =
            "at: 5ms, for: 10ms, network: {from: [broker], to: [producers], partition: true}";

    private static Timeline run(String arrivals, String outbox, String journal, String trouble) {
        return Timeline.of(CITY.formatted("", arrivals, outbox, journal, "", trouble));
    }

    private static long of(Timeline timeline, Count count) {
        OutboxTally tally = timeline.summary().producers().get("p").outbox();
        return Objects.requireNonNull(tally).count(count);
    }

    private static Tally service(Timeline timeline) {
        return timeline.summary().services().get("s").all();
    }

    private static long journal(Timeline timeline, JournalTally.Count count) {
        return Objects.requireNonNull(timeline.summary().journal()).tally().count(count);
    }

    @Test
    void theAcknowledgementComesWhenWhatAcksAsksForHasHappened() {
        // p.1 leaves when the answer to p.0 is back. 10 there and 10 back; a follower has it 5 later; a flush takes 10
        String one = "outbox(in-flight=1)";
        secondLeaves("20", one, "{acks: leader, replicas: 2, replication: 5ms}");
        secondLeaves("25", one, "{acks: all, replicas: 2, replication: 5ms}");
        secondLeaves(
                "30", one, "{acks: leader, replicas: 2, replication: 5ms, flush: every-message, flush-time: 10ms}");
        secondLeaves("35", one, "{acks: all, replicas: 2, replication: 5ms, flush: every-message, flush-time: 10ms}");
        secondLeaves("20", one, "null");
        secondLeaves("1", "outbox(in-flight=2)", "{acks: all, replicas: 2, replication: 5ms}");
    }

    private static void secondLeaves(String at, String outbox, String journal) {
        assertThat(run("0ms, 1ms", outbox, journal, FAR).table("message published"))
                .contains("p.0 0")
                .contains("p.1 " + at);
    }

    @Test
    void aLostAcknowledgementMakesOneDuplicate() {
        // taken at 10, the answer is lost; again at 100, there at 110: served for nothing from 110 to 130
        Timeline timeline = run("0ms", "outbox(timeout=100ms, idempotent=false)", "{}", NO_ANSWERS);
        timeline.shows(COLUMNS + "p.0 0 10 10 30 delivered");
        assertThat(of(timeline, Count.ACKNOWLEDGED)).isOne();
        assertThat(of(timeline, Count.TIMEOUTS)).isOne();
        assertThat(of(timeline, Count.RETRIED)).isOne();
        assertThat(of(timeline, Count.DUPLICATES_MADE)).isOne();
        assertThat(service(timeline).duplicated()).isOne();
        assertThat(journal(timeline, JournalTally.Count.APPENDED)).isEqualTo(2);
        assertThat(journal(timeline, JournalTally.Count.ACKNOWLEDGED)).isOne();
    }

    @Test
    void anIdempotentProducerMakesNone() {
        Timeline timeline = run("0ms", "outbox(timeout=100ms)", "{}", NO_ANSWERS);
        timeline.shows(COLUMNS + "p.0 0 10 10 30 delivered");
        assertThat(of(timeline, Count.ACKNOWLEDGED)).isOne();
        assertThat(of(timeline, Count.RETRIED)).isOne();
        assertThat(of(timeline, Count.DUPLICATES_MADE)).isZero();
        assertThat(of(timeline, Count.REPEATS_DROPPED)).isOne();
        assertThat(service(timeline).duplicated()).isZero();
        assertThat(journal(timeline, JournalTally.Count.APPENDED)).isOne();
    }

    @Test
    void effectsOfADuplicateAreCountedAndNotPublished() {
        String text = CITY.formatted(
                ", f: {}",
                "0ms",
                "outbox(timeout=100ms, idempotent=false)",
                "{}",
                ", emits: {f: {on: e, count: 3}}",
                NO_ANSWERS);
        Timeline timeline = Timeline.of(text);
        assertThat(service(timeline).effectsRepeated()).isEqualTo(3);
        assertThat(timeline.summary().messages()).isEqualTo(1 + 3);
    }

    /** Ten producers, one message a second each; the broker is down for 30 s in which 300 occur. */
    private static Timeline lesson(String outbox, String journal) {
        return Timeline.of("""
                duration: 2min
                drain: true
                events: {e: {priority: critical}}
                producers: {p: {emits: e, count: 10, arrivals: every(1s), outbox: "%s"}}
                broker: {journal: %s}
                services: {s: {subscribes: [e], workers: 9, service-time: 1ms}}
                incidents: {crash: {at: 30s, for: 30s, crash: broker}}
                """.formatted(outbox, journal));
    }

    @Test
    void thirtySecondsOfTenProducersAreThreeHundredEvents() {
        Tally forgotten = service(lesson("none", "{}"));
        assertThat(forgotten.offered()).isEqualTo(1200);
        assertThat(forgotten.count(Fate.CRASHED)).isEqualTo(300);

        Timeline kept = lesson("outbox(timeout=4s, idempotent=false)", "{acks: all}");
        assertThat(service(kept).delivered()).isEqualTo(1200);
        assertThat(service(kept).duplicated()).isEqualTo(of(kept, Count.DUPLICATES_MADE));
        assertThat(journal(kept, JournalTally.Count.APPENDED))
                .isEqualTo(1200 + service(kept).duplicated());

        Timeline once = lesson("outbox(timeout=4s)", "{acks: all}");
        assertThat(service(once).delivered()).isEqualTo(1200);
        assertThat(service(once).duplicated()).isZero();

        // a standby records all 300, and the last 100 are read: 200 are missing
        String lastHundred = "{replicas: 2, takeover: record, failover: 0s, recovery: last(n=100)}";
        assertThat(service(lesson("none", lastHundred)).count(Fate.CRASHED)).isEqualTo(200);
    }

    @Test
    void whatOnlyTheLeaderHadIsLostThoughItWasAcknowledged() {
        // arrive at 10, 15 and 16, and would be with the others 7 later; node 0 crashes at 20, noticed at 35
        String crash = "at: 20ms, for: 40ms, crash: {nodes: [0]}";
        String nodes = "{acks: %s, replicas: 3, failover: 15ms, replication: 7ms}";
        Timeline leader = run("0ms, 5ms, 6ms", "outbox(timeout=50ms)", nodes.formatted("leader"), crash);
        leader.shows(COLUMNS + """
                        p.0 0 10 17 37 delivered
                        p.1 5 15 - 35 crashed
                        p.2 6 16 - 35 crashed""");
        assertThat(journal(leader, JournalTally.Count.ACKNOWLEDGED_LOST)).isEqualTo(2);
        assertThat(service(leader).promisesBroken()).isEqualTo(2);
        assertThat(of(leader, Count.ACKNOWLEDGED)).isEqualTo(3);

        // with all, p.1 and p.2 were not acknowledged, and come again at 65 and 66; the two that are up have them 7
        // later
        Timeline all = run("0ms, 5ms, 6ms", "outbox(timeout=50ms)", nodes.formatted("all"), crash);
        all.shows(COLUMNS + """
                        p.0 0 10 17 37 delivered
                        p.1 55 65 72 92 delivered
                        p.2 56 66 73 93 delivered""");
        assertThat(journal(all, JournalTally.Count.ACKNOWLEDGED_LOST)).isZero();
        assertThat(journal(all, JournalTally.Count.TRUNCATED)).isEqualTo(2);
        assertThat(service(all).promisesBroken()).isZero();
        assertThat(of(all, Count.DUPLICATES_MADE)).isZero();
    }

    @Test
    void withoutAJournalWhatIsInMemoryIsAcknowledgedAndLost() {
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {e: {}}
                network: {to-broker: {latency: 10ms}}
                producers: {p: {emits: e, arrivals: "at([0ms, 5ms, 30ms])", outbox: "outbox(timeout=50ms)"}}
                services: {s: {subscribes: [e], workers: 1, service-time: 20ms}}
                incidents: {crash: {at: 20ms, for: 30ms, crash: broker}}
                """);
        // p.1 waits for the only worker when all is lost at 20, and is given up for good when its acknowledgement is
        // back at 25;
        // p.2 finds nobody at 40 and comes again at 80
        timeline.shows(COLUMNS + """
                        p.0 0 10 10 30 delivered
                        p.1 5 15 - 25 crashed
                        p.2 80 90 90 110 delivered""");
        assertThat(service(timeline).promisesBroken()).isOne();
    }

    @Test
    void aFullBufferLosesTheNewest() {
        Timeline timeline = run("0ms, 1ms, 2ms", "outbox(in-flight=1, buffer=1)", "{}", FAR);
        timeline.shows(COLUMNS + """
                        p.0 0 10 10 30 delivered
                        p.1 20 30 30 50 delivered
                        p.2 - - - 2 source-full""");
        // p.1 was held back from 1 to 20
        assertThat(timeline.rows().get(1).message().heldAtSource).isEqualTo(19_000_000);
        assertThat(of(timeline, Count.BUFFER_FULL)).isOne();
    }

    @Test
    void whatIsNeverAnsweredIsGivenUpForTheReasonOfItsLastAttempt() {
        // sent at 0, 100 and 200; given up at 250. The network is away until 105, the broker from then on
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms])", outbox: "outbox(timeout=100ms, delivery-timeout=250ms)"}}
                services: {s: {subscribes: [e]}}
                incidents:
                  net: {at: 0ms, for: 105ms, outage: {network: all}}
                  crash: {at: 105ms, for: 500ms, crash: broker}
                """);
        timeline.shows("message ended fate\np.0 250 crashed");
        assertThat(of(timeline, Count.RETRIED)).isEqualTo(2);
        assertThat(of(timeline, Count.TIMEOUTS)).isEqualTo(3);
        assertThat(of(timeline, Count.GIVEN_UP)).isOne();
    }

    @Test
    void aCrashOfAProducerForgetsWhatItKept() {
        // p.0 is on its way and arrives; p.1 waits in the buffer; at 30 the producer is silent
        Timeline timeline =
                run("0ms, 1ms, 30ms", "outbox(in-flight=1)", "{}", "at: 5ms, for: 50ms, crash: {producers: [p]}");
        timeline.shows(COLUMNS + """
                        p.0 0 10 10 30 delivered
                        p.1 - - - 5 crashed
                        p.2 - - - 30 suppressed""");
        assertThat(of(timeline, Count.FORGOTTEN)).isEqualTo(2);
    }

    @Test
    void whatWasSentEarlierIsTakenEarlierIfTheBrokerKnowsTheSequence() {
        // p.0 is lost on its way; p.1 arrives at 20 and waits until p.0 is there, again at 100 and there at 110
        String outage = "at: 0ms, for: 5ms, outage: {network: to-broker}";
        Timeline ordered = run("0ms, 10ms", "outbox(timeout=100ms)", "{}", outage);
        ordered.shows(COLUMNS + """
                        p.0 100 110 110 130 delivered
                        p.1 10 20 110 130 delivered""");
        Timeline overtaken = run("0ms, 10ms", "outbox(timeout=100ms, idempotent=false)", "{}", outage);
        overtaken.shows(COLUMNS + """
                        p.0 100 110 110 130 delivered
                        p.1 10 20 20 40 delivered""");
        assertThat(of(ordered, Count.OVERTAKEN)).isZero();
        assertThat(of(overtaken, Count.OVERTAKEN)).isOne();
    }

    @Test
    void whatTheNetworkMakesTwoOfIsServedTwiceAndCountsOnce() {
        String city = """
                duration: 1s
                events: {e: {}}
                network: {to-broker: {latency: 10ms}}
                producers: {p: {emits: e, arrivals: "at([0ms])"%s}}
                services: {s: {subscribes: [e], workers: %d, service-time: 20ms}}
                incidents: {twice: {at: 0ms, for: 100ms, network: {from: [%s], to: [%s], duplicate: 100%%}}}
                """;
        Timeline door = Timeline.of(city.formatted("", 1, "producers", "broker"));
        door.shows(COLUMNS + "p.0 0 10 10 30 delivered");
        assertThat(service(door).duplicated()).isOne();

        Timeline hop = Timeline.of(city.formatted("", 1, "broker", "services"));
        hop.shows(COLUMNS + "p.0 0 10 10 30 delivered");
        assertThat(service(hop).duplicated()).isOne();
        // the second copy costs a worker 20 ms more
        assertThat(hop.summary().services().get("s").utilization()).isEqualTo(0.04);

        Timeline known = Timeline.of(city.formatted(", outbox: outbox", 1, "producers", "broker"));
        assertThat(service(known).duplicated()).isZero();
        assertThat(of(known, Count.REPEATS_DROPPED)).isOne();
    }
}
