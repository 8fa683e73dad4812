package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.PolicyTally.Deed;
import org.junit.jupiter.api.Test;

/** What the policies of lanes write into their books. */
class LaneBooksTimelineTest {
    private static String books(Timeline timeline) {
        StringBuilder text = new StringBuilder();
        for (PolicySummary policy : timeline.summary().policies()) {
            for (int priority = 0; priority < 4; priority++) {
                if (policy.tally().met(priority)) {
                    text.append(policy.place() + " " + policy.family() + " " + policy.name() + " " + priority + ":");
                    for (Deed deed : Deed.values()) {
                        long count = policy.tally().count(deed, priority);
                        text.append(count == 0 ? "" : " " + deed + " " + count);
                    }
                    long blocked = policy.tally().blocked(priority);
                    text.append(
                            blocked == 0
                                    ? ""
                                    : " blocked " + blocked + " for "
                                            + policy.tally().blockedFor(priority));
                    text.append('\n');
                }
            }
        }
        return text.toString();
    }

    @Test
    void aLaneWithoutBoundHasNothingToSay() {
        assertThat(Timeline.of("""
                                duration: 1s
                                events: {e: {}}
                                producers: {p: {emits: e, arrivals: "at([0ms, 1ms])"}}
                                services: {s: {subscribes: [e], service-time: 10ms}}
                                """).summary().policies()).isEmpty();
    }

    private static Timeline full(String overflow) {
        // the first is served at once, the second waits, the third and the fourth find the lane full
        return Timeline.of("""
                duration: 1s
                events: {e: {priority: high}}
                producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms, 4ms])"}}
                services: {s: {subscribes: [e], service-time: 10ms, lanes: {all: {capacity: 1, overflow: %s}}}}
                """.formatted(overflow));
    }

    @Test
    void whoIsTurnedAwayIsToldOrNot() {
        assertThat(books(full("reject"))).isEqualTo("s/all overflow reject 1: ADMITTED 2 REJECTED 2\n");
        assertThat(books(full("drop-newest"))).isEqualTo("s/all overflow drop-newest 1: ADMITTED 2 DROPPED 2\n");
        assertThat(books(full("drop-oldest"))).isEqualTo("s/all overflow drop-oldest 1: ADMITTED 2 DROPPED 2\n");
    }

    @Test
    void whoIsBlockedIsCountedWithTheTime() {
        // 2 goes in at 10 when 1 is served, 8 ms; 4 comes before the lane only then, and goes in at 20: 10 ms more,
        // since the
        // door lets one after the other stand there
        assertThat(books(full("block"))).isEqualTo("s/all overflow block 1: ADMITTED 4 blocked 2 for 18000000\n");
    }

    @Test
    void aVictimIsBookedWithThePolicyThatChoseIt() {
        // two may wait: n.1 and n.2 do; c.0 evicts n.2, the newest
        assertThat(books(Timeline.of("""
                                duration: 1s
                                events: {c: {priority: critical}, n: {priority: normal}}
                                producers:
                                  n: {emits: n, arrivals: "at([0ms, 1ms, 2ms])"}
                                  c: {emits: c, arrivals: "at([3ms])"}
                                services:
                                  s:
                                    subscribes: [c, n]
                                    service-time: 10ms
                                    shared-capacity: 2
                                    lanes: {critical: {overflow: push-out}, rest: {accepts: [high, normal, info]}}
                                """))).isEqualTo("""
                        s/critical overflow push-out 0: ADMITTED 1
                        s/critical overflow push-out 2: DROPPED 1
                        s/rest overflow drop-newest 2: ADMITTED 2
                        """);
    }

    @Test
    void whatGrowsTooOldIsCountedInItsLaneAndInAWorkersHands() {
        // prefetch 2: the second is in hand and would start at 20, after its deadline of 15; the third waits in the
        // lane to 17
        assertThat(books(Timeline.of("""
                                duration: 1s
                                events: {e: {ttl: 15ms}}
                                producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 2ms])"}}
                                services: {s: {subscribes: [e], service-time: 20ms, prefetch: 2}}
                                """))).isEqualTo("s expiry ttl 2: EXPIRED 2\n");
    }
}
