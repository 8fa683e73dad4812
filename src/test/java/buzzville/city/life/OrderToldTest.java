package buzzville.city.life;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Timeline;
import buzzville.report.life.LifeText;
import buzzville.report.text.ReportLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of messages that were held back for the sake of order, or until their timestamps were past. */
class OrderToldTest {
    /** p sends three messages at 0, 10 and 20 ms that arrive in the order 2, 1, 3; q's arrives among them. */
    private static final String OVERTAKING = """
            duration: 1s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: never}, q: {emits: e, arrivals: never}}
            services: {s: {subscribes: [e], order: "%s", service-time: 1ms}}
            incidents:
              first: {at: 0ms, send: {from: p, event: e, arrives: 50ms}}
              second: {at: 10ms, send: {from: p, event: e, arrives: 20ms}}
              third: {at: 20ms, send: {from: p, event: e, arrives: 60ms}}
              other: {at: 15ms, send: {from: q, event: e, arrives: 30ms}}
            """;

    private static Watched watch(String text) {
        return Watched.of(Timeline.scenario(text), any -> true).isTrue();
    }

    private static Detail.Order order(Life life, What what) {
        return life.branches().get(0).moments().stream()
                .filter(moment -> moment.what() == what)
                .map(moment -> (Detail.Order) moment.detail())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasMissingIsNamedWithItsSenderAndForHowLong() {
        Watched watched = watch(OVERTAKING.formatted("fifo"));
        Life first = watched.life("e", 0);
        Life second = watched.life("e", 1);

        assertThat(watched.stretches("e", 1))
                .containsExactly("TO_BROKER p 10", "ORDER s 30", "LANE s 1", "SERVICE s 1");
        assertThat(order(second, What.HELD_BACK).missing())
                .containsExactly(new Detail.Missing("p", first.self(), 0, Detail.End.OPEN));
        assertThat(order(second, What.ITS_TURN).missing())
                .containsExactly(new Detail.Missing("p", first.self(), 30_000_000, Detail.End.SETTLED));
        String id = "%016x".formatted(first.self().id());
        assertThat(new LifeText(ReportLanguage.EN, List.of()).full(second))
                .contains("held back until what comes before it is there at s")
                .contains("missing: e " + id + " (normal) of p")
                .contains("waited 30 ms for e " + id + " (normal) of p");
        assertThat(new LifeText(ReportLanguage.FR, List.of()).full(second)).contains("attente de 30 ms : e " + id);
        // nobody was in the way of the others
        assertThat(watched.stretches("e", 0)).containsExactly("TO_BROKER p 50", "SERVICE s 1");
    }

    @Test
    void whatIsGivenUpIsToldAndWhatComesAfterThatIsLate() {
        Watched watched = watch(OVERTAKING.formatted("fifo(patience=20ms)"));

        assertThat(watched.stretches("e", 1)).containsExactly("TO_BROKER p 10", "ORDER s 20", "SERVICE s 1");
        assertThat(order(watched.life("e", 1), What.ITS_TURN).missing())
                .containsExactly(new Detail.Missing("p", watched.life("e", 0).self(), 20_000_000, Detail.End.GIVEN_UP));
    }

    @Test
    void eachOfSeveralThatAreMissingHasItsOwnTime() {
        // a (from p, at 0) comes at 100, b (from q, at 2, known to t since 12) at 60; t's c of 25 waits for both
        Watched watched = watch("""
                duration: 1s
                events: {a: {}, b: {}, c: {}, w: {}}
                producers: {p: {emits: {mix: {a: 1, w: 1}}, arrivals: never}, q: {emits: {mix: {b: 1, w: 1}}, arrivals: never}}
                services:
                  s: {subscribes: [a, b, c], order: causal}
                  t: {subscribes: [w], service-time: 5ms, emits: {c: {probability: 100%}}}
                incidents:
                  a: {at: 0ms, send: {from: p, event: a, arrives: 100ms}}
                  b: {at: 2ms, send: {from: q, event: b, arrives: 60ms}}
                  pw: {at: 3ms, send: {from: p, event: w, arrives: 10ms}}
                  qw: {at: 3ms, send: {from: q, event: w, arrives: 11ms}}
                """);
        Life c = watched.life("c", 1);
        assertThat(order(c, What.ITS_TURN).missing())
                .containsExactlyInAnyOrder(
                        new Detail.Missing("p", watched.life("a", 0).self(), 80_000_000, Detail.End.SETTLED),
                        new Detail.Missing("q", watched.life("b", 0).self(), 40_000_000, Detail.End.SETTLED));
        assertThat(watched.stretches("c", 1)).containsExactly("ORDER s 80");
    }

    @Test
    void inTotalOrderASenderMayBeSilent() {
        // q's of 20 ms, there at 30, waits for p's message of 10, whose coming is no word as late as 20, and a
        // heartbeat at 105
        Watched watched = watch("""
                duration: 1s
                events: {e: {}}
                network: {to-broker: 5ms}
                producers: {p: {emits: e, arrivals: never}, q: {emits: e, arrivals: never}}
                services: {s: {subscribes: [e], order: "total(heartbeat=100ms)"}}
                incidents:
                  one: {at: 10ms, send: {from: p, event: e, arrives: 50ms}}
                  other: {at: 20ms, send: {from: q, event: e, arrives: 30ms}}
                """);
        assertThat(order(watched.life("e", 1), What.ITS_TURN).missing())
                .containsExactly(new Detail.Missing("p", null, 75_000_000, Detail.End.SETTLED));
        assertThat(watched.stretches("e", 1)).containsExactly("TO_BROKER q 10", "ORDER s 75");
    }

    @Test
    void theWaitForATimestampIsALegOfItsOwn() {
        Watched watched = watch("""
                duration: 1s
                clocks: {profile: perfect, bound: 5ms, commit-wait: [p]}
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 2ms])"}}
                network: {to-broker: 3ms}
                services: {s: {subscribes: [e], service-time: 1ms}}
                """);
        assertThat(watched.stretches("e", 0)).containsExactly("COMMIT p 10.000001", "TO_BROKER p 3", "SERVICE s 1");
        assertThat(watched.life("e", 0).upstream())
                .extracting(Moment::what)
                .startsWith(What.OCCURRED, What.STAMPED, What.PAST, What.PUBLISHED);
        assertThat(new LifeText(ReportLanguage.EN, List.of()).full(watched.life("e", 0)))
                .contains("waiting until its timestamp is past at p");
    }
}
