package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.metric.Fate;
import org.junit.jupiter.api.Test;

/** Decisions in the middle of a run, worked out with pencil and paper. */
class ChangeTimelineTest {
    /** One message a second from 0 on, ten of them, and two seconds of work for each. */
    private static final String EVERY_SECOND = """
            duration: 20s
            events: {task: {}}
            producers: {p: {emits: task, arrivals: "every(1s, phase=0s)", until: 10s}}
            services: {desk: {subscribes: [task], service-time: 2s, workers: %d}}
            incidents: {decision: {at: %s, change: {services: {desk: %s}}}}
            """;

    @Test
    void aSecondWorkerStartsAtTheInstantAndTheTwoWorkInTurnsFromThenOn() {
        // one worker until 6 s: p.0 to p.2 end at 2, 4 and 6 s; at 6 s the first takes p.3, then the newcomer p.4; then
        // two
        // every 2 s: p.5 and p.6 at 8 s, p.7 and p.8 at 10 s, p.9 at 12 s
        Timeline timeline =
                Timeline.of(EVERY_SECOND.formatted(1, "6s", "{workers: 2}")).shows("""
                        message started worker ended
                        p.0 0 0 2000
                        p.1 2000 0 4000
                        p.2 4000 0 6000
                        p.3 6000 0 8000
                        p.4 6000 1 8000
                        p.5 8000 0 10000
                        p.6 8000 1 10000
                        p.7 10000 0 12000
                        p.8 10000 1 12000
                        p.9 12000 0 14000""");
        // busy: 14 s of the first and 6 s of the second; there are 1 worker for 6 s and 2 for 14 s: 20 / 34
        StageSummary desk = timeline.summary().services().get("desk");
        assertThat(desk.utilization()).isCloseTo(20 / 34.0, within(1e-12));
        ScalingSummary workers = timeline.summary().scaling().get("desk");
        assertThat(workers.min()).isEqualTo(1);
        assertThat(workers.max()).isEqualTo(2);
        assertThat(workers.workerHours()).isCloseTo(34 / 3600.0, within(1e-12));
    }

    @Test
    void theHighestWorkerFinishesWhatItHasAndIsSentNothingMore() {
        // two workers: p.0 0-2, p.1 1-3, p.2 2-4, p.3 3-5; at 4.5 s the one that has p.3 (worker 1) retires, p.4 began
        // at 4 s
        Timeline.of(EVERY_SECOND.formatted(2, "4500ms", "{workers: 1}")).shows("""
                message started worker ended
                p.0 0 0 2000
                p.1 1000 1 3000
                p.2 2000 0 4000
                p.3 3000 1 5000
                p.4 4000 0 6000
                p.5 6000 0 8000
                p.6 8000 0 10000
                p.7 10000 0 12000
                p.8 12000 0 14000
                p.9 14000 0 16000""");
    }

    @Test
    void workThatBeginsAtTheInstantTakesTheNewTimeAndWorkUnderWayTheOld() {
        // p.2 begins at 4 s and ends at 6 s; from then on half a second each: p.3 to p.6 until 8 s, p.7 to p.9 at once
        Timeline.of(EVERY_SECOND.formatted(1, "5s", "{service-time: 500ms}")).shows("""
                message started ended
                p.0 0 2000
                p.1 2000 4000
                p.2 4000 6000
                p.3 6000 6500
                p.4 6500 7000
                p.5 7000 7500
                p.6 7500 8000
                p.7 8000 8500
                p.8 8500 9000
                p.9 9000 9500""");
    }

    @Test
    void aCapacityBelowWhatWaitsTurnsNobodyOutAndLetsNobodyInUntilThereIsRoom() {
        // waiting after 4 s: p.3, p.4 (p.2 works); at 4.5 s the capacity is 1. p.5 finds two waiting, p.6 (6 s, when
        // p.3 begins)
        // finds p.4; p.7 too; at 8 s p.4 begins, so p.8 finds room; p.9 finds p.8
        Timeline.of(EVERY_SECOND.formatted(1, "4500ms", "{lanes: {all: {capacity: 1}}}"))
                .shows("""
                        message started ended fate
                        p.0 0 2000 delivered
                        p.1 2000 4000 delivered
                        p.2 4000 6000 delivered
                        p.3 6000 8000 delivered
                        p.4 8000 10000 delivered
                        p.5 - 5000 dropped-newest
                        p.6 - 6000 dropped-newest
                        p.7 - 7000 dropped-newest
                        p.8 10000 12000 delivered
                        p.9 - 9000 dropped-newest""");
    }

