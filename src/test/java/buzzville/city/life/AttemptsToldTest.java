package buzzville.city.life;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Timeline;
import buzzville.report.life.LifeText;
import buzzville.report.text.ReportLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What senders that keep what they publish, the broker's log and consumer groups do with a message: timelines by hand. */
class AttemptsToldTest {
    private static Watched watch(String yaml) {
        return Watched.of(Timeline.scenario(yaml), message -> true).isTrue();
    }

    private static String told(Watched watched, int n) {
        return new LifeText(ReportLanguage.EN, List.of()).full(watched.life("e", n));
    }

    @Test
    void anOutboxSaysHowOftenItTriedAndHowLongItWaited() {
        // sent at 1 s and 4 s in vain, at 7 s well: 6 s in the outbox, half a second on the way
        Watched watched = watch("""
                duration: 30s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([1s])", outbox: "outbox(timeout=3s)"}}
                network: {to-broker: 500ms}
                services: {s: {subscribes: [e], service-time: 1s}}
                incidents: {cut: {at: 500ms, for: 5s, network: {between: [p, broker], partition: true}}}
                """);

        assertThat(watched.stretches("e", 0))
                .containsExactly("OUTBOX p 3000", "OUTBOX p 3000", "TO_BROKER p 500", "SERVICE s 1000");
        assertThat(told(watched, 0))
                .contains("80% of 7.5 s it was in the outbox of p")
                .contains("not acknowledged in time at p (attempt 1)")
                .contains("sent again at p (attempt 3)")
                .contains("acknowledged at p (attempt 3)");
    }

    @Test
    void whatIsGivenUpSaysAfterHowManyAttempts() {
        // sent at 1, 4 and 7 s; 8 s after the first its sender gives up
        Watched watched = watch("""
                duration: 30s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([1s])", outbox: "outbox(timeout=3s, delivery-timeout=8s)"}}
                services: {s: {subscribes: [e], service-time: 1s}}
                incidents: {cut: {at: 500ms, for: 20s, network: {between: [p, broker], partition: true}}}
                """);

        assertThat(watched.sentence("e", 0))
                .startsWith("network: its sender gave up at 0:00:09.000 after 3 attempts; the network lost it at");
    }

    @Test
    void behindOthersItWaitsInTheBuffer() {
        // the second may leave when the first is acknowledged, 1 + 1 s after 1 s
        Watched watched = watch("""
                duration: 30s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([1s, 1500ms])", outbox: "outbox(in-flight=1)"}}
                network: {to-broker: 1s}
                services: {s: {subscribes: [e], service-time: 100ms}}
                """);

        assertThat(watched.stretches("e", 1)).containsExactly("OUTBOX p 1500", "TO_BROKER p 1000", "SERVICE s 100");
        assertThat(told(watched, 1)).contains("kept in the outbox behind those before it at p");
    }

    @Test
    void anAttemptTooManyDoesNotHideWhereTheFirstOneIs() {
        // 4 s to the broker, but after 3 s its sender sends again: that one is served for nothing
        Watched watched = watch("""
                duration: 30s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([1s])", outbox: "outbox(timeout=3s, idempotent=false)"}}
                network: {to-broker: 4s}
                services: {s: {subscribes: [e], service-time: 1s}}
                """);

        assertThat(watched.stretches("e", 0)).containsExactly("TO_BROKER p 4000", "SERVICE s 1000");
        assertThat(told(watched, 0)).contains("sent again at p (attempt 2)").contains("served again for nothing at s");
    }

    @Test
    void inTheLogItWaitsUntilAllHaveItAndUntilSomebodyServes() {
        // written at 1 s and at 4 s, copied 1 s later; the server is busy with the first from 2 s to 5 s; from 5.5 s to
        // 15.5 s nobody serves
        Watched watched = watch("""
                duration: 30s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([1s, 2s, 5s])"}}
                broker: {journal: {replicas: 2, acks: all, replication: 1s}}
                services: {s: {subscribes: [e], service-time: 3s}}
                incidents: {crash: {at: 5500ms, for: 10s, crash: broker}}
                """);

        // in service from 2 s to 5 s
        assertThat(watched.stretches("e", 0)).containsExactly("LOG broker[0] 1000", "SERVICE s 3000");
        // in its lane from 3 s to 5 s, and served until 8 s, for workers are elsewhere
        assertThat(watched.stretches("e", 1)).containsExactly("LOG broker[0] 1000", "LANE s 2000", "SERVICE s 3000");
        assertThat(told(watched, 2)).contains("written in the log at broker[0] (offset 2)", "nobody serves broker[0]");
    }

    @Test
    void whatStoodInALaneOfABrokerThatCrashedWaitsForIt() {
        // the second is in its lane from 2 s on, in nobody's from 3 s to 8 s, and taken when the first is done with, at
        // 11 s
        Watched watched = watch("""
                duration: 30s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([1s, 2s])"}}
                broker: {journal: {}}
                services: {s: {subscribes: [e], service-time: 10s}}
                incidents: {crash: {at: 3s, for: 5s, crash: broker}}
                """);

        assertThat(watched.stretches("e", 1))
                .containsExactly("LANE s 1000", "UNSERVED broker[0] 5000", "LANE s 3000", "SERVICE s 10000");
        assertThat(watched.life("e", 1).branches().get(0).stretches().get(2).lane())
                .isEqualTo("all");
        assertThat(told(watched, 1))
                .contains("nobody serves broker[0]")
                .contains("back in the queue from the log at s")
                .contains("in the log of broker[0], which nobody served");
    }

    @Test
    void whatIsDeliveredAgainIsToldBehindTheDelivery() {
        // done at 2 s, to be committed at 10 s; the service forgets that at 5 s, is up at 6 s and serves it again until
        // 7 s
        String city = """
                duration: 30s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([1s])"}}
                services: {s: {subscribes: [e], service-time: 1s, commit: every(10s)%s}}
                incidents: {crash: {at: 5s, for: 1s, crash: {services: [s]}}}
                """;
        String naive = told(watch(city.formatted("")), 0);
        assertThat(naive).contains("delivered again: it is not known any more that it was done");
        assertThat(naive.substring(naive.indexOf("  delivered\n")))
                .contains("0:00:07.000")
                .contains("served again for nothing at s");

        String careful = told(watch(city.formatted(", deduplicate: 'ids(memory=9, persistent=true)'")), 0);
        assertThat(careful).contains("recognised: it was done before at s").doesNotContain("for nothing");
    }

    @Test
    void aRebalanceIsToldOfThoseWhoWaitedForIt() {
        // worker 1 owns the partitions of c and d and crashes at 1 s; noticed at 3 s, and worker 0 has them at 6 s
        String city = """
                duration: 20s
                zones: [a, b, c, d]
                events: {e: {}}
                producers:
                  pa: {emits: e, zones: [a], arrivals: "at([3s])"}
                  pd: {emits: e, zones: [d], arrivals: "at([2s])"}
                broker: {partitions: zone, journal: {}}
                services: {s: {subscribes: [e], workers: 2, service-time: 10ms, rebalance: "%s(pause=3s, detect=2s)"}}
                incidents: {down: {at: 1s, for: 10s, crash: {workers: {s: 1}}}}
                """;
        for (String how : new String[] {"cooperative", "eager"}) {
            Watched watched = watch(city.formatted(how));
            assertThat(watched.stretches("e", 0).get(0)).isEqualTo("LANE s 4000");
            assertThat(told(watched, 0)).contains("1 rebalance of its workers meanwhile");
        }
    }
}
