package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.PolicyTally;
import org.junit.jupiter.api.Test;

/** Who may come in is decided otherwise in the middle of a run, worked out with pencil and paper. */
class AdmissionChangeTimelineTest {
    /** One message a second from 0 to 9 s, and a desk that needs no time to speak of. */
    private static final String EVERY_SECOND = """
            duration: 20s
            events: {task: {}}
            producers: {p: {emits: task, arrivals: "every(1s, phase=0s)", until: 10s}}
            services: {desk: {subscribes: [task], service-time: 1ms%s}}
            incidents: {decision: {at: %s, change: {services: {desk: {admission: %s}}}}}
            """;

    private static Timeline run(String before, String at, String after) {
        return Timeline.of(EVERY_SECOND.formatted(before.equals("null") ? "" : ", admission: " + before, at, after));
    }

    @Test
    void aPolicyThatComesStartsAfreshAtTheInstant() {
        // a bucket of one token, full at 2.5 s, one token more every 2 s: p.3 takes it; at 4 s there is half a token,
        // at 5 s
        // one; p.6 finds half a token, and so on
        run("null", "2500ms", "'token-bucket(rate=0.5/s, burst=1)'").shows("""
                message ended fate
                p.0 1 delivered
                p.1 1001 delivered
                p.2 2001 delivered
                p.3 3001 delivered
                p.4 4000 shed
                p.5 5001 delivered
                p.6 6000 shed
                p.7 7001 delivered
                p.8 8000 shed
                p.9 9001 delivered""");
    }

    @Test
    void otherParametersKeepTheTokensThatAreThere() {
        // 1 token every 4 s, burst 2: p.0 and p.1 take the two (0.25 came back by 1 s), at 2 s there are 0.5, at 3 s
        // 0.75.
        // From 3.5 s on (0.875 tokens) one every 2 s: at 4 s 1.125, p.4 passes, 0.125 left; 5 s 0.625; 6 s 1.125, p.6
        // passes, 0.125; and so on
        run("'token-bucket(rate=0.25/s, burst=2)'", "3500ms", "'token-bucket(rate=0.5/s, burst=2)'")
                .shows("""
                        message ended fate
                        p.0 1 delivered
                        p.1 1001 delivered
                        p.2 2000 shed
                        p.3 3000 shed
                        p.4 4001 delivered
                        p.5 5000 shed
                        p.6 6001 delivered
                        p.7 7000 shed
                        p.8 8001 delivered
                        p.9 9000 shed""");
    }

    @Test
    void whoeverWaitsForATokenWaitsAtTheNewRateFromThenOn() {
        // 1 token every 4 s: p.0 at once, p.1 for 4 s, p.2 for 8 s, p.3 for 12 s. At 3.5 s 0.875 have come back; at one
        // a second p.1
        // goes at 3.625 s, p.2 at 4.625 s, p.3 at 5.625 s, p.4 at 6.625 s (two wait when it comes) and so on, always
        // two before
        run(
                        "'token-bucket(rate=0.25/s, burst=1, excess=delay, queue=3)'",
                        "3500ms",
                        "'token-bucket(rate=1/s, burst=1, excess=delay, queue=3)'")
                .shows("""
                        message entered ended fate
                        p.0 0 1 delivered
                        p.1 3625 3626 delivered
                        p.2 4625 4626 delivered
                        p.3 5625 5626 delivered
                        p.4 6625 6626 delivered
                        p.5 7625 7626 delivered
                        p.6 8625 8626 delivered
                        p.7 9625 9626 delivered
                        p.8 10625 10626 delivered
                        p.9 11625 11626 delivered""");
    }

    @Test
    void aPolicyThatGoesReleasesWhomItHasPutOffInOrder() {
        // as above, but the bucket goes at 3.5 s: the three that wait begin one after the other, all others at once
        Timeline timeline = run("'token-bucket(rate=0.25/s, burst=1, excess=delay, queue=3)'", "3500ms", "null")
                .shows("""
                        message entered started ended
                        p.0 0 0 1
                        p.1 3500 3500 3501
                        p.2 3500 3501 3502
                        p.3 3500 3502 3503
                        p.4 4000 4000 4001
                        p.5 5000 5000 5001
                        p.6 6000 6000 6001
                        p.7 7000 7000 7001
                        p.8 8000 8000 8001
                        p.9 9000 9000 9001""");
        // they waited 2.5, 1.5 and 0.5 s for it
        PolicyTally bucket = timeline.summary().policies().get(0).tally();
        assertThat(bucket.blocked(2)).isEqualTo(3);
        assertThat(bucket.blockedFor(2).toDouble()).isEqualTo(4.5e9);
    }

