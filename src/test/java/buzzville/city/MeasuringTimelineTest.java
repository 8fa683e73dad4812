package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.Latency;
import org.junit.jupiter.api.Test;

/** What is counted, and over which interval. */
class MeasuringTimelineTest {
    /** One worker of 30 ms; five messages every 20 ms from 0 on: served from 0, 30, 60, 90, 120. */
    private static final String TEXT = """
            duration: 100ms
            warmup: 20ms
            %sevents: {e: {}}
            producers: {p: {emits: e, arrivals: "every(20ms, phase=0s)"}}
            services: {s: {subscribes: [e], service-time: 30ms}}
            """;

    @Test
    void aMessageIsMeasuredIfItOccurredInTheIntervalAndLevelsCoverExactlyIt() {
        // measured: 20, 40, 60, 80; done by 100 are those that started at 30 and 60; the others are in flight
        Timeline timeline = Timeline.of(TEXT.formatted("")).shows("""
                        message started ended fate
                        p.0 0 30 delivered
                        p.1 30 60 delivered
                        p.2 60 90 delivered
                        p.3 90 100 in-flight
                        p.4 - 100 in-flight""");
        StageSummary service = timeline.summary().services().get("s");
        assertThat(service.all().offered()).isEqualTo(4);
        assertThat(service.all().delivered()).isEqualTo(2);
        assertThat(service.all().inFlight()).isEqualTo(2);
        assertThat(service.all().latency(Latency.WAIT).mean()).isEqualTo((10 + 20) / 2.0 * 1e6);
        assertThat(service.utilization()).isEqualTo(1);
        // waiting in [20, 100): p.1 20-30, p.2 40-60, p.3 60-90, p.4 80-100
        assertThat(service.meanWaiting()).isEqualTo((10 + 20 + 30 + 20) / 80.0);
        assertThat(timeline.summary().occurrences()).isEqualTo(5);
    }

    @Test
    void drainFinishesTheWorkAndLevelsStillEndAtTheDuration() {
        Timeline timeline = Timeline.of(TEXT.formatted("drain: true\n")).shows("""
                        message started ended fate
                        p.0 0 30 delivered
                        p.1 30 60 delivered
                        p.2 60 90 delivered
                        p.3 90 120 delivered
                        p.4 120 150 delivered""");
        StageSummary service = timeline.summary().services().get("s");
        assertThat(service.all().delivered()).isEqualTo(4);
        assertThat(service.utilization()).isEqualTo(1);
        assertThat(service.meanWaiting()).isEqualTo((10 + 20 + 30 + 20) / 80.0);
    }

    @Test
    void aLanesShareOfTimeFull() {
        // two places: full over [2, 10) and again from 12 to 20
        Timeline timeline = Timeline.of("""
                duration: 100ms
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms, 12ms])"}}
                services: {s: {subscribes: [e], service-time: 10ms, lanes: {all: {capacity: 2}}}}
                """);
        LaneSummary lane = timeline.summary().services().get("s").lanes().get("all");
        assertThat(lane.shareOfTimeFull()).isEqualTo(0.16);
        assertThat(lane.maxLength()).isEqualTo(2);
        // 1 over [1,2), 2 over [2,10), 1 over [10,12), 2 over [12,20), 1 over [20,30)
        assertThat(lane.meanLength()).isEqualTo((1 + 16 + 2 + 16 + 10) / 100.0);
    }
}
