package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.Fate;
import buzzville.metric.RepeatTally.Count;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service has processed and not committed is delivered again when it crashes. */
class CommitTimelineTest {
    /**
     * 10/s from 0.1 s on, 20 ms each: message k occurs at k x 100 ms and is done 20 ms later. The crash at 8.05 s is 3.05 s after
     * the commit at 5 s; down for 1 s.
     */
    private static final String TEN_A_SECOND = """
            duration: 20s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "every(100ms, phase=100ms)"}}
            broker: {%s}
            services: {s: {subscribes: [e], service-time: 20ms, %s}}
            incidents: {down: {at: %s, for: 1s, crash: {services: [s]}}}
            """;

    private static Timeline run(String broker, String service, String crash) {
        return Timeline.of(TEN_A_SECOND.formatted(broker, service, crash));
    }

    private static long of(Timeline timeline, Count what) {
        return timeline.summary().services().get("s").repeats().of(what);
    }

    private static long duplicated(Timeline timeline) {
        return timeline.summary().services().get("s").all().duplicated();
    }

    private static long lost(Timeline timeline) {
        return timeline.summary().services().get("s").all().lost();
    }

    private static long delivered(Timeline timeline) {
        return timeline.summary().services().get("s").all().delivered();
    }

    /**
     * Messages done at 0.12, ..., 4.92 are 1 to 49; that of 5.0 is done at 5.02, after the commit. Done and not committed at 8.05
     * are those of 5.0 to 8.0: 31.
     */
    @ParameterizedTest
    @CsvSource({"'', 8.05s, 31", "'journal: {}', 8.05s, 31", "'journal: {}', 7.95s, 30", "'', 5.01s, 0", "'', 5.03s, 1"
    })
    void aCommitEveryFiveSecondsAndACrashThreeSecondsLaterAreThirtyDuplicates(
            String broker, String crash, long expected) {
        Timeline timeline = run(broker, "commit: every(5s)", crash);
        assertThat(of(timeline, Count.REDELIVERED)).isEqualTo(expected);
        assertThat(duplicated(timeline)).isEqualTo(expected);
        assertThat(lost(timeline)).isZero();
        assertThat(delivered(timeline)).isEqualTo(199); // occurrences at 0.1, ..., 19.9
    }

    @Test
    void aCommitCoversWhatIsDoneAtThatVeryInstant() {
        // done at 0.12 + 0.1 k; the period of 1.02 s ends with the message of 1.0 s; the crash finds those of 1.1, 1.2,
        // 1.3
        Timeline timeline = run("", "commit: every(1020ms)", "1330ms");
        assertThat(of(timeline, Count.REDELIVERED)).isEqualTo(3);
    }

    @Test
    void anAcknowledgementOfEachMessageLeavesNothingToBeDeliveredAgain() {
        assertThat(of(run("journal: {}", "commit: each", "8.05s"), Count.REDELIVERED))
                .isZero();
    }

    @Test
    void aCommitAfterTenMessagesLeavesAtMostNine() {
        // done at 8.05 are 80 messages, 8 x 10; at 8.75 they are 87
        assertThat(duplicated(run("", "commit: after(10)", "8.05s"))).isZero();
        assertThat(duplicated(run("", "commit: after(10)", "8.75s"))).isEqualTo(7);
    }

    @Test
    void atMostOnceLosesExactlyWhatWasInHand() {
        // prefetch 3 at 25/s of work: the message of 8.0 s is in hand until 8.02
        Timeline timeline = run("journal: {}", "acknowledge: on-receipt", "8.01s");
        assertThat(duplicated(timeline)).isZero();
        assertThat(timeline.summary().services().get("s").count(Fate.CRASHED)).isEqualTo(1);
        assertThat(lost(timeline)).isEqualTo(1);
        Timeline idle = run("journal: {}", "acknowledge: on-receipt", "8.05s");
        assertThat(lost(idle)).isZero();
    }

