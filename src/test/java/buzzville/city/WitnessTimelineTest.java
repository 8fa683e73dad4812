package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.metric.Fate;
import buzzville.metric.Latency;
import buzzville.metric.SourceTally;
import buzzville.metric.Tally;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One happening and those who notice it. */
class WitnessTimelineTest {
    private static final String TWO_WITNESSES = """
            duration: 20s
            zones: [nord]
            events: {accident: {}}
            producers:
              street:
                emits: accident
                arrivals: "at([0s, 10s])"
                witnesses: {sensor: {after: 100ms}, call: 3s}
            network: {to-broker: 10ms}
            services: {police: {subscribes: [accident], workers: 2, service-time: 1s}}
            """;

    @Test
    void eachWitnessReportsAfterItsOwnDelayWhatOccurredAtTheInstantOfTheHappening() {
        Timeline timeline = Timeline.of(TWO_WITNESSES).shows("""
                        message event occurred published arrived started ended root
                        sensor.0 accident 0 100 110 110 1110 0
                        call.0 accident 0 3000 3010 3010 4010 0
                        sensor.1 accident 10000 10100 10110 10110 11110 10000
                        call.1 accident 10000 13000 13010 13010 14010 10000""");
        Tally police = timeline.summary().services().get("police").all();
        // end-to-end begins at the happening; detection is no network
        assertThat(police.latency(Latency.END_TO_END).mean()).isEqualTo((1110 + 4010) / 2.0 * 1e6);
        assertThat(police.latency(Latency.NETWORK).max()).isEqualTo(10_000_000);
    }

    @Test
    void whatSeveralReportOccurredOnceAndEffectsNever() {
        Timeline timeline = Timeline.of("""
                duration: 20s
                events: {accident: {}, note: {}}
                producers:
                  street: {emits: accident, arrivals: "at([0s, 10s])", witnesses: {sensor: {}, call: {}}}
                  dark: {emits: accident, arrivals: "at([1s])", witnesses: {nobody: {probability: 0.0000001%}}}
                  clock: {emits: accident, arrivals: "at([2s, 3s])"}
                services: {police: {subscribes: [accident], emits: {note: {count: 3}}}}
                incidents: {a: {at: 5s, emit: {event: accident, count: 2}}}
                """);

        // 2 at the street, 1 in the dark, 2 of the clock and 2 of the incident; 4 + 0 + 2 + 2 reports with 3 notes each
        assertThat(timeline.summary().occurrences()).isEqualTo(7);
        assertThat(timeline.summary().messages()).isEqualTo(8 + 24);
    }

    @Test
    void reportsShareTheirIncidentAndNothingElse() {
        Timeline timeline = Timeline.of(TWO_WITNESSES);
        var rows = timeline.rows();
        assertThat(rows.get(0).message().incident).isEqualTo(rows.get(1).message().incident);
        assertThat(rows.get(2).message().incident).isEqualTo(rows.get(3).message().incident);
        assertThat(rows.get(0).message().incident).isNotEqualTo(rows.get(2).message().incident);
        assertThat(rows.stream().map(row -> row.message().identity).distinct()).hasSize(4);
        assertThat(rows).noneMatch(row -> row.message().identity == row.message().incident);
        assertThat(rows).allMatch(row -> row.message().cause == 0);
    }

    @Test
    void aProducerCountsHappeningsAndEachWitnessItsReports() {
        SourceTally street = Timeline.of(TWO_WITNESSES).summary().producers().get("street");
        assertThat(street.occurrences()).isEqualTo(2);
        assertThat(street.published()).isEqualTo(4);
        assertThat(street.unnoticed()).isZero();
        assertThat(street.witnesses().keySet()).containsExactly("sensor", "call");
        assertThat(street.witnesses().get("call").occurrences()).isEqualTo(2);
    }

