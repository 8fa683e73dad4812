package buzzville.city.life;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Timeline;
import buzzville.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** Lives that were worked out with pencil and paper. */
class LivesTest {
    /** One worker, 10 ms of service, room for two: at 1, 2 and 3 ms the lane fills up and overflows. */
    private static final String ONE_LANE = """
            duration: 1s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms, 3ms, 10ms])"}}
            services: {s: {subscribes: [e], service-time: 10ms, lanes: {all: {capacity: 2, overflow: %s}}}}
            """;

    private static Watched watch(String scenario) {
        Scenario read = Timeline.scenario(scenario);
        return Watched.of(read, message -> true).isTrue();
    }

    private static String id(Life life) {
        return "%016x".formatted(life.self().id());
    }

    private static Moment moment(Life life, What what) {
        return life.branches().get(0).moments().stream()
                .filter(moment -> moment.what() == what)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theOldestIsPushedOutByWhoComesAndBothSaySo() {
        // at 3 ms the second message (of 1 ms) is the head and loses its place to the fourth
        Watched watched = watch(ONE_LANE.formatted("drop-oldest"));
        String newcomer = id(watched.life("e", 3));

        assertThat(watched.sentence("e", 1))
                .isEqualTo("dropped-oldest: lane `all` at s held 2 of 2 when e " + newcomer
                        + " (normal) arrived at 0:00:00.003; it was the head and had waited 2 ms.");
        Moment pushed = moment(watched.life("e", 3), What.PUSHED_OUT);
        assertThat(pushed.other()).isEqualTo(watched.life("e", 1).self());
        assertThat(pushed.number("waiting")).isEqualTo(2);
        // the fifth comes at 10 when the third has just been taken: only the fourth is before it, from 20 to 30
        assertThat(watched.stretches("e", 4)).containsExactly("LANE s 20", "SERVICE s 10");
        Detail.Queue queue =
                (Detail.Queue) moment(watched.life("e", 4), What.ENTERED).detail();
        assertThat(queue.waiting()).isEqualTo(1);
        assertThat(queue.ahead()).containsExactly(new Detail.Count("normal", "e", 1));
        assertThat(queue.crew().busy()).isEqualTo(1);
        Detail.Meanwhile meanwhile =
                (Detail.Meanwhile) moment(watched.life("e", 4), What.DISPATCHED).detail();
        assertThat(meanwhile.waited()).isEqualTo(20_000_000);
        assertThat(meanwhile.served()).containsExactly(new Detail.Count("normal", "e", 1));
        assertThat(meanwhile.longest()).extracting(Detail.Service::took).containsExactly(10_000_000L, 10_000_000L);
        assertThat(moment(watched.life("e", 4), What.DISPATCHED).by()).isEqualTo("fifo");
    }

    @Test
    void aNewcomerIsTurnedAwayWithTheNumbersOfItsLane() {
        assertThat(watch(ONE_LANE.formatted("drop-newest")).sentence("e", 3))
                .isEqualTo("dropped-newest: lane `all` at s held 2 of 2 when it arrived at 0:00:00.003;"
                        + " the rule is `drop-newest`.");
        assertThat(watch(ONE_LANE.formatted("reject")).sentence("e", 3))
                .isEqualTo("rejected: lane `all` at s held 2 of 2 when it arrived at 0:00:00.003;"
                        + " the rule is `reject`.");
    }

    @Test
    void oneThatIsHeldBackStandsOutsideUntilThereIsRoom() {
        // the fourth is held from 3 to 10, waits from 10 to 30 behind the second (10 to 20) and the third
        assertThat(watch(ONE_LANE.formatted("block")).stretches("e", 3))
                .containsExactly("OUTSIDE s 7", "LANE s 20", "SERVICE s 10");
        assertThat(watch(ONE_LANE.formatted("block(max-wait=2ms)")).sentence("e", 3))
                .startsWith("rejected: ")
                .contains("0:00:00.005");
    }

    @Test
    void aLessUrgentOneIsEvictedByAnAlarm() {
        // room for two in all: the alarm of 3 ms takes the place of the newest statistic, that of 2 ms
        Watched watched = watch("""
                duration: 1s
                events: {a: {priority: critical}, i: {priority: info}}
                producers: {p: {emits: i, arrivals: "at([0ms, 1ms, 2ms])"}, q: {emits: a, arrivals: "at([3ms])"}}
                services:
                  s:
                    subscribes: [a, i]
                    service-time: 10ms
                    lanes: {critical: {overflow: push-out}, rest: {accepts: [high, normal, info], overflow: push-out}}
                    shared-capacity: 2
                    dispatch: strict-priority
                """);

        assertThat(watched.sentence("i", 2))
                .isEqualTo("evicted: lane `rest` at s held 2 and all lanes together 2 when a "
                        + id(watched.life("a", 0))
                        + " (critical) arrived at 0:00:00.003; it was the newest and had waited 1 ms.");
        assertThat(watched.stretches("a", 0)).containsExactly("LANE s 7", "SERVICE s 10");
    }

    @Test
    void aBucketSaysHowManyTokensWereLeft() {
        // full with 2 at 0; after two messages 0; at 50 ms 10/s have brought back half a token
        Watched watched = watch("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms, 50ms])"}}
                services: {s: {subscribes: [e], admission: "token-bucket(10/s, burst=2)"}}
                """);

        assertThat(moment(watched.life("e", 0), What.PASSED).number("tokens")).isEqualTo(1);
        assertThat(watched.sentence("e", 2))
                .isEqualTo("shed: `token-bucket` at s shed it at 0:00:00.000 (tokens left 0 of 2, rate 10/s).");
        assertThat(watched.sentence("e", 3))
                .isEqualTo("shed: `token-bucket` at s shed it at 0:00:00.050 (tokens left 0.5 of 2, rate 10/s).");
    }

    @Test
    void everyAttemptIsToldAndThePausesBetween() {
        // fails at 10, 120 and 230 ms
        Watched watched = watch("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms])"}}
                services:
                  s: {subscribes: [e], service-time: 10ms, failure: 100%, retry: "fixed(attempts=3, delay=100ms)"}
                """);

