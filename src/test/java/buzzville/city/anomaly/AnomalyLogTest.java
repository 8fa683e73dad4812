package buzzville.city.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Timeline;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cities small enough for the blackboard, and the log that pencil and paper give for them. */
class AnomalyLogTest {
    /**
     * A message each 0.5 s, work of 100 ms, out of order from 5 s to 15 s. Those of 5, 5.5, ... 9.5 s fill the lane; those of
     * 10, 10.5, ... 14.5 s are lost. At 15 s the head leaves and the message of 15 s takes its place, until 15.1 s.
     */
    private static final String OUTAGE = """
            duration: 30s
            series: 1s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "every(500ms, phase=0s)"}}
            services:
              s: {subscribes: [e], service-time: 100ms, lanes: {all: {capacity: 10, overflow: drop-newest}}}
            incidents: {pause: {at: 5s, for: 10s, outage: {services: [s]}}}
            objectives: {kept: loss <= 10%}
            """;

    private static AnomalyLog log(String scenario) {
        return AnomalyLog.of(Timeline.of(scenario).run());
    }

    private static String line(Anomaly row) {
        return "%s-%s %s %s %s%s %d %s/%s %s"
                .formatted(
                        seconds(row.at()),
                        row.isOpen() ? "" : seconds(row.until()),
                        row.severity().label(),
                        row.kind().label(),
                        row.place(),
                        row.exact() ? "!" : "",
                        row.count(),
                        figure(row.peak()),
                        figure(row.limit()),
                        row.cause().origin().label());
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    }

    private static String figure(double figure) {
        return Double.isNaN(figure) ? "-" : BigDecimal.valueOf((long) figure).toPlainString();
    }