    @Test
    void whatNobodyNoticesIsCountedAndWitnessesNoticeIndependently() {
        // 0.3 and 0.5: 0.7 * 0.5 = 35 % go unnoticed, 15 % are noticed by both
        int happenings = 20_000;
        Timeline timeline = Timeline.of("""
                duration: 20000s
                events: {accident: {}}
                producers:
                  street:
                    emits: accident
                    arrivals: every(1s, phase=0s)
                    witnesses: {sensor: {probability: 30%}, call: {probability: 50%}}
                services: {police: {subscribes: [accident]}}
                """);
        SourceTally street = timeline.summary().producers().get("street");
        double fiveSigma = 5 * Math.sqrt(0.25 * happenings);
        assertThat(street.occurrences()).isEqualTo(happenings);
        assertThat((double) street.unnoticed()).isCloseTo(0.35 * happenings, within(fiveSigma));
        assertThat((double) street.witnesses().get("sensor").occurrences())
                .isCloseTo(0.3 * happenings, within(fiveSigma));
        Map<Long, Integer> reports = new HashMap<>();
        timeline.rows().forEach(row -> reports.merge(row.message().incident, 1, Integer::sum));
        assertThat(reports).hasSize((int) (happenings - street.unnoticed()));
        assertThat((double)
                        reports.values().stream().filter(count -> count == 2).count())
                .isCloseTo(0.15 * happenings, within(fiveSigma));
    }

    @Test
    void aReportThatIsNotPublishedAtTheEndIsInFlightEverywhere() {
        Timeline timeline = Timeline.of("""
                        duration: 2s
                        events: {accident: {}}
                        producers: {street: {emits: accident, arrivals: "at([0s, 1s])", witnesses: {call: 1500ms}}}
                        services: {police: {subscribes: [accident]}}
                        """).shows("""
                        message occurred published ended fate
                        call.0 0 1500 1500 delivered
                        call.1 1000 - 2000 in-flight""");
        assertThat(timeline.summary().broker().all().inFlight()).isEqualTo(1);
        assertThat(timeline.summary().services().get("police").all().offered()).isEqualTo(2);
    }

    @Test
    void aDrainWaitsForReportsOfWhatHasHappened() {
        Timeline.of("""
                        duration: 2s
                        drain: true
                        events: {accident: {}}
                        producers: {street: {emits: accident, arrivals: "at([1s])", witnesses: {call: 1500ms}}}
                        services: {police: {subscribes: [accident]}}
                        """).shows("""
                        message occurred published ended fate
                        call.0 1000 2500 2500 delivered""");
    }

    @Test
    void timeToLiveRunsFromTheHappening() {
        Timeline timeline = Timeline.of("""
                        duration: 10s
                        events: {accident: {ttl: 1s}}
                        producers: {street: {emits: accident, arrivals: "at([0s])", witnesses: {sensor: 1s, call: 1001ms}}}
                        services: {police: {subscribes: [accident], workers: 2, service-time: 1s}}
                        """).shows("""
                        message published ended fate
                        sensor.0 1000 2000 delivered
                        call.0 1001 1001 expired""");
        assertThat(timeline.summary().services().get("police").all().count(Fate.EXPIRED))
                .isEqualTo(1);
    }

    @Test
    void aSurgeMakesMoreHappenAndEverybodyNoticesThat() {
        // at 0 and 10 s; half of the way is left at 15 s, so at 17.5 and 22.5 s
        Timeline.of("""
                        duration: 25s
                        events: {accident: {}}
                        producers:
                          street: {emits: accident, arrivals: "every(10s, phase=0s)", witnesses: {sensor: {}, call: 1s}}
                        services: {police: {subscribes: [accident]}}
                        incidents: {storm: {at: 15s, for: 10s, surge: {producers: [street], factor: 2}}}
                        """).shows("""
                        message occurred published
                        sensor.0 0 0
                        call.0 0 1000
                        sensor.1 10000 10000
                        call.1 10000 11000
                        sensor.2 17500 17500
                        call.2 17500 18500
                        sensor.3 22500 22500
                        call.3 22500 23500""");
    }

