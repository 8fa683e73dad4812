package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.ArrivalOrder;
import buzzville.metric.SourceTally;
import buzzville.metric.Span;
import org.junit.jupiter.api.Test;

/** Messages sent one by one, and the order in which they arrive. */
class ScriptTimelineTest {
    @Test
    void aScriptedMessageIsAtTheBrokerWhenItIsToldToWhateverTheNetworkDoes() {
        Timeline timeline = Timeline.of("""
                duration: 20s
                zones: [nord, sud]
                events: {accident: {}, light: {}}
                producers:
                  street: {emits: accident, zones: [sud], arrivals: never, witnesses: {sensor: 5s, call: 9s}}
                  lights: {emits: light, arrivals: "at([2s])"}
                  posts: {emits: light, count: 2, arrivals: never}
                network: {to-broker: {latency: 300ms, loss: 0%}}
                broker: {service-time: 100ms}
                services: {traffic: {subscribes: [accident, light], service-time: 1s}}
                incidents:
                  crash: {at: 1s, send: {from: sensor, event: accident, arrives: 2400ms}}
                  green: {at: 1500ms, send: {from: posts, event: light, zone: sud, arrives: 1500ms}}
                  silence: {at: 1s, for: 1s, outage: {network: to-broker}}
                """).shows("""
                message event zone occurred published arrived routed started ended
                sensor.0 accident 1 1000 1000 2400 2500 3600 4600
                posts.0 light 1 1500 1500 1500 1600 1600 2600
                lights.0 light 0 2000 2000 2300 2400 2600 3600""");
        SourceTally street = timeline.summary().producers().get("street");
        assertThat(street.occurrences()).isEqualTo(1);
        assertThat(street.witnesses().get("sensor").occurrences()).isEqualTo(1);
        assertThat(street.witnesses().get("call").occurrences()).isZero();
        assertThat(timeline.summary().producers().get("lights").occurrences()).isEqualTo(1);
        assertThat(timeline.summary().producers().get("posts").published()).isEqualTo(1);
    }

    @Test
    void whatAPlaceSendsItselfIsPublishedBesideTheReportsOfItsWitnesses() {
        // one happening, reported by both; one message of the sensor and one, in the warm-up, and two later, of the
        // place
        Timeline timeline = Timeline.of("""
                duration: 20s
                warmup: 1s
                events: {accident: {}}
                producers: {street: {emits: accident, arrivals: "at([5s])", witnesses: {sensor: 100ms, call: 9s}}}
                services: {police: {subscribes: [accident]}}
                incidents:
                  before: {at: 500ms, send: {from: street, event: accident, arrives: 2s}}
                  first: {at: 1s, send: {from: street, event: accident, arrives: 2s}}
                  second: {at: 3s, send: {from: street, event: accident, arrives: 3s}}
                  third: {at: 4s, send: {from: sensor, event: accident, arrives: 4s}}
                """);
        SourceTally street = timeline.summary().producers().get("street");
        assertThat(street.occurrences()).isEqualTo(4);
        assertThat(street.witnesses().get("sensor").published()).isEqualTo(2);
        assertThat(street.witnesses().get("call").published()).isEqualTo(1);
        assertThat(street.published()).isEqualTo(5);
        assertThat(street.published())
                .isEqualTo(timeline.summary().services().get("police").all().offered());

        SourceTally twice = new SourceTally(new Span(0, 10, 1));
        twice.add(street);
        twice.add(street);
        assertThat(twice.published()).isEqualTo(10);
    }

    /** Occurred at 1, 2, 3 and 4 s, arrived as 4, 2, 3, 1: five of six pairs inverted. */
    private static final String OVERTAKING = """
            duration: 20s
            events: {e: {}, f: {}}
            producers: {p: {emits: {mix: {e: 1, f: 1}}, arrivals: never}}
            services:
              traffic: {subscribes: [e, f], watch-order: true}
              other: {subscribes: [e, f]}
            incidents:
              a: {at: 1s, send: {from: p, event: e, arrives: 8s}}
              b: {at: 2s, send: {from: p, event: e, arrives: 6s}}
              c: {at: 3s, send: {from: p, event: f, arrives: 7s}}
              d: {at: 4s, send: {from: p, event: f, arrives: 5s}}
            """;

    @Test
    void inversionsAreCountedExactly() {
        Timeline timeline = Timeline.of(OVERTAKING + """
                objectives:
                  pairs: traffic inversions = 5
                  anywhere: inversions = 5
                  none: inversions = 0
                  light: e inversions = 1
                  other-light: f inversions = 1
                """);
        ArrivalOrder order = timeline.summary().services().get("traffic").order();
        assertThat(order.arrivals()).isEqualTo(4);
        assertThat(order.outOfOrder()).isEqualTo(3);
        assertThat(order.inversions()).isEqualTo(5);
        assertThat(order.maxDisplacement()).isEqualTo(3_000_000_000L);
        assertThat(timeline.summary().services().get("other").order()).isNull();
        timeline.summary()
                .objectives()
                .forEach((name, judgement) -> assertThat(judgement.verdict())
                        .as(name)
                        .isEqualTo(name.equals("none") ? Judgement.Verdict.FAIL : Judgement.Verdict.PASS));
    }

    @Test
    void onlyWhatIsMeasuredIsCompared() {
        // what occurred at 1 s is not measured, so 4, 2, 3 are left: two inversions
        Timeline timeline = Timeline.of("warmup: 1001ms\n" + OVERTAKING);
        ArrivalOrder order = timeline.summary().services().get("traffic").order();
        assertThat(order.arrivals()).isEqualTo(3);
        assertThat(order.inversions()).isEqualTo(2);
        assertThat(order.maxDisplacement()).isEqualTo(2_000_000_000L);
    }

    @Test
    void arrivalIsEnteringTheSubscriptionAndNotTheBeginningOfService() {
        // the urgent one is served first although it came last: no inversion; a full lane keeps it out: one
        String city = """
                duration: 20s
                events: {slow: {}, urgent: {priority: critical}}
                producers:
                  p: {emits: slow, arrivals: "at([0s, 1s])"}
                  q: {emits: urgent, arrivals: "at([2s])"}
                services:
                  desk:
                    subscribes: [slow, urgent]
                    service-time: 5s
                    watch-order: true
                    dispatch: strict-priority
                    lanes: {critical: {}, others: {accepts: [high, normal, info], capacity: %s, overflow: block}}
                """;
        Timeline roomy = Timeline.of(city.formatted("5"));
        assertThat(roomy.summary().services().get("desk").order().inversions()).isZero();
        Timeline full = Timeline.of(city.formatted("0")).shows("""
                message occurred entered started
                p.0 0 0 0
                p.1 1000 10000 10000
                q.0 2000 2000 5000""");
        assertThat(full.summary().services().get("desk").order().inversions()).isEqualTo(1);
    }

    @Test
    void instancesWatchForThemselvesAndAreAdded() {
        Timeline timeline = Timeline.of(OVERTAKING.replace("watch-order: true", "watch-order: true, instances: 2"));
        assertThat(timeline.summary().services().get("traffic").order().inversions())
                .isEqualTo(10);
        assertThat(timeline.summary().instances().get("traffic").get(1).order().inversions())
                .isEqualTo(5);
    }
}