    /** All wait behind the first, which takes 100 ms. */
    private static final String WAITING = """
            duration: 10s
            events: {c: {priority: critical}, n: {priority: normal}}
            producers:
              n: {emits: n, arrivals: "at([0ms, 10ms, 40ms, 150ms])"}
              c: {emits: c, arrivals: "at([20ms, 50ms, 160ms])"}
            services: {s: {subscribes: [c, n], service-time: 100ms%s}}
            incidents: {decision: {at: %s, change: {services: {s: %s}}}}
            """;

    @Test
    void whatWaitsIsSpreadOverTheNewLanesAndTheNewPolicyChooses() {
        // fifo would be n.1 c.0 n.2 c.1; two lanes by priority at 60 ms: c.0 at 100, c.1 at 200, c.2 at 300, then the
        // others
        Timeline timeline = Timeline.of(WAITING.formatted(
                "",
                "60ms",
                "{lanes: {critical: {}, rest: {accepts: [high, normal, info]}}, dispatch: strict-priority}"));
        timeline.shows("""
                message started
                n.0 0
                n.1 400
                c.0 100
                n.2 500
                c.1 200
                n.3 600
                c.2 300""");
        StageSummary s = timeline.summary().services().get("s");
        assertThat(s.lanes().keySet()).containsExactly("all", "critical", "rest");
        // all, until 60 ms: n.1 waits 50, c.0 40, n.2 20, c.1 10 ms
        assertThat(s.lanes().get("all").meanLength()).isCloseTo(120 / 10_000.0, within(1e-12));
        // critical: c.0 40, c.1 140, c.2 140 ms; rest: n.1 340, n.2 440, n.3 450 ms
        assertThat(s.lanes().get("critical").meanLength()).isCloseTo(320 / 10_000.0, within(1e-12));
        assertThat(s.lanes().get("rest").meanLength()).isCloseTo(1230 / 10_000.0, within(1e-12));
        assertThat(s.meanWaiting()).isCloseTo(1670 / 10_000.0, within(1e-12));
        assertThat(s.maxWaiting()).isEqualTo(5); // 160 to 200 ms: n.1 n.2 c.1 n.3 c.2
    }

    @Test
    void lanesThatBecomeOneKeepTheOrderOfArrival() {
        Timeline.of(WAITING.formatted(
                        ", lanes: {critical: {}, rest: {accepts: [high, normal, info]}}, dispatch: strict-priority",
                        "60ms",
                        "{lanes: {critical: null, rest: null, all: {}}, dispatch: null}"))
                .shows("""
                        message started
                        n.0 0
                        n.1 100
                        c.0 200
                        n.2 300
                        c.1 400
                        n.3 500
                        c.2 600""");
    }

    @Test
    void anotherOverflowPolicyDecidesAboutTheNextNewcomer() {
        // one place: n.1 waits from 10 ms; c.0 is dropped at 20 ms; from 30 ms the oldest goes: n.2 for n.1, c.1 for
        // n.2
        Timeline timeline = Timeline.of(WAITING.formatted(
                ", lanes: {all: {capacity: 1}}", "30ms", "{lanes: {all: {capacity: 1, overflow: drop-oldest}}}"));
        timeline.shows("""
                message started ended fate
                n.0 0 100 delivered
                n.1 - 40 dropped-oldest
                c.0 - 20 dropped-newest
                n.2 - 50 dropped-oldest
                c.1 100 200 delivered
                n.3 - 160 dropped-oldest
                c.2 200 300 delivered""");
        assertThat(timeline.summary().policies().stream()
                        .filter(policy -> policy.family().equals("overflow"))
                        .map(PolicySummary::name))
                .containsExactly("drop-newest", "drop-oldest");
    }

