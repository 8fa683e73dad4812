package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a log deletes before somebody has read it. */
class RetentionTimelineTest {
    /** 1/s from 1 s on, 100 B each and 50 B beside, a segment for each entry; the panels are down from 60 s on. */
    private static final String PANELS = """
            duration: 10min
            events: {e: {size: 100B}}
            producers: {p: {emits: e, arrivals: "every(1s, phase=1s)"}}
            broker: {journal: {overhead: 50B, segment: 150B, %s}}
            services: {panels: {subscribes: [e], service-time: 10ms}}
            incidents: {down: {at: 60500ms, for: 3min, crash: {services: [panels]}}}
            """;

    private static StageSummary run(String journal) {
        return Timeline.of(PANELS.formatted(journal)).summary().services().get("panels");
    }

    /** Down from 60.5 to 240.5 s. Checked every 30 s: at 240 s those older than the retention are gone. */
    @ParameterizedTest
    @CsvSource({
        "retention: 10min, 0", // cannot bite
        "retention: 4min, 0", // at 240 s nothing is older
        "'retention: 2min, retention-check: 30s', 59", // at 240 s all before 120 s: those of 61 to 119 s
        "'retention: 2min, retention-check: 1min', 59",
        "'retention: 2min, retention-check: 100s', 19", // at 200 s: 61 to 79 s
        "'retention: 2min', 0" // every 5 min, when they have been read
    })
    void theTimeThatIsNotReadIsWhatIsLost(String journal, long lost) {
        StageSummary panels = run(journal);
        assertThat(panels.count(Fate.DROPPED_OLDEST)).isEqualTo(lost);
        assertThat(panels.all().lost()).isEqualTo(lost);
        assertThat(panels.all().told()).isZero();
        assertThat(panels.all().delivered()).isEqualTo(599 - lost);
    }

    /**
     * A log of 3000 B holds 20 segments of one message each. Removals of 50 B: three in a segment, or with a message none. At
     * 240 s, while nothing is read, the last 20 messages are there: those of 221 to 240 s minus those not yet appended.
     */
    @Test
    void theSizeThatIsKeptIsWhatIsNotLost() {
        // checks rank before arrivals: at 240 s the last is that of 239 s; 20 are kept, 220 to 239, and 61 to 219 lost
        StageSummary panels = run("retention-size: 3000B, retention-check: 240s");
        assertThat(panels.count(Fate.DROPPED_OLDEST)).isEqualTo(159);
    }

    @Test
    void onlyWholeSegmentsAreDeleted() {
        // a segment holds 10 messages where nothing is removed, from 61 s on: 61 to 70, and so on; at 240 s those whose
        // last
        // is older than 2 min are gone: up to that which ends at 110 s
        String scenario = PANELS.replace("150B", "1500B")
                .replace("at: 60500ms", "at: 500ms")
                .replace("3min", "5min");
        StageSummary panels = Timeline.of(scenario.formatted("retention: 2min, retention-check: 240s"))
                .summary()
                .services()
                .get("panels");
        // 1 to 10, ..., 111 to 120 (whose last is 120 s old, not older): 110 are lost
        assertThat(panels.count(Fate.DROPPED_OLDEST)).isEqualTo(110);
    }

    @Test
    void anAlertIsRecoveredOnRestartUnlessTheLogHasForgottenIt() {
        String alert = """
                duration: 10min
                events: {alert: {priority: critical}, tick: {}}
                producers:
                  a: {emits: alert, arrivals: "at([70s])"}
                  t: {emits: tick, arrivals: "every(1s, phase=1s)"}
                broker: {journal: {segment: 100B, %s}}
                services: {panels: {subscribes: [alert], service-time: 10ms}}
                incidents: {down: {at: 1min, for: 3min, outage: {services: [panels]}}}
                """;
        Timeline.of(alert.formatted("")).shows("message event ended fate\n" + ticks("a.0 alert 240010 delivered"));
        Timeline.of(alert.formatted("retention: 2min, retention-check: 30s"))
                .shows("message event ended fate\n" + ticks("a.0 alert 210000 dropped-oldest"));
    }

    /** Nobody wants ticks: they are unrouted, and stand in the log all the same. */
    private static String ticks(String alert) {
        StringBuilder rows = new StringBuilder();
        for (int second = 1; second < 600; second++) {
            if (second == 70) {
                rows.append(alert).append('\n');
            }
            rows.append("t.")
                    .append(second - 1)
                    .append(" tick ")
                    .append(second * 1000)
                    .append(" unrouted\n");
        }
        return rows.toString().strip();
    }

    @Test
    void aBrokerThatCannotDeleteAnythingHasNothingToDo() {
        long without = Timeline.of(PANELS.formatted("")).summary().kernelEvents();
        assertThat(Timeline.of(PANELS.formatted("retention: 10min")).summary().kernelEvents())
                .isEqualTo(without);
        assertThat(Timeline.of(PANELS.formatted("retention: 9min, retention-check: 1min"))
                        .summary()
                        .kernelEvents())
                .isEqualTo(without + 9);
    }
}