    @Test
    void atLeastOnceServesAgainWhatWasInHandInTheOrderOfTheLog() {
        Timeline.of("""
                duration: 10s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0s, 100ms, 200ms, 300ms, 400ms, 900ms])"}}
                broker: {journal: {}}
                services: {s: {subscribes: [e], workers: 2, service-time: 150ms, commit: after(10)}}
                incidents: {down: {at: 340ms, for: 1s, crash: {services: [s]}}}
                """).shows("""
                message started ended attempts fate
                p.0 0 150 1 delivered
                p.1 100 250 1 delivered
                p.2 1490 1640 2 delivered
                p.3 1490 1640 2 delivered
                p.4 1640 1790 1 delivered
                p.5 1640 1790 1 delivered""");
        // in hand at 340 are p.2 (since 200) and p.3 (since 300); p.0 and p.1 are done and not committed: they come
        // first, at 1340
    }

    /** Thirty are repeated, in the order of the originals. */
    @ParameterizedTest
    @CsvSource({
        "30, true, 0, 30", // each is found
        "29, true, 30, 0", // the first is not found, and takes the place of the second, which is then not found...
        "10, true, 30, 0",
        "unlimited, true, 0, 30",
        "unlimited, false, 30, 0", // gone with the process
    })
    void aMemoryForAllOfTheRepeatsRecognisesAllAndASmallerOneNone(
            String memory, boolean persistent, long duplicated, long recognised) {
        Timeline timeline = run(
                "journal: {}",
                "commit: every(5s), deduplicate: \"ids(memory=%s, persistent=%s)\"".formatted(memory, persistent),
                "7.95s");
        assertThat(of(timeline, Count.REDELIVERED)).isEqualTo(30);
        assertThat(duplicated(timeline)).isEqualTo(duplicated);
        assertThat(of(timeline, Count.RECOGNISED)).isEqualTo(recognised);
        assertThat(lost(timeline)).isZero();
    }

    @Test
    void whatIsRecognisedCostsItsCheckOnly() {
        // p.0 to p.2 take 1 + 20 each; crash at 100 for 50: from 150 three checks of 1, then p.3 is served
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 30ms, 60ms, 140ms])"}}
                services:
                  s: {subscribes: [e], service-time: 20ms, commit: after(10), deduplicate: "ids(check-time=1ms, persistent=true)"}
                incidents: {down: {at: 100ms, for: 50ms, crash: {services: [s]}}}
                """).shows("""
                message started ended attempts fate
                p.0 0 21 1 delivered
                p.1 30 51 1 delivered
                p.2 60 81 1 delivered
                p.3 153 174 1 delivered""");
        assertThat(of(timeline, Count.RECOGNISED)).isEqualTo(3);
        // busy: 3 x 21 + 3 x 1 + 21 of 1000
        assertThat(timeline.summary().services().get("s").utilization()).isEqualTo(87 / 1000.0);
    }

    @Test
    void oneWorkerThatCrashesHasItsOwnDeliveredAgain() {
        // worker 0 has p.0 and p.2, worker 1 p.1 and p.3 (150 ms each, 100 ms apart); worker 1 crashes at 460
        Timeline timeline = Timeline.of("""
                duration: 2s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 100ms, 200ms, 300ms])"}}
                services: {s: {subscribes: [e], workers: 2, service-time: 150ms, commit: after(10)}}
                incidents: {down: {at: 460ms, for: 1s, crash: {workers: {s: 1}}}}
                """);
        assertThat(timeline.rows().stream()
                        .map(row -> row.copy() == null ? -1 : row.copy().worker)
                        .collect(Collectors.toList()))
                .containsExactly(0, 1, 0, 1);
        assertThat(duplicated(timeline)).isEqualTo(2);
    }

    @Test
    void theLagIsWhatWaitsOrIsInHandOrIsNotCommitted() {
        // done at 20, 120, 220, committed with the third at 220; the fourth enters at 300, is done at 320, never
        // committed
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 100ms, 200ms, 300ms])"}}
                broker: {journal: {}}
                services: {s: {subscribes: [e], service-time: 20ms, commit: after(3)}}
                """);
        ConsumerSummary consumer = timeline.summary().services().get("s").consumer();
        assertThat(consumer).isNotNull();
        // 1 in [0, 100), 2 in [100, 200), 3 in [200, 220), 0 in [220, 300), 1 in [300, 1000)
        assertThat(consumer.meanLag()).isEqualTo((100 + 200 + 60 + 700) / 1000.0);
        assertThat(consumer.maxLag()).isEqualTo(3);
    }
}
