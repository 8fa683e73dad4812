package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What services publish. */
class EffectTimelineTest {
    @Test
    void effectsFollowTheEndOfProcessingInTheZoneOfTheirCause() {
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        zones: [nord, sud]
                        events: {cause: {}, effect: {}}
                        producers: {p: {emits: cause, zones: [sud], arrivals: "at([0ms, 10ms])"}}
                        services:
                          first:
                            subscribes: [cause]
                            service-time: 20ms
                            emits: {effect: {count: 2, after: 5ms}}
                          second: {subscribes: [effect], service-time: 1ms}
                        """).shows("""
                        message event service occurred zone started ended
                        p.0 cause first 0 1 0 20
                        p.1 cause first 10 1 20 40
                        first.0 effect second 25 1 25 26
                        first.1 effect second 25 1 26 27
                        first.2 effect second 45 1 45 46
                        first.3 effect second 45 1 46 47""");
        long cause = timeline.rows().get(0).message().identity;
        assertThat(timeline.rows().get(2).message().cause).isEqualTo(cause);
        assertThat(timeline.rows().get(3).message().cause).isEqualTo(cause);
        assertThat(timeline.rows().get(3).message().identity)
                .isNotEqualTo(timeline.rows().get(2).message().identity);
    }

    @Test
    void aServiceTakesItsNextBeforeItsEffectsGoOut() {
        // b waits at 10 when a is done; the effect of a comes at 10 too and must queue behind b
        Timeline.of("""
                        duration: 1s
                        events: {a: {}, b: {}, effect: {}}
                        producers:
                          p: {emits: a, arrivals: "at([0ms])"}
                          q: {emits: b, arrivals: "at([5ms])"}
                        services:
                          s: {subscribes: [a, b, effect], service-time: 10ms, emits: {effect: {on: a}}}
                        """).shows("""
                        message event occurred started ended
                        p.0 a 0 0 10
                        q.0 b 5 10 20
                        s.0 effect 10 20 30""");
    }

    @Test
    void aFailedAttemptHasNoEffects() {
        Timeline.of("""
                        duration: 1s
                        events: {a: {}, effect: {}}
                        producers: {p: {emits: a, arrivals: "at([0ms])"}}
                        services:
                          s: {subscribes: [a], service-time: 10ms, failure: 100%, attempts: 3, emits: {effect: {on: a}}}
                        """).shows("""
                        message entered started ended attempts waited fate
                        p.0 0 20 30 3 0 dead-lettered""");
    }

    @Test
    void aServiceThatIsBlockedAtTheBrokerPublishesInOrder() {
        // 'slow' is busy with q until 10; hub publishes e1 at 1, which is held, and within that event e2, which must
        // wait
        // behind it
        Timeline.of("""
                        duration: 1s
                        events: {e0: {}, e1: {}, e2: {}, other: {}}
                        producers:
                          q: {emits: other, arrivals: "at([0ms])"}
                          p: {emits: e0, arrivals: "at([0ms])"}
                        services:
                          hub: {subscribes: [e0, e1], emits: {e1: {on: e0, after: 1ms}, e2: {on: e1}}}
                          slow:
                            subscribes: [other, e1, e2]
                            service-time: 10ms
                            lanes: {all: {capacity: 0, overflow: block}}
                        """).shows("""
                        message event service occurred arrived admitted entered started ended
                        q.0 other slow 0 0 0 0 0 10
                        p.0 e0 hub 0 0 0 0 0 0
                        hub.0 e1 hub 1 1 1 1 1 1
                        hub.0 e1 slow 1 1 1 10 10 20
                        hub.1 e2 slow 1 1 10 20 20 30""");
    }
}
