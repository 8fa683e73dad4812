package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.Fate;
import buzzville.metric.TurnTally;
import org.junit.jupiter.api.Test;

/** Orders of delivery: who waits for whom, for how long, and what becomes of those who wait in vain. */
class OrderTimelineTest {
    /** p sends three messages at 0, 10 and 20 ms that arrive in the order 2, 1, 3; q's arrives among them. */
    private static final String OVERTAKING = """
            duration: 1s
            events: {e: {%s}}
            producers: {p: {emits: e, arrivals: never}, q: {emits: e, arrivals: never}}
            services: {s: {subscribes: [e], order: %s, service-time: 1ms}}
            incidents:
              first: {at: 0ms, send: {from: p, event: e, arrives: 50ms}}
              second: {at: 10ms, send: {from: p, event: e, arrives: 20ms}}
              third: {at: 20ms, send: {from: p, event: e, arrives: 60ms}}
              other: {at: 15ms, send: {from: q, event: e, arrives: 30ms}}
            """;

    @Test
    void inFifoOrderAMessageWaitsForTheEarlierOnesOfItsSenderAndForNobodyElse() {
        // the second is there at 20 and waits until 50; that of q, at 30, is nobody's successor
        Timeline timeline = Timeline.of(OVERTAKING.formatted("", "fifo")).shows("""
                message occurred offered entered started ended waited
                p.0 0 50 50 50 51 0
                p.0 10 20 50 51 52 1
                q.0 15 30 30 30 31 0
                p.0 20 60 60 60 61 0""");
        TurnTally tally = tally(timeline, "s");
        assertThat(tally.delays().count()).isEqualTo(4);
        assertThat(tally.heldBack()).isEqualTo(1);
        assertThat(tally.most()).isEqualTo(1);
        assertThat(tally.delays().max()).isEqualTo(30_000_000);
        assertThat(tally.delays().mean()).isEqualTo(7.5e6);
        assertThat(tally.held().mean()).isEqualTo(30e6);
        assertThat(tally.givenUp() + tally.late() + tally.lost() + tally.waiting())
                .isZero();
    }

    @Test
    void asTheyArriveNothingIsHeldBack() {
        Timeline timeline = Timeline.of(OVERTAKING.formatted("", "arrival")).shows("""
                message occurred offered entered started
                p.0 0 50 50 50
                p.0 10 20 20 20
                q.0 15 30 30 30
                p.0 20 60 60 60""");
        assertThat(timeline.summary().services().get("s").turns()).isNull();
    }

    @Test
    void whenPatienceIsOverWhatWaitsGoesOnAndWhatComesThenIsLate() {
        // the second waits from 20 to 40; the first comes at 50, after what should have come after it
        Timeline timeline =
                Timeline.of(OVERTAKING.formatted("", "fifo(patience=20ms)")).shows("""
                message occurred offered entered started
                p.0 0 50 50 50
                p.0 10 20 40 40
                q.0 15 30 30 30
                p.0 20 60 60 60""");
        TurnTally tally = tally(timeline, "s");
        assertThat(tally.heldBack()).isEqualTo(1);
        assertThat(tally.givenUp()).isEqualTo(1);
        assertThat(tally.late()).isEqualTo(1);
        assertThat(tally.delays().max()).isEqualTo(20_000_000);
    }

    @Test
    void whatIsHeldBackExpiresAtItsDeadlineWithoutCostingAWorkerAndNobodyWaitsForItAfterwards() {
        // the second dies at 10 + 25 = 35; the first, 50 ms old, before it comes; the third waits for neither
        Timeline timeline = Timeline.of(
                        OVERTAKING.formatted("ttl: 45ms", "fifo").replace("10ms, send", "2ms, send"))
                .shows("""
                message occurred offered entered started ended fate
                p.0 0 50 - - 50 expired
                p.0 2 20 - - 47 expired
                q.0 15 30 30 30 31 delivered
                p.0 20 60 60 60 61 delivered""");
        TurnTally tally = tally(timeline, "s");
        assertThat(tally.heldBack()).isEqualTo(1);
        assertThat(tally.lost()).isEqualTo(1);
        assertThat(tally.waiting()).isZero();
        assertThat(timeline.summary().services().get("s").all().count(Fate.EXPIRED))
                .isEqualTo(2);
    }