    @Test
    void whoIsReleasedIsAskedByThoseWhoCameBehind() {
        // at 3.5 s the bucket that delays gives way to one that does not: it starts full with two tokens, one more
        // every 4 s; p.1
        // and p.2 take them, p.3 is shed; at 4 s there is 0.125, at 8 s 1.125 (p.8), at 9 s 0.375
        String change = "['criticality-shedding(thresholds={info: 5})', 'leaky-bucket(0.25/s, queue=1, excess=drop)']";
        run("'token-bucket(rate=0.25/s, burst=1, excess=delay, queue=3)'", "3500ms", change)
                .shows("""
                        message ended fate
                        p.0 1 delivered
                        p.1 3501 delivered
                        p.2 3502 delivered
                        p.3 3500 shed
                        p.4 4000 shed
                        p.5 5000 shed
                        p.6 6000 shed
                        p.7 7000 shed
                        p.8 8001 delivered
                        p.9 9000 shed""");
    }

    @Test
    void atTheDoorOfABrokerThatTakesNoTimeItIsTheSame() {
        // a bucket that delays, from 0.5 s on: its token goes to p.1; p.2 waits until 5 s and p.3 until 9 s, p.4 is one
        // too many.
        // At 4.5 s it goes: p.2 and p.3 are let in, and the desk needs a second for each
        Timeline.of("""
                        duration: 20s
                        events: {task: {}}
                        producers: {p: {emits: task, arrivals: "every(1s, phase=0s)", until: 7s}}
                        services: {desk: {subscribes: [task], service-time: 1s}}
                        incidents:
                          on: {at: 500ms, change: {broker: {admission: 'token-bucket(0.25/s, excess=delay, queue=2)'}}}
                          off: {at: 4500ms, change: {broker: {admission: null}}}
                        """).shows("""
                        message admitted started ended fate
                        p.0 0 0 1000 delivered
                        p.1 1000 1000 2000 delivered
                        p.2 4500 4500 5500 delivered
                        p.3 4500 5500 6500 delivered
                        p.4 4000 - 4000 shed
                        p.5 5000 6500 7500 delivered
                        p.6 6000 7500 8500 delivered""");
    }

    @Test
    void aLimitThatComesCountsThoseWhoComeThroughItAndKeepsItsLevelUnderOtherParameters() {
        // work takes 4 s; p.0 works and p.1, p.2 wait when the limit of 2 comes at 2.5 s: p.3 and p.4 are the two, p.5
        // and p.6 are
        // shed. From 6.5 s on it is 3 at least: p.7 is the third, p.8 shed; nobody who entered leaves before 16 s
        Timeline.of("""
                        duration: 30s
                        events: {task: {}}
                        producers: {p: {emits: task, arrivals: "every(1s, phase=0s)", until: 9s}}
                        services: {desk: {subscribes: [task], service-time: 4s}}
                        incidents:
                          on: {at: 2500ms, change: {services: {desk: {admission: 'aimd-limit(initial=2, min=2, max=5)'}}}}
                          more: {at: 6500ms, change: {services: {desk: {admission: 'aimd-limit(initial=4, min=3, max=5)'}}}}
                        """).shows("""
                        message ended fate
                        p.0 4000 delivered
                        p.1 8000 delivered
                        p.2 12000 delivered
                        p.3 16000 delivered
                        p.4 20000 delivered
                        p.5 5000 shed
                        p.6 6000 shed
                        p.7 24000 delivered
                        p.8 8000 shed""");
    }

    @Test
    void codelGoesOnWhereItWasWhenOnlyTheCapacityOfItsLaneChanges() {
        // target 1 s, interval 3 s, work 2 s: at 4 s p.2 has waited 2 s and p.3 waits behind it, so 3 s later waits
        // have been too
        // long; at 6 s p.3 passes, at 8 s p.4 is dropped and p.5 begins. The next drop is 3 s later: at 10 s p.6
        // passes, at 12 s
        // p.7 is dropped. The change at 5 s alters nothing of it
        String city = """
                duration: 20s
                events: {task: {}}
                producers: {p: {emits: task, arrivals: "every(1s, phase=0s)", until: 10s}}
                services: {desk: {subscribes: [task], service-time: 2s, admission: 'codel(target=1s, interval=3s)'}}
                """;
        String plain = Timeline.of(city).table("message started ended fate");
        String changed = Timeline.of(
                        city + "incidents: {c: {at: 5s, change: {services: {desk: {lanes: {all: {capacity: 90}}}}}}}\n")
                .table("message started ended fate");
        assertThat(plain).contains("p.4 - 8000 shed", "p.6 10000 12000 delivered", "p.7 - 12000 shed");
        assertThat(changed).isEqualTo(plain);
    }
}
