package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.Fate;
import org.junit.jupiter.api.Test;

/** A lane that blocks, but not for ever. */
class MaxWaitTimelineTest {
    private static final String BLOCK = "lanes: {all: {capacity: 0, overflow: block(max-wait=20ms)}}";

    private static final String ARRIVALS = "at([0ms, 10ms, 10ms, 20ms, 150ms, 235ms])";

    @Test
    void aMessageWaitsAtTheDoorNoLongerThanThat() {
        // The worker is busy to 100: p.1 waits from 10 to 30 and is refused. p.2 came with it and has waited behind it
        // for as
        // long, so it is refused at once; p.3 has 10 ms left. p.5 comes 15 ms before the worker is free again.
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "%s"}}
                services: {s: {subscribes: [e], service-time: 100ms, %s}}
                """.formatted(ARRIVALS, BLOCK)).shows("""
                        message occurred entered ended fate
                        p.0 0 0 100 delivered
                        p.1 10 - 30 rejected
                        p.2 10 - 30 rejected
                        p.3 20 - 40 rejected
                        p.4 150 150 250 delivered
                        p.5 235 250 350 delivered""");
        // blocked from 10 to 40 and from 235 to 250
        assertThat(timeline.run().blockedProducers().area().toDouble()).isEqualTo(45e6);
    }

    @Test
    void theSameBeforeAPartitionOfTheBroker() {
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "%s"}}
                broker: {service-time: 100ms, %s}
                services: {s: {subscribes: [e]}}
                """.formatted(ARRIVALS, BLOCK)).shows("""
                        message occurred ended fate
                        p.0 0 100 delivered
                        p.1 10 30 rejected
                        p.2 10 30 rejected
                        p.3 20 40 rejected
                        p.4 150 250 delivered
                        p.5 235 350 delivered""");
        assertThat(timeline.summary().broker().all().count(Fate.REJECTED)).isEqualTo(3);
    }

    @Test
    void aBrokerThreadThatIsHeldUpWaitsFromThen() {
        // p.1 is through the broker at 11 and stands before the service from then on, until 31; p.2 begins at 31
        Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 10ms, 10ms])"}}
                broker: {service-time: 1ms}
                services: {s: {subscribes: [e], service-time: 100ms, %s}}
                """.formatted(BLOCK)).shows("""
                        message brokered offered ended fate
                        p.0 0 1 101 delivered
                        p.1 10 11 31 rejected
                        p.2 31 32 52 rejected""");
    }
}