    @Test
    void whoIsHeldBackIsLetInWhenThereIsRoomAndStaysOutsideWhileThereIsNone() {
        // one place that blocks: a waits, b, c and d stand outside; at 60 ms there are two places more, so b and c come
        // in; d stays
        // outside, whatever the new policy, until a begins at 100 ms; e and f find the lane full
        Timeline.of("""
                        duration: 10s
                        events: {n: {}}
                        producers:
                          n: {emits: n, arrivals: "at([0ms])"}
                          a: {emits: n, arrivals: "at([10ms])"}
                          b: {emits: n, arrivals: "at([20ms])"}
                          c: {emits: n, arrivals: "at([40ms])"}
                          d: {emits: n, arrivals: "at([50ms])"}
                          e: {emits: n, arrivals: "at([150ms])"}
                          f: {emits: n, arrivals: "at([160ms])"}
                        services: {s: {subscribes: [n], service-time: 100ms, lanes: {all: {capacity: 1, overflow: block}}}}
                        incidents:
                          decision: {at: 60ms, change: {services: {s: {lanes: {all: {capacity: 3, overflow: reject}}}}}}
                        """).shows("""
                        message offered entered started ended fate
                        n.0 0 0 0 100 delivered
                        a.0 10 10 100 200 delivered
                        b.0 20 60 200 300 delivered
                        c.0 40 60 300 400 delivered
                        d.0 50 100 400 500 delivered
                        e.0 150 - - 150 rejected
                        f.0 160 - - 160 rejected""");
    }

    @Test
    void aTimeToLiveHoldsForThoseWhoEnterFromThenOn() {
        // n.1, c.0, n.2 and c.1 are there by 60 ms and may stay; n.3 and c.2 enter at 150 and 160 ms and live 100 ms
        Timeline.of(WAITING.formatted("", "60ms", "{lanes: {all: {ttl: 100ms}}}"))
                .shows("""
                        message started ended fate
                        n.0 0 100 delivered
                        n.1 100 200 delivered
                        c.0 200 300 delivered
                        n.2 300 400 delivered
                        c.1 400 500 delivered
                        n.3 - 250 expired
                        c.2 - 260 expired""");
    }

    @Test
    void theExpiredLeaveAtOnceWhenTheyNoLongerStayUntilTheirTurn() {
        // 30 ms to live from entering, looked at when their turn comes; at 80 ms they leave at their deadline: those of
        // 40, 50 and
        // 70 ms at once, that of c.1 at 80 ms with them; n.3 and c.2 at theirs
        Timeline.of(WAITING.formatted(
                        ", expiry: at-dispatch, lanes: {all: {ttl: 30ms}}", "80ms", "{expiry: at-deadline}"))
                .shows("""
                        message started ended fate
                        n.0 0 100 delivered
                        n.1 - 80 expired
                        c.0 - 80 expired
                        n.2 - 80 expired
                        c.1 - 80 expired
                        n.3 150 250 delivered
                        c.2 - 190 expired""");
    }

    @Test
    void aRateComesGoesAndChanges() {
        // free until 1 s; then 2/s: the gate is open, so p.1 at once, p.2 at 1.5 s, p.3 at 2 s; at 2.2 s 10/s, but the
        // gap that
        // has begun lasts until 2.5 s: p.4; p.5 at 2.6; at 2.65 s no rate: the others at once
        Timeline.of("""
                        duration: 10s
                        events: {sms: {}}
                        producers: {p: {emits: sms, arrivals: "at([0s, 1s, 1s, 1s, 1s, 1s, 1s, 1s])"}}
                        services: {gateway: {subscribes: [sms], workers: unlimited, service-time: 1s}}
                        incidents:
                          slower: {at: 500ms, change: {services: {gateway: {rate: 2/s}}}}
                          faster: {at: 2200ms, change: {services: {gateway: {rate: 10/s}}}}
                          free: {at: 2650ms, change: {services: {gateway: {rate: null}}}}
                        """).shows("""
                        message dispatched
                        p.0 0
                        p.1 1000
                        p.2 1500
                        p.3 2000
                        p.4 2500
                        p.5 2600
                        p.6 2650
                        p.7 2650""");
    }

    @Test
    void aSmallerPrefetchTakesNothingBackAndAGreaterOneSendsAtOnce() {
        // prefetch 3: the worker has p.0, p.1, p.2. At 500 ms prefetch 1: nothing more until all but none are done, so
        // p.3 is
        // sent when p.2 ends at 3 s. At 3.5 s prefetch 2: p.4 is sent at once
        Timeline.of("""
                        duration: 10s
                        events: {task: {}}
                        producers: {p: {emits: task, arrivals: "at([0s, 0s, 0s, 0s, 0s])"}}
                        services: {desk: {subscribes: [task], service-time: 1s, prefetch: 3}}
                        incidents:
                          fewer: {at: 500ms, change: {services: {desk: {prefetch: 1}}}}
                          more: {at: 3500ms, change: {services: {desk: {prefetch: 2}}}}
                        """).shows("""
                        message dispatched started
                        p.0 0 0
                        p.1 0 1000
                        p.2 0 2000
                        p.3 3000 3000
                        p.4 3500 4000""");
    }