    @Test
    void aBatchIsSoManyHappenings() {
        Timeline.of("""
                        duration: 5s
                        events: {accident: {}}
                        producers:
                          street: {emits: accident, batch: 2, arrivals: "at([0s])", witnesses: {sensor: {}, call: 1s}}
                        services: {police: {subscribes: [accident]}}
                        """).shows("""
                        message occurred published
                        sensor.0 0 0
                        call.0 0 1000
                        sensor.1 0 0
                        call.1 0 1000""");
    }

    @Test
    void aClosedLoopWaitsForAllReportsOfItsHappening() {
        // thinks 1 s; the later report is handled 3 s after the happening: happenings at 1, 5 and 9 s
        Timeline.of("""
                        duration: 10s
                        events: {accident: {}}
                        producers:
                          street: {emits: accident, arrivals: closed-loop(1s), witnesses: {sensor: {}, call: 2s}}
                        services: {police: {subscribes: [accident], workers: unlimited, service-time: 1s}}
                        """).shows("""
                        message occurred published ended
                        sensor.0 1000 1000 2000
                        call.0 1000 3000 4000
                        sensor.1 5000 5000 6000
                        call.1 5000 7000 8000
                        sensor.2 9000 9000 10000
                        call.2 9000 - 10000""");
    }

    @Test
    void aClosedLoopThatNobodyNoticesGoesOnAtOnce() {
        Timeline timeline = Timeline.of("""
                duration: 10s
                events: {accident: {}}
                producers:
                  street:
                    emits: accident
                    arrivals: closed-loop(1s)
                    witnesses: {sensor: {probability: 0.000001%}}
                services: {police: {subscribes: [accident]}}
                """);
        assertThat(timeline.summary().producers().get("street").occurrences()).isEqualTo(9);
        assertThat(timeline.summary().producers().get("street").unnoticed()).isEqualTo(9);
    }

    @Test
    void keysOfAProducerAreThoseOfTheWitness() {
        Timeline timeline = Timeline.of("""
                duration: 5s
                events: {accident: {key: producer}}
                producers: {street: {emits: accident, arrivals: "at([0s])", witnesses: {sensor: {}, call: {}}}}
                services: {police: {subscribes: [accident]}}
                """);
        assertThat(timeline.rows().get(0).message().keyHash)
                .isEqualTo(buzzville.message.Murmur2.hash("sensor"))
                .isNotEqualTo(timeline.rows().get(1).message().keyHash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "broker: {service-time: 100ms}",
                "services: {police: {service-time: 5s, lanes: {all: {capacity: 0}}}}",
                "network: {to-broker: 'uniform(0s, 5s)'}"
            })
    void whoNoticesWhatDoesNotDependOnTheStrategy(String strategy) {
        String city = """
                duration: 200s
                zones: [nord, sud]
                events: {accident: {}}
                producers:
                  street:
                    emits: accident
                    count: 2
                    arrivals: poisson(1/s)
                    witnesses:
                      sensor: {after: 'uniform(50ms, 200ms)', probability: 95%}
                      call: {after: 'lognormal(mean=45s, p99=3min)', probability: 70%}
                """;
        Timeline plain = Timeline.of(city + "services: {police: {subscribes: [accident]}}\n");
        String other = strategy.startsWith("services")
                ? strategy.replace("police: {", "police: {subscribes: [accident], ")
                : strategy + "\nservices: {police: {subscribes: [accident]}}";
        Timeline changed = Timeline.of(city + other + "\n");
        assertThat(changed.summary().occurrencesHash())
                .isEqualTo(plain.summary().occurrencesHash());
        assertThat(published(changed)).isEqualTo(published(plain)).hasSizeGreaterThan(300);
    }

    private static Set<String> published(Timeline timeline) {
        Set<String> published = new HashSet<>();
        timeline.rows()
                .forEach(row -> published.add(row.message().identity + " " + row.message().occurredAt + " "
                        + row.message().publishedAt + " " + row.message().zone));
        return published;
    }
}