    /** p tells s (a, slow) and then t (b), who tells s (c); q's c knows of nothing. */
    private static final String TRIANGLE = """
            duration: 1s
            events: {a: {}, b: {}, c: {}}
            producers: {p: {emits: {mix: {a: 1, b: 1}}, arrivals: never}, q: {emits: c, arrivals: never}}
            services:
              s: {subscribes: [a, c], order: %s, service-time: 1ms}
              t: {subscribes: [b], service-time: 5ms, emits: {c: {}}}
            incidents:
              slow: {at: 0ms, send: {from: p, event: a, arrives: %s}}
              quick: {at: 10ms, send: {from: p, event: b, arrives: 20ms}}
              other: {at: 15ms, send: {from: q, event: c, arrives: 30ms}}
            %s""";

    @Test
    void inCausalOrderAMessageWaitsForWhatItsSenderKnewToHaveBeenSentHere() {
        // t begins with b at 20 and sends c at 25; a, sent before b, comes at 100: c waits 75 ms, q's c not at all
        Timeline timeline =
                Timeline.of(TRIANGLE.formatted("causal", "100ms", "")).shows("""
                message event service occurred offered entered started
                p.0 a s 0 100 100 100
                p.0 b t 10 20 20 20
                q.0 c s 15 30 30 30
                t.0 c s 25 25 100 101""");
        TurnTally tally = tally(timeline, "s");
        assertThat(tally.heldBack()).isEqualTo(1);
        assertThat(tally.delays().max()).isEqualTo(75_000_000);
        assertThat(timeline.summary().services().get("t").turns()).isNull();
    }

    @Test
    void fifoOrderDoesNotKnowWhatOthersKnew() {
        Timeline.of(TRIANGLE.formatted("fifo", "100ms", "")).shows("""
                message event service offered entered
                p.0 a s 100 100
                p.0 b t 20 20
                q.0 c s 30 30
                t.0 c s 25 25""");
    }

    @Test
    void aLostMessageBlocksItsCausalSuccessorsAndNobodyElse() {
        // a comes to a broker that is down; c of 25 ms waits for it to the end, q's do not, nor do those that know of
        // nothing
        Timeline timeline =
                Timeline.of(TRIANGLE.formatted("causal", "7ms", """
                  crash: {at: 6ms, for: 2ms, crash: broker}
                  more: {at: 300ms, send: {from: q, event: c, arrives: 301ms}}
                """)).shows("""
                message event service occurred offered entered fate
                p.0 a s 0 - - crashed
                p.0 b t 10 20 20 delivered
                q.0 c s 15 30 30 delivered
                t.0 c s 25 25 - in-flight
                q.0 c s 300 301 301 delivered""");
        TurnTally tally = tally(timeline, "s");
        assertThat(tally.heldBack()).isEqualTo(1);
        assertThat(tally.waiting()).isEqualTo(1);
        // with patience it goes on at 25 + 200
        Timeline patient = Timeline.of(TRIANGLE.formatted("causal(patience=200ms)", "7ms", """
                  crash: {at: 6ms, for: 2ms, crash: broker}
                """))
                .shows("""
                message event service occurred offered entered fate
                p.0 a s 0 - - crashed
                p.0 b t 10 20 20 delivered
                q.0 c s 15 30 30 delivered
                t.0 c s 25 25 225 delivered""");
        assertThat(tally(patient, "s").givenUp()).isEqualTo(1);
        assertThat(tally(patient, "s").late()).isZero();
    }

