package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import buzzville.broker.order.CommitWait;
import buzzville.broker.order.Timepieces;
import buzzville.clock.Oscillator;
import buzzville.clock.PhysicalClock;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Books;
import buzzville.message.EventKind;
import buzzville.message.KeyRule;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.message.Priority;
import buzzville.message.Publisher;
import buzzville.metric.CommitTally;
import buzzville.metric.Latency;
import buzzville.metric.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Timestamps that are past before anybody may see what has them. */
class CommitWaitTest {
    @Test
    void whoeverWaitsPublishesWhenTheTimestampIsPastForCertain() {
        // 5 ms of bound: the timestamp of 0 is 5 ms, which is past for certain 1 ns after 10 ms. q does not wait
        Timeline timeline = Timeline.of("""
                duration: 1s
                clocks: {profile: perfect, bound: 5ms, commit-wait: [p, s]}
                events: {e: {}, f: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 2ms])"}, q: {emits: e, arrivals: "at([1ms])"}}
                services:
                  s: {subscribes: [e], service-time: 1ms, emits: {f: {probability: 100%}}}
                  t: {subscribes: [f]}
                """).shows("""
                message service occurred published started ended
                p.0 s 0 10.000001 10.000001 11.000001
                q.0 s 1 1 1 2
                s.0 t 2 12.000001 12.000001 12.000001
                p.1 s 2 12.000001 12.000001 13.000001
                s.1 t 11.000001 21.000002 21.000002 21.000002
                s.2 t 13.000001 23.000002 23.000002 23.000002""");
        RunSummary summary = timeline.summary();
        assertThat(summary.producers().get("p").commits().waits().count()).isEqualTo(2);
        assertThat(summary.producers().get("p").commits().waits().max()).isEqualTo(10_000_001);
        assertThat(summary.producers().get("q").commits()).isNull();
        assertThat(summary.services().get("s").commits().waits().count()).isEqualTo(3);
        assertThat(summary.services().get("t").commits()).isNull();
        // the wait is blocked time, and the end-to-end latency has it
        assertThat(summary.services().get("s").all().latency(Latency.BLOCKED).max())
                .isEqualTo(10_000_001);
        assertThat(summary.services().get("s").all().latency(Latency.END_TO_END).max())
                .isEqualTo(11_000_001);
    }

    @Test
    void whatOccursAtOneInstantHasTimestampsOfItsOwnAndLeavesInTheirOrder() {
        // timestamps 5 ms and 5 ms + 1 ns
        Timeline.of("""
                duration: 1s
                clocks: {profile: perfect, bound: 5ms, commit-wait: [p]}
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 0ms])"}}
                services: {s: {subscribes: [e]}}
                """).shows("""
                message occurred published
                p.0 0 10.000001
                p.1 0 10.000002""");
    }

    @Test
    void whatAnIncidentSendsWaitsTooAndIsAtTheBrokerWhenItSaysOrWhenItLeavesIfThatIsLater() {
        Timeline timeline = Timeline.of("""
                duration: 1s
                clocks: {profile: perfect, bound: 5ms, commit-wait: [p]}
                events: {e: {}}
                producers: {p: {emits: e, arrivals: never}, q: {emits: e, arrivals: never}}
                services: {s: {subscribes: [e]}}
                incidents:
                  soon: {at: 10ms, send: {from: p, event: e, arrives: 15ms}}
                  later: {at: 30ms, send: {from: p, event: e, arrives: 50ms}}
                  other: {at: 60ms, send: {from: q, event: e, arrives: 61ms}}
                """).shows("""
                message occurred published offered
                p.0 10 20.000001 20.000001
                p.0 30 40.000001 50
                q.0 60 60 61""");
        assertThat(timeline.summary().producers().get("p").commits().waits().count())
                .isEqualTo(2);
    }

    @Test
    void whatStillWaitsAtTheEndIsInFlight() {
        Timeline.of("""
                duration: 1s
                clocks: {profile: perfect, bound: 300ms, commit-wait: [p]}
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 500ms])"}}
                services: {s: {subscribes: [e]}}
                """).shows("""
                message occurred published fate
                p.0 0 600.000001 delivered
                p.1 500 - in-flight""");
    }

    private record Committed(long began, long timestamp, long visible) {}

    /** Random processes with clocks of their own that publish now and then, and what their timestamps were. */
    private static List<Committed> commits(long seed, boolean waits) {
        Random random = new Random(seed);
        Map<String, PhysicalClock> clocks = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            long bound = random.nextInt(20_000_000);
            long offset = bound == 0 ? 0 : random.nextLong(-bound, bound + 1);
            double drift = random.nextInt(-400, 401);
            long resolution = random.nextInt(4) == 0 ? 1_000_000 : 1;
            clocks.put(
                    "p" + i,
                    new PhysicalClock(
                            new Oscillator(offset, drift, 0, resolution, bound), () -> 0, null, List.of(), 0));
        }
        Simulation simulation = new Simulation();
        Timepieces timepieces = new Timepieces() {
            @Override
            public long read(String process, long now) {
                return clocks.get(process).read(now);
            }

            @Override
            public long bound(String process, long now) {
                return clocks.get(process).bound(now);
            }
        };
        Map<Message, Committed> all = new HashMap<>();
        Publisher end = new Publisher() {
            @Override
            public void happened(Message message) {}

            @Override
            public void send(Message message, long now) {}

            @Override
            public void carry(Message message, long now, long arrival) {}
        };
        Books<CommitTally> books = new Books<>(new CommitTally(new Span(0, Long.MAX_VALUE / 4, Long.MAX_VALUE / 4)));
        CommitWait wait =
                new CommitWait(end, simulation, timepieces, any -> books, (origin, instance) -> origin.name());
        wait.watch(new CommitWait.Watcher() {
            @Override
            public void began(Message message, long timestamp, long now) {
                all.put(message, new Committed(now, timestamp, waits ? -1 : now));
            }

            @Override
            public void visible(Message message, long timestamp, long now) {
                all.computeIfPresent(
                        message,
                        (any, known) -> new Committed(known.began(), timestamp, waits ? now : known.visible()));
            }
        });
        EventKind kind = new EventKind(0, "e", Priority.NORMAL, KeyRule.INSTANCE, null, 1);
        for (int i = 0; i < 60; i++) {
            record Named(String name) implements Origin {}
            Origin origin = new Named("p" + random.nextInt(4));
            long ordinal = i;
            simulation
                    .eventType(
                            "happens",
                            Rank.ARRIVAL,
                            (now, any) -> wait.send(new Message(ordinal, kind, origin, 0, ordinal, -1, 0, now), now))
                    .at(random.nextInt(500_000_000), 0);
        }
        simulation.runUntil(2_000_000_000L);
        assertThat(wait.waiting()).isZero();
        return new ArrayList<>(all.values());
    }

    @Test
    void aTimestampIsGreaterThanAllThatWereVisibleBeforeItBegan() {
        int without = 0;
        for (long seed = 0; seed < 500; seed++) {
            if (inversion(commits(seed, true)) != null) {
                fail("seed " + seed + ": " + inversion(commits(seed, true)));
            }
            without += inversion(commits(seed, false)) == null ? 0 : 1;
        }
        assertThat(without)
                .isGreaterThan(400); // who may be seen at once has a greater timestamp than some who come later
    }

    private static @Nullable String inversion(List<Committed> all) {
        for (Committed one : all) {
            for (Committed other : all) {
                if (one.visible() < other.began() && one.timestamp() >= other.timestamp()) {
                    return one + " before " + other;
                }
            }
        }
        return null;
    }
}