    @Test
    void whatIsSentFromThenOnTakesTheNewWay() {
        // 100 ms to the broker, from 1.5 s on 300 ms; what is under way arrives as it was sent
        Timeline.of("""
                        duration: 10s
                        events: {task: {}}
                        network: {to-broker: 100ms}
                        producers: {p: {emits: task, arrivals: "at([1s, 1450ms, 1500ms, 2s])"}}
                        services: {desk: {subscribes: [task]}}
                        incidents: {decision: {at: 1500ms, change: {network: {to-broker: 300ms}}}}
                        """).shows("""
                        message arrived
                        p.0 1100
                        p.1 1550
                        p.2 1800
                        p.3 2300""");
    }

    @Test
    void attemptsThatEndFromThenOnFailAsOftenAsIsSaidAndMayBeMoreOrFewer() {
        // sure to fail from 1.5 s on, three attempts each
        Timeline.of("""
                        duration: 10s
                        events: {task: {}}
                        producers: {p: {emits: task, arrivals: "at([0s, 1s, 5s])"}}
                        services: {desk: {subscribes: [task], service-time: 1s}}
                        incidents: {ill: {at: 1500ms, change: {services: {desk: {failure: 100%, attempts: 3}}}}}
                        """).shows("""
                        message attempts ended fate
                        p.0 1 1000 delivered
                        p.1 3 4000 dead-lettered
                        p.2 3 8000 dead-lettered""");
    }

    @Test
    void theBrokersThreadsLanesAndTimesChangeToo() {
        // one thread of 1 s; at 2.5 s two threads of 500 ms: p.2 (begun at 2 s) ends at 3 s, p.3 begins at once
        Timeline.of("""
                        duration: 10s
                        events: {task: {}}
                        producers: {p: {emits: task, arrivals: "at([0s, 0s, 0s, 0s, 0s, 0s])"}}
                        broker: {service-time: 1s}
                        services: {desk: {subscribes: [task]}}
                        incidents: {decision: {at: 2500ms, change: {broker: {threads: 2, service-time: 500ms}}}}
                        """).shows("""
                        message brokered routed
                        p.0 0 1000
                        p.1 1000 2000
                        p.2 2000 3000
                        p.3 2500 3000
                        p.4 3000 3500
                        p.5 3000 3500""");
    }

    @Test
    void anObjectiveAndAnIncidentMayComeWithIt() {
        // the outage that was planned for 3 s does not happen, and there is one at 5 s instead
        Timeline timeline = Timeline.of("""
                duration: 10s
                events: {task: {}}
                producers: {p: {emits: task, arrivals: "at([3s, 5s])"}}
                services: {desk: {subscribes: [task], service-time: 1s}}
                incidents:
                  away: {at: 3s, for: 1s, outage: {services: [desk]}}
                  decision:
                    at: 2s
                    change:
                      incidents: {away: null, later: {at: 5s, for: 2s, outage: {services: [desk]}}}
                      objectives: {kept: during decision max < 4s}
                """);
        timeline.shows("""
                message started ended
                p.0 3000 4000
                p.1 7000 8000""");
        assertThat(timeline.summary().incidents().keySet()).containsExactly("decision", "later");
        assertThat(timeline.summary().objectives().get("kept").verdict()).isEqualTo(Judgement.Verdict.PASS);
    }

    @Test
    void aChangeThatSaysNothingIsNoEvent() {
        String text = EVERY_SECOND.formatted(1, "6s", "{workers: 1}");
        String plain = text.replaceAll("incidents:.*\n", "");
        assertThat(Timeline.of(text).summary().fingerprint())
                .isEqualTo(Timeline.of(plain).summary().fingerprint());
        assertThat(Timeline.of(text.replace("{services: {desk: {workers: 1}}}", "{}"))
                        .summary()
                        .fingerprint())
                .isEqualTo(Timeline.of(plain).summary().fingerprint());
        assertThat(Timeline.of(plain).summary().services().get("desk").count(Fate.DELIVERED))
                .isEqualTo(9); // the tenth would end at 20 s
    }
}