    @Test
    void whatIsHeldBackIsLostWithTheBrokersMemory() {
        Timeline timeline =
                Timeline.of(TRIANGLE.formatted("causal", "100ms", """
                  crash: {at: 50ms, for: 2ms, crash: broker}
                """)).shows("""
                message event service occurred offered entered ended fate
                p.0 a s 0 100 100 101 delivered
                p.0 b t 10 20 20 25 delivered
                q.0 c s 15 30 30 31 delivered
                t.0 c s 25 25 - 50 crashed""");
        assertThat(tally(timeline, "s").lost()).isEqualTo(1);
        assertThat(tally(timeline, "s").waiting()).isZero();
    }

    /** p's message of 10 ms comes after q's of 20 ms; nobody says anything else. */
    private static final String BOTH = """
            duration: 1s
            events: {e: {}}
            network: {to-broker: 5ms}
            producers: {p: {emits: e, arrivals: never}, q: {emits: e, arrivals: never}}
            services:
              s: {subscribes: [e], order: "total(heartbeat=100ms%s)", service-time: 1ms}
              t: {subscribes: [e], order: "total(heartbeat=100ms%s)"}
            incidents:
              one: {at: 10ms, send: {from: p, event: e, arrives: 50ms}}
              other: {at: 20ms, send: {from: q, event: e, arrives: 30ms}}
              %s""";

    @Test
    void inTotalOrderAMessageWaitsUntilEverybodyHasBeenHeardOfWithAStampThatIsNoEarlier() {
        // p's goes when it comes, at 50: q has been heard of with 20 ms. q's waits for p's heartbeat of 100 ms, at 105
        Timeline timeline = Timeline.of(BOTH.formatted("", "", "")).shows("""
                message service occurred offered entered started
                p.0 s 10 50 50 50
                p.0 t 10 50 50 50
                q.0 s 20 30 105 105
                q.0 t 20 30 105 105""");
        for (String service : new String[] {"s", "t"}) {
            TurnTally tally = tally(timeline, service);
            assertThat(tally.heldBack()).isEqualTo(1);
            assertThat(tally.delays().max()).isEqualTo(75_000_000);
            assertThat(tally.heartbeats()).isEqualTo(2 * 9); // of two senders, sent at 100, 200, ... 900 ms
        }
    }

    @Test
    void inTotalOrderPatienceEndsTheWaitAndALaterMessageWithAnEarlierStampIsLate() {
        // s lets q's go at 30 + 15, before p's of 50; t waits for both
        Timeline timeline =
                Timeline.of(BOTH.formatted(", patience=15ms", "", "")).shows("""
                message service offered entered
                p.0 s 50 50
                p.0 t 50 50
                q.0 s 30 45
                q.0 t 30 105""");
        assertThat(tally(timeline, "s").givenUp()).isEqualTo(1);
        assertThat(tally(timeline, "s").late()).isEqualTo(1);
        assertThat(tally(timeline, "t").late()).isZero();
    }

    @Test
    void aSenderThatIsDownIsNotHeardAndEverybodyWaitsForIt() {
        // p is down from 60 to 260: its next heartbeat is that of 300, at 305
        Timeline.of(BOTH.formatted("", "", "down: {at: 60ms, for: 200ms, outage: {producers: [p]}}"))
                .shows("""
                message service offered entered
                p.0 s 50 50
                p.0 t 50 50
                q.0 s 30 305
                q.0 t 30 305""");
    }

    @Test
    void aDrainEndsWhenNobodyWaitsAlthoughHeartbeatsCouldGoOnForEver() {
        Timeline timeline = Timeline.of("drain: true\n"
                        + BOTH.formatted("", "", "")
                                .replace(
                                        "at: 20ms, send: {from: q, event: e, arrives: 30ms}",
                                        "at: 990ms, send: {from: q, event: e, arrives: 995ms}"))
                .shows("""
                message service offered entered
                p.0 s 50 105
                p.0 t 50 105
                q.0 s 995 1005
                q.0 t 995 1005""");
        assertThat(tally(timeline, "s").waiting()).isZero();
    }

    private static TurnTally tally(Timeline timeline, String service) {
        TurnTally tally = timeline.summary().services().get(service).turns();
        assertThat(tally).isNotNull();
        return tally;
    }
}
