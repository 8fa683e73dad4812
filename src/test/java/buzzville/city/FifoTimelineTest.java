package buzzville.city;

import org.junit.jupiter.api.Test;

class FifoTimelineTest {
    @Test
    void oneWorkerServesInTheOrderOfArrival() {
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 10ms, 12ms, 50ms])"}}
                        services: {s: {subscribes: [e], service-time: 20ms}}
                        """).shows("""
                        message occurred entered started ended worker waited fate
                        p.0 0 0 0 20 0 0 delivered
                        p.1 10 10 20 40 0 10 delivered
                        p.2 12 12 40 60 0 28 delivered
                        p.3 50 50 60 80 0 10 delivered""");
    }
}
