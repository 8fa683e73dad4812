package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.experiment.Findings;
import buzzville.experiment.Pool;
import buzzville.experiment.comparison.Diagnosis;
import buzzville.experiment.comparison.Diagnosis.Cause;
import buzzville.experiment.comparison.Diagnosis.Harm;
import buzzville.experiment.comparison.Diagnosis.Kind;
import buzzville.experiment.comparison.Diagnosis.Sign;
import buzzville.experiment.comparison.Diagnosis.Stretch;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.report.text.ReportLanguage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way of failing, on cities small enough for paper. */
class DiagnosisTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path folder;

    /**
     * A reading each second, ten a second from 10 s to 20 s, and an alarm at 12 s; work of 500 ms. By hand, with five places: the
     * reading of 10 s is worked on at once, those of 10.1 s to 10.4 s wait, at 10.5 s the first of these goes and another comes,
     * and that of 10.6 s is the fifth: the lane is full until the rush is over and one that goes at 20.5 s is not replaced, 9.9 s
     * in all. The alarm finds it full.
     */
    private static final String SURGE = """
            format: 1
            duration: 40s
            series: 1s
            events:
              alarm: {priority: critical}
              reading: {priority: normal}
            producers:
              sensor: {emits: reading, arrivals: "every(1s, phase=0s)"}
              detector: {emits: alarm, arrivals: "at([12s])"}
            SERVICE
            incidents:
              rush: {label: Rush, at: 10s, for: 10s, surge: {producers: [sensor], factor: 10}}
            """;

    private static String surge(String service) {
        return SURGE.replace("SERVICE\n", service.indent(0));
    }

    /** The rush leaves 81, and one more is worked off each second than comes. */
    private static String untilAllIsDone(String yaml) {
        return yaml.replace("duration: 40s", "duration: 200s");
    }

    private static final String DESK = """
            services:
              desk:
                subscribes: [alarm, reading]
                service-time: 500ms
            """;

    @Test
    void aFullLaneOfAServiceIsFoundWithItsTimeAndTheRushBehindIt() throws IOException {
        Seen seen = see(surge(DESK + "    lanes: {all: {capacity: 5, overflow: drop-newest}}\n"));
        Harm.Lost lost = (Harm.Lost) seen.diagnosis.harm();
        assertThat(lost.reason()).isEqualTo(Fate.DROPPED_NEWEST);
        assertThat(lost.service()).isEqualTo("desk");
        // the only alarm is lost, and not all of the readings
        assertThat(lost.priority()).isEqualTo(Priority.CRITICAL);
        assertThat(lost.lost()).isEqualTo(1);
        assertThat(lost.offered()).isEqualTo(1);
        assertThat(seen.diagnosis.spot().lane()).isEqualTo("all");
        assertThat(seen.diagnosis.spot().name()).isEqualTo("desk");
        Stretch when = seen.diagnosis.spot().when();
        assertThat(when.from()).isEqualTo(10 * SECOND);
        assertThat(when.until()).isEqualTo(21 * SECOND); // whole buckets of a second
        Sign.Full full = (Sign.Full) seen.diagnosis.signs().get(0);
        assertThat(full.within()).isCloseTo(9.9 / 11, within(1e-9));
        assertThat(full.whole()).isCloseTo(9.9 / 40, within(1e-9));
        assertThat(seen.diagnosis.trigger()).isEqualTo("rush");
        assertThat(seen.english)
                .startsWith("it loses 100% of critical messages (1 of 1) because lane `all` at desk is full 90% of"
                        + " the time from 10 s to 21 s (24.7% of the run)")
                .contains(", while “Rush” lasts; its workers are busy 100% meanwhile");
        assertThat(seen.french).contains("la file `all` chez desk est pleine", "tant que dure « Rush »");
    }

    @Test
    void aFullLaneOfTheBrokerIsChargedToTheBrokerAndNotToItsServices() throws IOException {
        Seen seen = see(surge("""
                broker: {service-time: 500ms, lanes: {critical: {}, rest: {accepts: [high, normal, info], capacity: 5, overflow: drop-oldest}}, dispatch: strict-priority}
                services: {desk: {subscribes: [alarm, reading]}, files: {subscribes: [reading]}}
                """));
        Harm.Lost lost = (Harm.Lost) seen.diagnosis.harm();
        assertThat(lost.service()).isEmpty();
        assertThat(lost.priority()).isEqualTo(Priority.NORMAL);
        assertThat(lost.lost() % 2).isZero(); // once at each of two services
        assertThat(seen.diagnosis.spot().name()).isEqualTo("broker[0]");
        assertThat(seen.diagnosis.spot().lane()).isEqualTo("rest");
        assertThat(seen.english).contains("lane `rest` at the broker is full", "no critical message is lost");
        assertThat(seen.diagnosis.urgent().sameLane()).isFalse();
    }

    @Test
    void sharedPlacesThatAreTakenAreSaidSo() throws IOException {
        Seen seen = see(surge(DESK + """
                    shared-capacity: 5
                    lanes:
                      critical: {overflow: push-out}
                      rest: {accepts: [high, normal, info], overflow: push-out}
                    dispatch: strict-priority
                """.indent(4).replace("        ", "    ")));
        assertThat(seen.diagnosis.signs()).contains(new Sign.Shared(5, 5));
        assertThat(seen.english)
                .contains("because the 5 places that all lanes share at desk are taken", "no critical message is lost");
    }

    @Test
    void workersWithoutABoundedLaneAreLateAndLoseNothing() throws IOException {
        Seen seen = see(untilAllIsDone(surge(DESK)) + "objectives: {quick: critical max < 1s}\n");
        Harm.Delayed delayed = (Harm.Delayed) seen.diagnosis.harm();
        assertThat(delayed.cause()).isEqualTo(Cause.QUEUE);
        assertThat(delayed.at()).isEqualTo("desk");
        assertThat(delayed.broken()).containsExactly("quick");
        // from 10.0 s to 19.9 s come 100 readings and the alarm, and 20 of them are begun
        assertThat(seen.diagnosis.signs()).contains(new Sign.Queue(81));
        assertThat(seen.english)
                .startsWith("it loses nothing but does not meet quick: the longest delays are those of ");
    }

    @Test
    void whatWaitsAtTheEndIsUnfinished() throws IOException {
        // two a second and one done: after 40 s 80 came, 40 are done, 40 are left, one of them in service
        Seen seen = see("""
                format: 1
                duration: 40s
                series: 1s
                events: {reading: {priority: normal}}
                producers: {sensor: {emits: reading, arrivals: "every(500ms, phase=0s)"}}
                services: {desk: {subscribes: [reading], service-time: 1s}}
                """);
        Harm.Unfinished open = (Harm.Unfinished) seen.diagnosis.harm();
        assertThat(open.offered()).isEqualTo(80);
        assertThat(open.inFlight()).isBetween(40L, 41L);
        assertThat(seen.diagnosis.spot().when().until()).isEqualTo(40 * SECOND);
        assertThat(seen.english).contains("they wait in lane `all` at desk, where up to ");
    }

    @Test
    void aDeadServiceIsNamedWithTheOutageThatKeepsItsMessagesWaitingTooLong() throws IOException {
        // one a second, worked off at once; from 10 s to 30 s nobody works and messages live 5 s: those of 10.5 s to
        // 24.5 s
        // die, and 25 of 40 cost 100 ms each: 2.5 s of 40 s
        Seen seen = see("""
                format: 1
                duration: 40s
                series: 1s
                events: {reading: {priority: normal}}
                producers: {sensor: {emits: reading, arrivals: "every(1s, phase=500ms)"}}
                services: {desk: {subscribes: [reading], service-time: 100ms, lanes: {all: {ttl: 5s}}}}
                incidents: {dead: {label: Desk dead, at: 10s, for: 20s, outage: {services: [desk]}}}
                """);
        Harm.Lost lost = (Harm.Lost) seen.diagnosis.harm();
        assertThat(lost.reason()).isEqualTo(Fate.EXPIRED);
        assertThat(lost.lost()).isEqualTo(15); // of 10.5 s to 24.5 s, which die at 15.5 s to 29.5 s
        assertThat(seen.diagnosis.spot().when()).isEqualTo(new Stretch(15 * SECOND, 30 * SECOND));
        assertThat(seen.english)
                .isEqualTo(
                        "it loses 37.5% of normal messages (15 of 40) because their time to live ends while they wait in lane"
                                + " `all` at desk, where up to 5 wait from 15 s to 30 s, while “Desk dead” lasts; its workers are busy"
                                + " 0% meanwhile (6.25% of the run); it pays 1 worker for 40 s.");
    }

    @Test
    void whatTheNetworkLosesIsLostOnTheWay() throws IOException {
        Seen seen = see("""
                format: 1
                duration: 100s
                events: {reading: {priority: normal}}
                producers: {sensor: {emits: reading, count: 100, arrivals: "every(1s)"}}
                network: {to-broker: {loss: 20%}}
                services: {desk: {subscribes: [reading]}}
                """);
        Harm.Lost lost = (Harm.Lost) seen.diagnosis.harm();
        assertThat(lost.reason()).isEqualTo(Fate.NETWORK);
        // 10,000 coins of 20 %: a deviation of 40, five of them
        assertThat(lost.lost()).isBetween(1800L, 2200L);
        assertThat(seen.diagnosis.spot().kind()).isEqualTo(Kind.NETWORK);
        assertThat(seen.english).contains(") on the way to the broker all the time");
    }

    @Test
    void samplesThatBackpressureSuppressesAreTracedToTheStageBehindIt() throws IOException {
        Seen seen = see(surge("""
                broker: {service-time: 500ms, backpressure: 'watermark(high=4, low=1)'}
                services: {desk: {subscribes: [alarm, reading]}}
                """));
        Harm.Lost lost = (Harm.Lost) seen.diagnosis.harm();
        assertThat(lost.reason()).isEqualTo(Fate.SUPPRESSED);
        assertThat(seen.diagnosis.spot().kind()).isEqualTo(Kind.SOURCE);
        assertThat(seen.diagnosis.spot().name()).isEqualTo("sensor");
        assertThat(seen.english)
                .contains("because backpressure `watermark` keeps their sources from sending")
                .contains("(most at sensor: " + lost.lost() + ")")
                .contains("the busiest is the broker");
    }

    @Test
    void blockedSourcesPayInHeldBackTimeAndNothingIsLost() throws IOException {
        Seen seen = see(untilAllIsDone(surge(DESK + "    lanes: {all: {capacity: 5, overflow: block}}\n")));
        Harm.Delayed delayed = (Harm.Delayed) seen.diagnosis.harm();
        assertThat(delayed.cause()).isEqualTo(Cause.SOURCE);
        assertThat(seen.english).contains("at their sources, most at sensor", "that messages are held back");
    }

    @Test
    void shedMessagesAreChargedToTheAdmissionPolicy() throws IOException {
        Seen seen = see(surge(DESK + "    admission: token-bucket(rate=2/s, burst=2)\n"));
        assertThat(((Harm.Lost) seen.diagnosis.harm()).reason()).isEqualTo(Fate.SHED);
        assertThat(seen.english).contains("because admission `token-bucket` at desk turns them away from 12 s to 13 s");
    }

    @Test
    void aCityInWhichNothingWaitsHasNothingToFear() throws IOException {
        Seen seen = see("""
                format: 1
                duration: 100s
                events: {reading: {priority: normal}}
                producers: {sensor: {emits: reading, arrivals: "every(1s, phase=0s)"}}
                services: {desk: {subscribes: [reading], service-time: 250ms}}
                """);
        assertThat(seen.english)
                .isEqualTo(
                        "it loses nothing, and nothing waits; the busiest is desk, at 25% of the time; it pays 1 worker"
                                + " for 1 min 40 s.");
    }

    @Test
    void noMessageNoDiagnosis() throws IOException {
        Seen seen = see("""
                format: 1
                duration: 10s
                warmup: 6s
                events: {reading: {priority: normal}}
                producers: {sensor: {emits: reading, arrivals: "at([5s])"}}
                services: {desk: {subscribes: [reading]}}
                """);
        assertThat(seen.diagnosis.harm()).isInstanceOf(Harm.Nothing.class);
    }

    @Test
    void timesAreThoseOfTheCityIfTheScenarioBegins() throws IOException {
        Seen seen = see(surge(DESK + "    lanes: {all: {capacity: 5, overflow: drop-newest}}\n")
                .replace("duration:", "start: 2024-12-10T09:59:50Z\ntimezone: Europe/Paris\nduration:"));
        assertThat(seen.english).contains("from 11:00 to 11:00:11");
    }

    @Test
    void severalReplicationsSayWhoseTimesTheyAre() throws IOException {
        String yaml = surge(DESK + "    lanes: {all: {capacity: 5, overflow: drop-newest}}\n");
        Pool pool = new Pool();
        Run first = run(yaml, 0);
        pool.add(first.summary());
        pool.add(run(yaml, 1).summary());
        Findings findings = pool.findings(first.scenario());
        Diagnosis diagnosis = Diagnosis.of(findings, first);
        assertThat(((Harm.Lost) diagnosis.harm()).offered()).isEqualTo(2);
        assertThat(DiagnosisWords.of("both", diagnosis, findings, ReportLanguage.EN))
                .startsWith("both loses 100% of critical messages (2 of 2)")
                .endsWith("(times are those of the first of 2 replications).");
    }

    private record Seen(Diagnosis diagnosis, String english, String french) {}

    private Seen see(String yaml) throws IOException {
        Run run = run(yaml, 0);
        Findings findings = Findings.of(run);
        Diagnosis diagnosis = Diagnosis.of(findings, run);
        return new Seen(
                diagnosis,
                DiagnosisWords.of("it", diagnosis, findings, ReportLanguage.EN),
                DiagnosisWords.of("elle", diagnosis, findings, ReportLanguage.FR));
    }

    private Run run(String yaml, int replication) throws IOException {
        return CityPlanner.plan(Runs.scenario(yaml, folder), "none", replication)
                .finish();
    }
}
