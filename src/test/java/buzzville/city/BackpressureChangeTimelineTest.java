package buzzville.city;

import org.junit.jupiter.api.Test;

/** Producers are told otherwise to slow down in the middle of a run, worked out with pencil and paper. */
class BackpressureChangeTimelineTest {
    /** One message a second, 1 s to the broker and 1 s back, and a desk that needs no time to speak of. */
    private static final String FAR = """
            duration: 30s
            events: {task: {}}
            producers: {p: {emits: task, arrivals: "every(1s, phase=0s)", until: 8s, throttled: buffer(100)}}
            network: {to-broker: {latency: 1s}}
            broker: {%s}
            services: {desk: {subscribes: [task], service-time: 1ms}}
            incidents:
              decision: {at: %s, change: {broker: {backpressure: %s}}}
            """;

    @Test
    void aPolicyThatComesKnowsNothingOfWhatIsUnderWay() {
        // free until 3.5 s; then one credit that takes 2 s to come back: p.4 at 4 s (p.2 and p.3 are under way and do
        // not
        // count), p.5 at 6 s, p.6 at 8 s, p.7 at 10 s
        Timeline.of(FAR.formatted("", "3500ms", "credit(1)")).shows("""
                message occurred published ended
                p.0 0 0 1001
                p.1 1000 1000 2001
                p.2 2000 2000 3001
                p.3 3000 3000 4001
                p.4 4000 4000 5001
                p.5 5000 6000 7001
                p.6 6000 8000 9001
                p.7 7000 10000 11001""");
    }

    @Test
    void aPolicyThatGoesLetsEverythingGoAtOnceInOrder() {
        // one credit, 2 s each: p.0 at 0, p.1 at 2 s, p.2 at 4 s; at 4.5 s p.3 and p.4 wait
        Timeline.of(FAR.formatted("backpressure: credit(1)", "4500ms", "none")).shows("""
                message occurred published ended
                p.0 0 0 1001
                p.1 1000 2000 3001
                p.2 2000 4000 5001
                p.3 3000 4500 5501
                p.4 4000 4500 5502
                p.5 5000 5000 6001
                p.6 6000 6000 7001
                p.7 7000 7000 8001""");
    }

    @Test
    void moreCreditsAreThereAtOnceAndThoseUnderWayStillCount() {
        // one credit until 4.5 s, and p.2 is out until 6 s; a second and a third one let p.3 and p.4 go (both back at
        // 6.5 s);
        // p.5 goes at 6 s with the credit of p.2 (back at 8 s), p.6 and p.7 find credits
        Timeline.of(FAR.formatted("backpressure: credit(1)", "4500ms", "credit(3)"))
                .shows("""
                message occurred published ended
                p.0 0 0 1001
                p.1 1000 2000 3001
                p.2 2000 4000 5001
                p.3 3000 4500 5501
                p.4 4000 4500 5502
                p.5 5000 6000 7001
                p.6 6000 6500 7501
                p.7 7000 7000 8001""");
    }

    @Test
    void fewerCreditsHoldBackUntilEnoughAreBack() {
        // three credits, 2 s each: nobody waits. At 3.5 s p.2 and p.3 are out (back at 4 and 5 s) and there is one
        // credit: p.4 goes
        // at 5 s, p.5 at 7 s, p.6 at 9 s, p.7 at 11 s
        Timeline.of(FAR.formatted("backpressure: credit(3)", "3500ms", "credit(1)"))
                .shows("""
                message occurred published ended
                p.0 0 0 1001
                p.1 1000 1000 2001
                p.2 2000 2000 3001
                p.3 3000 3000 4001
                p.4 4000 5000 6001
                p.5 5000 7000 8001
                p.6 6000 9000 10001
                p.7 7000 11000 12001""");
    }

    @Test
    void anotherPolicyHearsNothingOfWhatTheFormerOneSaid() {
        // one credit, 2 s: p.0 at 0, p.1 at 2 s; at 2.5 s p.2 waits (it occurred at 2 s). From then on a rate of 0.5/s
        // that
        // begins with the sender's next message: p.2 at 2.5 s, p.3 at 4.5 s, p.4 at 6.5 s and so on
        Timeline.of(FAR.formatted(
                        "backpressure: credit(1)", "2500ms", "'aimd(initial=0.5/s, increase=0.1/s, max=0.5/s)'"))
                .shows("""
                        message occurred published ended
                        p.0 0 0 1001
                        p.1 1000 2000 3001
                        p.2 2000 2500 3501
                        p.3 3000 4500 5501
                        p.4 4000 6500 7501
                        p.5 5000 8500 9501
                        p.6 6000 10500 11501
                        p.7 7000 12500 13501""");
    }

    @Test
    void aWatermarkThatComesCountsWhoWaitsAlready() {
        // work takes 4 s: at 3.5 s p.1 to p.3 wait, three: everybody pauses. At 8 s p.2 begins and one is left: p.4 and
        // p.5 go, three
        // wait again. At 16 s p.4 begins and p.5 is left: p.6 and p.7 go
        Timeline.of("""
                        duration: 40s
                        events: {task: {}}
                        producers: {p: {emits: task, arrivals: "every(1s, phase=0s)", until: 8s, throttled: buffer(100)}}
                        services: {desk: {subscribes: [task], service-time: 4s}}
                        incidents: {decision: {at: 3500ms, change: {broker: {backpressure: "watermark(high=3, low=1)"}}}}
                        """).shows("""
                        message published ended
                        p.0 0 4000
                        p.1 1000 8000
                        p.2 2000 12000
                        p.3 3000 16000
                        p.4 8000 20000
                        p.5 8000 24000
                        p.6 16000 28000
                        p.7 16000 32000""");
    }
}