    private static Anomaly only(AnomalyLog log, AnomalyKind kind) {
        List<Anomaly> found =
                log.rows().stream().filter(row -> row.kind() == kind).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void anOutageLeavesTheRowsThatPencilAndPaperGive() {
        // waiting at the ends of seconds 5, 6, ... 9: 2, 4, 6, 8, 10; 10 until 15; at 16, 10 + 1 - 9 = 2.
        // nothing is delivered and somebody waits at both ends of each second from 6 to 15.
        // loss <= 10% of 60 allows 6: of the ten losses 4 before 12 s (over half), 6 before 13 s (over 75 %), 8 before
        // 14 s
        AnomalyLog log = log(OUTAGE);

        assertThat(log.rows().stream().map(AnomalyLogTest::line))
                .containsExactly(
                        "5-16 warning queue-growing s 1 10/0 down",
                        "6-15 critical stuck s 1 10/- down",
                        "9.5-15.1 warning lane-full s! 2 10/10 down",
                        "10-14.5 info messages-lost s! 10 -/- down",
                        "12- info objective-in-danger s 4 10/6 down",
                        "13- warning objective-in-danger s 6 10/6 down",
                        "14- critical objective-broken s 8 10/6 down");
        assertThat(log.size()).isEqualTo(7);
        assertThat(log.count(Severity.CRITICAL)).isEqualTo(2);
    }

    @Test
    void theCauseHasTheIncidentAndTheArithmetic() {
        Cause full = only(log(OUTAGE), AnomalyKind.LANE_FULL).cause();

        assertThat(full.incidents()).containsExactly("pause");
        // seconds 9 to 16: 14 messages come, 10 are lost, those of 15.1, 15.2, ... 15.9 s are delivered; the worker
        // works 0.95 s
        // of the last one and, as nobody waited before, nothing else
        assertThat(full.arrivals()).isEqualTo(14 / 7.0);
        assertThat(full.lost()).isEqualTo(10 / 7.0);
        assertThat(full.served()).isEqualTo(9 / 7.0);
    }

    @Test
    void moreThanCanBeServedIsOverload() {
        // 100 a second come, one worker serves 50: its first is done at 20 ms, its 499th at 9.98 s
        AnomalyLog log = log("""
                duration: 10s
                series: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "every(10ms, phase=0s)"}}
                services: {s: {subscribes: [e], service-time: 20ms}}
                """);

        assertThat(log.rows().stream().map(AnomalyLogTest::line))
                .containsExactly(
                        "0- info workers-saturated s 1 1/1 overload", "0- warning queue-growing s 1 500/0 overload");
        Cause cause = only(log, AnomalyKind.QUEUE_GROWING).cause();
        assertThat(cause.arrivals()).isEqualTo(100);
        assertThat(cause.served()).isEqualTo(49.9);
        assertThat(cause.utilization()).isEqualTo(1);
        assertThat(cause.incidents()).isEmpty();
    }

    @Test
    void producersAreBlockedBecauseOfTheLaneBehindTheBroker() {
        // one in work from 0 to 10 s; those of 1 and 2 s fill the lane; the one of 3 s is held back
        AnomalyLog log = log("""
                duration: 9s
                series: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "every(1s, phase=0s)"}}
                services: {s: {subscribes: [e], service-time: 10s, lanes: {all: {capacity: 2, overflow: block}}}}
                """);

        assertThat(line(only(log, AnomalyKind.LANE_FULL))).isEqualTo("2- warning lane-full s! 1 2/2 overload");
        Anomaly blocked = only(log, AnomalyKind.PRODUCERS_BLOCKED);
        assertThat(line(blocked)).isEqualTo("3- warning producers-blocked broker 1 1/- overload");
        assertThat(blocked.cause().place()).isEqualTo("s");
    }

    @Test
    void aBacklogThatNeverDrainsIsCriticalOnceItIsThereForAsLongAsTheIncidentWas() {
        // ten come and ten are served each second, so the 40 of the four seconds stay; 2 s + 4 s + 4 s = 10 s
        AnomalyLog log = log("""
                duration: 20s
                series: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "every(100ms, phase=0s)"}}
                services: {s: {subscribes: [e], service-time: 100ms}}
                incidents: {pause: {at: 2s, for: 4s, outage: {services: [s]}}}
                """);

        Anomaly left = only(log, AnomalyKind.NOT_DRAINED);
        assertThat(line(left)).isEqualTo("10- critical not-drained city 1 40/0 down");
        assertThat(left.subject().detail()).isEqualTo("pause");
        assertThat(left.cause().place()).isEqualTo("s");
        assertThat(left.cause().incidents()).isEmpty();
        assertThat(left.cause().after()).containsExactly("pause");
    }

    @Test
    void aPromiseThatAllowsNothingIsBrokenAtTheFirstDeadlineThatPasses() {
        // latencies 100, 190 and 280 ms: the one of 10 ms would have had to be done before 160 ms
        AnomalyLog log = log("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 10ms, 20ms])"}}
                services: {s: {subscribes: [e], service-time: 100ms}}
                objectives: {quick: max < 150ms}
                """);

        Anomaly broken = only(log, AnomalyKind.OBJECTIVE_BROKEN);
        assertThat(broken.at()).isEqualTo(159_999_999);
        assertThat(broken.exact()).isTrue();
        assertThat(broken.peak()).isEqualTo(2);
    }

    @Test
    void instancesThatSufferTheSameAreOneRow() {
        AnomalyLog log = log(OUTAGE.replace("{subscribes: [e],", "{subscribes: [e], instances: 3,"));

        Anomaly full = only(log, AnomalyKind.LANE_FULL);
        assertThat(full.place()).isEqualTo("s");
        assertThat(full.places()).isEqualTo(3);
        assertThat(full.count()).isEqualTo(6);
        assertThat(full.cause().arrivals()).isEqualTo(3 * 14 / 7.0);
    }

    @Test
    void aCityThatKeepsUpHasNothingToSay() {
        AnomalyLog log = log(OUTAGE.replaceAll("(?m)^incidents.*\\n", ""));

        assertThat(log.rows()).isEmpty();
        assertThat(log.size()).isZero();
    }

    @Test
    void whatIsLostWhileAMachineIsDarkIsLostBecauseTheBrokerIsDown() {
        AnomalyLog log = log("""
                duration: 30s
                series: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "every(500ms, phase=0s)"}}
                broker: {service-time: 10ms, journal: {}}
                services: {s: {subscribes: [e], service-time: 100ms}}
                incidents: {dark: {at: 5s, for: 10s, crash: {nodes: [0], of: host}}}
                """);

        Anomaly lost = only(log, AnomalyKind.MESSAGES_LOST);
        assertThat(lost.count()).isEqualTo(20); // 5, 5.5, ... 14.5 s
        assertThat(lost.cause().origin()).isEqualTo(Cause.Origin.DOWN);
    }
}