        assertThat(watched.stretches("e", 0))
                .containsExactly("SERVICE s 10", "PAUSE s 100", "SERVICE s 10", "PAUSE s 100", "SERVICE s 10");
        assertThat(watched.sentence("e", 0))
                .isEqualTo("dead-lettered: attempt 3 at s failed at 0:00:00.230 and none was left (age 230 ms).");
    }

    @Test
    void theWayThroughTheNetworkAndTheBrokerIsToldInOrder() {
        // the second: 5 ms to the broker, 1 behind the first, 1 of service; waits for the worker's round trip, 7 to 14
        Watched watched = watch("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 0ms])"}}
                network: {to-broker: 5ms, to-services: 3ms}
                broker: {service-time: 1ms}
                services: {s: {subscribes: [e], service-time: 2ms}}
                """);

        assertThat(watched.stretches("e", 1))
                .containsExactly(
                        "TO_BROKER p 5",
                        "LANE broker[0] 1",
                        "SERVICE broker[0] 1",
                        "LANE s 7",
                        "TO_SERVICE s 3",
                        "SERVICE s 2");
    }

    @Test
    void whatTheNetworkLosesSaysOnWhichWay() {
        Watched watched = watch("""
                duration: 1s
                events: {e: {}, f: {}}
                producers: {p: {emits: e, arrivals: "at([4ms])"}}
                network: {to-broker: {latency: 1ms, loss: 100%}}
                services: {s: {subscribes: [e]}, t: {subscribes: [e]}}
                """);

        assertThat(watched.sentence("e", 0))
                .isEqualTo("network: the network lost it at 0:00:00.004 (on the way to the broker from p).");
        assertThat(watched.life("e", 0).branches())
                .extracting(Branch::subscription)
                .containsExactly("s", "t");
    }

    @Test
    void oneThatGrowsTooOldSaysHowLongItWaited() {
        // the second waits from 1 to 6 ms, its time to live is 5 ms
        Watched watched = watch("""
                duration: 1s
                events: {e: {ttl: 5ms}}
                producers: {p: {emits: e, arrivals: "at([0ms, 1ms])"}}
                services: {s: {subscribes: [e], service-time: 10ms}}
                """);

        assertThat(watched.sentence("e", 1))
                .startsWith("expired: its time to live of 5 ms was over at s at 0:00:00.0")
                .contains("waited");
    }

    @Test
    void whatIsMergedLeadsToItsAggregate() {
        // both come into the window up to 100 ms, which makes one of them
        Watched watched = watch("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([10ms, 30ms])"}}
                services: {s: {subscribes: [e], service-time: 5ms, aggregation: {fewer: {of: [e], with: tumbling(100ms)}}}}
                """);
        Life first = watched.life("e", 0);

        assertThat(watched.stretches("e", 0)).containsExactly("WINDOW s 90", "MERGED s 5");
        assertThat(first.into()).isNotNull();
        assertThat(moment(first, What.MERGED).number("originals")).isEqualTo(2);
        assertThat(watched.lives()).anyMatch(life -> life.originals() == 2);
    }

    @Test
    void creditKeepsASenderWaitingForItsAnswer() {
        // the credit of 0 ms comes back at 5 + 5 = 10 ms; the second, of 1 ms, is held for 9 ms
        Watched watched = watch("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 1ms])"}}
                network: {to-broker: 5ms}
                broker: {backpressure: credit(n=1)}
                services: {s: {subscribes: [e]}}
                """);
        Moment held = watched.life("e", 1).upstream().get(1);

        assertThat(watched.stretches("e", 1)).containsExactly("HELD p 9", "TO_BROKER p 5");
        assertThat(held.what()).isEqualTo(What.HELD);
        assertThat(held.by()).isEqualTo("credit");
        assertThat(held.number("credits-left")).isZero();
        assertThat(held.number("credits")).isEqualTo(1);
    }

    @Test
    void causesAndEffectsKnowEachOther() {
        Watched watched = watch("""
                duration: 1s
                events: {e: {}, f: {}}
                producers: {p: {emits: e, arrivals: "at([0ms])"}}
                services: {s: {subscribes: [e], emits: {f: {on: e, after: 5ms}}}, t: {subscribes: [f]}}
                """);

        assertThat(watched.life("e", 0).effects())
                .containsExactly(watched.life("f", 0).self());
        assertThat(watched.life("f", 0).cause()).isEqualTo(watched.life("e", 0).self());
    }
}
