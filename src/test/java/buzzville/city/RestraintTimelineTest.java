package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.Fate;
import buzzville.metric.Latency;
import org.junit.jupiter.api.Test;

/** What a producer does that may not send: one credit, 50 ms each way, something to say every 40 ms. */
class RestraintTimelineTest {
    private static final String COLUMNS = "message occurred published ended fate\n";

    private static String city(String producer) {
        return """
                duration: 200ms
                drain: true
                network: {to-broker: {latency: 50ms}}
                events: {e: {}, alarm: {priority: critical}}
                producers: {p: {%s}}
                broker: {backpressure: credit(n=1)}
                services: {s: {subscribes: [e, alarm], service-time: 1ms}}
                """.formatted(producer);
    }

    private static final String EVERY = "emits: e, arrivals: \"every(40ms, phase=0s)\"";

    private static final String SLOWED = COLUMNS + """
            p.0 0 0 51 delivered
            p.1 40 - 40 suppressed
            p.2 80 - 80 suppressed
            p.3 120 120 171 delivered
            p.4 160 - 160 suppressed""";

    @Test
    void aSlowedSensorTakesItsNextSampleWhenItMaySendAgain() {
        Timeline timeline = Timeline.of(city(EVERY + ", throttled: slow")).shows(SLOWED);
        var producer = timeline.summary().producers().get("p");
        assertThat(producer.occurrences()).isEqualTo(5);
        assertThat(producer.suppressed()).isEqualTo(3);
        assertThat(producer.published()).isEqualTo(2);
        // samples not taken stay in offered
        assertThat(timeline.summary().services().get("s").all().offered()).isEqualTo(5);
        // throttled from 40 to 120 and from 160 to the end
        assertThat(timeline.run().throttledProducers().area().toDouble()).isEqualTo(120e6);
    }

    @Test
    void aPeriodicSensorSlowsUnlessItSaysOtherwise() {
        Timeline.of(city(EVERY)).shows(SLOWED);
    }

    @Test
    void whatAProducerWithoutBufferMayNotSendIsLost() {
        Timeline timeline = Timeline.of(city(EVERY + ", throttled: drop")).shows(COLUMNS + """
                        p.0 0 0 51 delivered
                        p.1 40 - 40 source-full
                        p.2 80 - 80 source-full
                        p.3 120 120 171 delivered
                        p.4 160 - 160 source-full""");
        var producer = timeline.summary().producers().get("p");
        assertThat(producer.throttle().sourceFull()).isEqualTo(3);
        assertThat(producer.suppressed()).isZero();
        assertThat(producer.published()).isEqualTo(2);
    }

    @Test
    void aBufferKeepsTheOrderAndOverflowsAtTheSource() {
        // room for one: 40 waits until the credit is back at 100; 120 until 200, which is after the end, in the drain
        Timeline timeline =
                Timeline.of(city(EVERY + ", throttled: buffer(capacity=1)")).shows(COLUMNS + """
                        p.0 0 0 51 delivered
                        p.1 40 100 151 delivered
                        p.2 80 - 80 source-full
                        p.3 120 200 251 delivered
                        p.4 160 - 160 source-full""");
        // 60 + 80 ms: blocked and part of the end-to-end latency
        var tally = timeline.summary().services().get("s").all();
        assertThat(tally.latency(Latency.BLOCKED).mean() * 3).isEqualTo(140e6);
        assertThat(tally.latency(Latency.END_TO_END).max()).isEqualTo(131_000_000);
        assertThat(timeline.summary().producers().get("p").held()).isEqualTo(2);
        assertThat(timeline.summary().producers().get("p").heldFor().toDouble()).isEqualTo(140e6);
        assertThat(timeline.summary().broker().all().latency(Latency.BLOCKED).max())
                .isEqualTo(80_000_000);
    }

    @Test
    void whatStillWaitsAtTheSourceAtTheEndIsInFlight() {
        Timeline timeline = Timeline.of(city(EVERY + ", throttled: buffer").replace("drain: true", "drain: false"));
        // 0, 40 sent at 0 and 100; 80, 120, 160 still wait
        assertThat(timeline.summary().services().get("s").all().inFlight()).isEqualTo(3);
        assertThat(timeline.summary().broker().all().inFlight()).isEqualTo(3);
    }

    @Test
    void anExemptProducerFeelsNothing() {
        String expected = COLUMNS + """
                p.0 0 0 51 delivered
                p.1 40 40 91 delivered
                p.2 80 80 131 delivered
                p.3 120 120 171 delivered
                p.4 160 160 211 delivered""";
        Timeline timeline = Timeline.of(city(EVERY + ", throttled: exempt")).shows(expected);
        assertThat(timeline.summary().policies()).isEmpty();
        assertThat(timeline.summary().producers().get("p").throttle()).isNull();
        // who emits nothing but critical events is exempt unless it says otherwise
        String alarms = EVERY.replace("emits: e", "emits: alarm");
        Timeline.of(city(alarms)).shows(expected);
        Timeline.of(city(alarms + ", throttled: slow")).shows(SLOWED);
    }

    @Test
    void whoDoesNotSampleBuffers() {
        Timeline.of(city("emits: e, arrivals: \"at([0ms, 40ms])\"")).shows(COLUMNS + """
                        p.0 0 0 51 delivered
                        p.1 40 100 151 delivered""");
    }

    @Test
    void everyInstanceHasItsOwnCredit() {
        Timeline timeline = Timeline.of(city("count: 2, emits: e, arrivals: \"at([0ms, 40ms])\""));
        timeline.shows("""
                        message published
                        p[0].0 0
                        p[1].0 0
                        p[0].1 100
                        p[1].1 100""");
    }

    @Test
    void reportsOfWitnessesWaitToo() {
        // noticed after 30 ms: published at 30, and the second, noticed at 70, when the credit is back at 130
        Timeline timeline =
                Timeline.of(city("emits: e, arrivals: \"at([0ms, 40ms])\", witnesses: {camera: {after: 30ms}}"));
        timeline.shows(COLUMNS + """
                        camera.0 0 30 81 delivered
                        camera.1 40 130 181 delivered""");
        // 60 ms at the source; the 30 ms of noticing are nobody's blocking
        assertThat(timeline.summary()
                        .services()
                        .get("s")
                        .all()
                        .latency(Latency.BLOCKED)
                        .max())
                .isEqualTo(60_000_000);
        var place = timeline.summary().producers().get("p");
        assertThat(place.throttle().waited()).isEqualTo(1);
        assertThat(place.witnesses().get("camera").throttle().waited()).isEqualTo(1);
    }

    @Test
    void incidentsAndServicesAreNotHeldBack() {
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        network: {to-broker: {latency: 50ms}}
                        events: {e: {}, f: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 1ms])"}}
                        broker: {backpressure: credit(n=1)}
                        services: {s: {subscribes: [e, f], service-time: 1ms, emits: {f: {on: e, count: 2}}}}
                        incidents: {scene: {at: 3ms, emit: {event: e, count: 2}}}
                        """);
        assertThat(timeline.rows())
                .filteredOn(row -> !row.message().origin.name().equals("p"))
                .hasSize(10)
                .allMatch(row -> row.message().publishedAt == row.message().occurredAt);
    }

    @Test
    void theCityIsTheSameWhateverTheBackpressure() {
        String city = """
                duration: 20s
                events: {e: {}, f: {priority: high}}
                network: {to-broker: {latency: "exponential(20ms)", loss: 1%%}}
                producers:
                  p: {emits: e, count: 7, arrivals: "every(200ms, jitter=50ms)"}
                  q: {emits: f, count: 3, arrivals: poisson(5/s), batch: 3, throttled: buffer(capacity=4)}
                broker: {backpressure: "%s"}
                services:
                  s: {subscribes: [e, f], service-time: "exponential(30ms)", lanes: {all: {capacity: 5, overflow: reject}}}
                """;
        Run none = run(city.formatted("none"));
        assertThat(none.throttledProducers()).isNull();
        assertThat(none.summary().policies())
                .noneMatch(policy -> policy.family().equals("backpressure"));
        for (String policy : new String[] {
            "credit(n=1)",
            "credit(n=4, refill=2, returns=settled, timeout=1s)",
            "watermark(high=4, low=1)",
            "quota(rate=1/s, samples=3)",
            "aimd(initial=2/s)",
            "adaptive-throttling(window=5s)"
        }) {
            Run run = run(city.formatted(policy));
            assertThat(run.summary().occurrencesHash())
                    .as(policy)
                    .isEqualTo(none.summary().occurrencesHash());
            assertThat(run.summary().services().get("s").all().offered())
                    .as(policy)
                    .isEqualTo(none.summary().services().get("s").all().offered());
            assertThat(run.summary().policies())
                    .as(policy)
                    .filteredOn(each -> each.family().equals("backpressure"))
                    .hasSize(2);
            var tally = run.summary().services().get("s").all();
            var producers = run.summary().producers();
            assertThat(tally.count(Fate.SUPPRESSED))
                    .isEqualTo(producers.get("p").suppressed());
            assertThat(tally.count(Fate.SOURCE_FULL))
                    .isEqualTo(producers.get("q").throttle().sourceFull());
        }
    }

    private static Run run(String city) {
        return CityPlanner.plan(Timeline.scenario(city), "plain", 0).finish();
    }
}
