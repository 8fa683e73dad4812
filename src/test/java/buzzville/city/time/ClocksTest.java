package buzzville.city.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.Timeline;
import buzzville.clock.Answers;
import buzzville.random.Streams;
import buzzville.scenario.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ClocksTest {
    private static final long MS = 1_000_000;
    private static final long S = 1_000 * MS;
    private static final long HOUR = 3_600 * S;

    private static final String CITY = """
            duration: 12h
            zones: [nord, sud]
            events: {signe: {}}
            producers: {capteur: {emits: signe, count: 40, arrivals: every(1h)}}
            services: {police: {subscribes: [signe]}}
            """;

    private static Clocks clocks(String more) {
        return clocks(CITY, more);
    }

    private static Clocks clocks(String city, String more) {
        Scenario scenario = Timeline.scenario(city + more);
        return new Clocks(scenario, Objects.requireNonNull(scenario.clocks()), new Streams(scenario.seed(), 0));
    }

    private static String sensor(int number) {
        return "capteur[" + number + "]";
    }

    @Test
    void perfectClocksAreRightAndKnowIt() {
        Clocks clocks = clocks("clocks: perfect\n");

        assertThat(clocks.read("police", 7 * HOUR + 1)).isEqualTo(7 * HOUR + 1);
        assertThat(clocks.bound(sensor(39), 7 * HOUR)).isZero();
    }

    @Test
    void synchronisedClocksStayWithinTenMillisecondsAndWithinTheirBounds() {
        Clocks clocks = clocks("clocks: synchronised\n");

        // asymmetry (5 - 1) / 2 = 2 ms; 5 ppm over 7 polls of 64 s and over 8: 2.24 ms and 2.56 ms
        long most = 6_800_000;
        long seen = 0;
        for (int i = 0; i < 40; i++) {
            for (long now = 0; now < 12 * HOUR; now += 37 * S) {
                ProcessClock clock = clocks.of(sensor(i));
                assertThat(Math.abs(clock.error(now))).isLessThanOrEqualTo(most).isLessThanOrEqualTo(clock.bound(now));
                seen = Math.max(seen, Math.abs(clock.error(now)));
            }
            assertThat(clocks.of(sensor(i)).steps(12 * HOUR)).isZero();
        }
        assertThat(seen).isGreaterThan(2 * MS);
    }

    @Test
    void clocksAdriftAreFiveSecondsFastOrSlowAfter12500Seconds() {
        Clocks clocks = clocks("clocks: adrift\n");

        // 400 ppm of 12 500 s
        List<Long> errors = LongStream.range(0, 40)
                .map(i -> clocks.of(sensor((int) i)).error(12_500 * S))
                .boxed()
                .toList();
        assertThat(errors).containsOnly(5 * S, -5 * S);
        // 40 fair coins: 20 ± 3.2, here within 4 standard deviations
        assertThat(errors.stream().filter(error -> error > 0).count()).isBetween(8L, 32L);
        assertThat(clocks.bound(sensor(0), 12_500 * S)).isEqualTo(5 * S);
    }

    @Test
    void aWayThatTakes30MillisecondsThereAnd10BackMakesClocks10MillisecondsFast() {
        Clocks clocks = clocks("clocks: {profile: perfect, ntp: ntp, servers: {loin: {there: 30ms, back: 10ms}}}\n");

        // the first answer comes within 64 s, and 10 ms take 20 s at 500 ppm
        assertThat(clocks.of("police").error(85 * S)).isEqualTo(10 * MS);
        assertThat(clocks.of("police").error(6 * HOUR)).isEqualTo(10 * MS);
        assertThat(clocks.bound("police", 6 * HOUR)).isGreaterThanOrEqualTo(20 * MS);
    }

    @Test
    void questionsTakeTheWaysOfTheNetwork() {
        String network = "network: {to-broker: {latency: 20ms, zones: {sud: 40ms}}, to-services: 60ms}\n";
        Clocks clocks = clocks(network + "clocks: {profile: perfect, ntp: ntp(dispersion=0ppm)}\n");

        // half of there and back; sensors take turns over the zones
        assertThat(clocks.bound(sensor(0), HOUR)).isEqualTo(20 * MS);
        assertThat(clocks.bound(sensor(1), HOUR)).isEqualTo(40 * MS);
        assertThat(clocks.bound("police", HOUR)).isEqualTo(60 * MS);
        assertThat(clocks.of("police").error(HOUR)).isZero();
    }

    @Test
    void aPartitionKeepsAnswersAwayAndTheBoundGrowsBy15Ppm() {
        String cut = "incidents: {coupure: {at: 1h, for: 3h, network: {between: [nord, broker], partition: true}}}\n";
        Clocks clocks = clocks(cut + "clocks: synchronised\n");

        // 15 ppm of 7 200 s are 108 ms; a piece begins with each poll, so a nanosecond may be lost
        assertThat(clocks.bound(sensor(0), 4 * HOUR - S) - clocks.bound(sensor(0), 2 * HOUR - S))
                .isCloseTo(108 * MS, within(2L));
        assertThat(clocks.bound(sensor(0), 5 * HOUR)).isLessThan(30 * MS);
        assertThat(clocks.bound(sensor(1), 4 * HOUR - S)).isLessThan(30 * MS);
        assertThat(clocks.bound("police", 4 * HOUR - S)).isLessThan(30 * MS);
    }

    @Test
    void anOutageOfTheWayToServicesIsNoneOfProducers() {
        String cut = "incidents: {coupure: {at: 1h, for: 3h, outage: {network: to-services}}}\n";
        Clocks clocks = clocks(cut + "clocks: synchronised\n");

        assertThat(clocks.bound("police", 4 * HOUR - S)).isGreaterThan(150 * MS);
        assertThat(clocks.bound(sensor(0), 4 * HOUR - S)).isLessThan(30 * MS);
    }

    @Test
    void aNetworkThatLosesHalfLosesAnswers() {
        Clocks all = clocks("clocks: {profile: perfect, drift: 10ppm, ntp: 'ntp(learning=0%)'}\n");
        Clocks few = clocks("network: {to-services: {loss: 90%}}\n"
                + "clocks: {profile: perfect, drift: 10ppm, ntp: 'ntp(learning=0%)'}\n");

        // 10 ppm of 64 s are 0.64 ms; where a question and its answer both arrive once in a hundred times, 64 ms on
        // average
        assertThat(worst(all, "police")).isLessThan(700_000);
        assertThat(worst(few, "police")).isGreaterThan(10 * MS);
    }

    private static long worst(Clocks clocks, String process) {
        long worst = 0;
        for (long now = HOUR; now < 12 * HOUR; now += 10 * S) {
            worst = Math.max(worst, Math.abs(clocks.of(process).error(now)));
        }
        return worst;
    }

    @Test
    void ntpIsNeverMoreWrongThanHalfOfTheDelayAndTheDrift() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            String text = String.format(
                    Locale.ROOT,
                    "seed: %d%nnetwork: {to-broker: {latency: 'uniform(%dms, %dms)', loss: %d%%}}%n"
                            + "clocks: {offset: 'uniform(-%dms, %dms)', drift: 'uniform(-15ppm, 15ppm)', resolution: %dus,%n"
                            + "  ntp: 'ntp(poll=%ds, filter=%d, step=%dms, learning=0%%)',%n"
                            + "  servers: {un: {there: %dms, back: '%s(%dms)'}, deux: {asks: trois, there: %dms}, trois: {bound: %dms,"
                            + " offset: %dms}}}%n",
                    seed,
                    random.nextInt(20),
                    20 + random.nextInt(200),
                    random.nextInt(50),
                    1 + random.nextInt(500),
                    1 + random.nextInt(500),
                    1 + random.nextInt(2000),
                    1 + random.nextInt(200),
                    1 + random.nextInt(12),
                    20 + random.nextInt(1000),
                    random.nextInt(100),
                    random.nextBoolean() ? "constant" : "exponential",
                    1 + random.nextInt(100),
                    random.nextInt(50),
                    5 + random.nextInt(5),
                    random.nextInt(11) - 5);
            Clocks clocks = clocks(text);
            ProcessClock clock = clocks.of(sensor(seed % 40));
            for (long now = 0; now < 3 * HOUR; now += 1 + random.nextInt(20) * S) {
                assertThat(Math.abs(clock.error(now))).as("%s at %d", text, now).isLessThanOrEqualTo(clock.bound(now));
            }
        }
    }

    @Test
    void afterAnOutageOfNtpAClockThatIsFiveSecondsFastIsSetBack() {
        String fast = "incidents: {panne: {at: 5min, for: 12500s, clock: {ntp: outage, of: [capteur]}}}\n"
                + "clocks: {profile: perfect, drift: %s, ntp: 'ntp(learning=0%%)'}\n";
        ProcessClock clock = clocks(fast.formatted("400ppm")).of(sensor(0));

        // 400 ppm of 12 500 s are 5 s, and of at most 64 s before and after 51 ms
        assertThat(clock.error(12_799 * S)).isCloseTo(5 * S, within(30 * MS));
        assertThat(clock.error(12_865 * S)).isLessThan(30 * MS);
        assertThat(clock.steps(12_865 * S)).isOne();
        assertThat(clock.backwardSteps(12_865 * S)).isOne();

        ProcessClock slow = clocks(fast.formatted("-400ppm")).of(sensor(0));
        assertThat(slow.error(12_799 * S)).isCloseTo(-5 * S, within(30 * MS));
        assertThat(slow.steps(12_865 * S)).isOne();
        assertThat(slow.backwardSteps(12_865 * S)).isZero();

        assertThat(clocks(fast.formatted("400ppm")).of("police").steps(12_865 * S))
                .isZero();
    }

    @Test
    void fiveSecondsTake10000SecondsWithoutAStep() {
        ProcessClock clock = clocks("clocks: {profile: perfect, offset: 5s, ntp: 'ntp(step=1h, learning=0%)'}\n")
                .of("police");

        // 5 s at 500 ppm; the first answer comes within 64 s
        assertThat(clock.error(9_999 * S)).isPositive();
        assertThat(clock.error(10_064 * S)).isZero();
        assertThat(clock.steps(12 * HOUR) + clock.backwardSteps(12 * HOUR)).isZero();
    }

    @Test
    void aStepStaysAndADriftEndsWithItsIncident() {
        Clocks clocks = clocks("incidents:\n  saut: {at: 10min, clock: {step: -1.2s, of: [police]}}\n"
                + "  chaleur: {at: 20min, for: 1000s, clock: {drift: 400ppm, of: [services]}}\nclocks: perfect\n");
        ProcessClock clock = clocks.of("police");

        assertThat(clock.error(600 * S - 1)).isZero();
        assertThat(clock.error(600 * S)).isEqualTo(-1_200 * MS);
        // 400 ppm of 500 s are 200 ms, of 1000 s 400 ms
        assertThat(clock.error(1_700 * S)).isEqualTo(-1_000 * MS);
        assertThat(clock.error(3 * HOUR)).isEqualTo(-800 * MS);
        assertThat(clocks.of(sensor(3)).error(3 * HOUR)).isZero();
    }

    @Test
    void anIncidentMayBefallOneInstanceAlone() {
        Clocks clocks =
                clocks("incidents: {saut: {at: 10min, clock: {step: 1s, of: ['capteur[3]']}}}\nclocks: perfect\n");
        assertThat(clocks.of(sensor(3)).error(HOUR)).isEqualTo(S);
        assertThat(clocks.of(sensor(2)).error(HOUR)).isZero();
    }

    @Test
    void answersAreWrongByHalfOfTheDelayAtMostUnlessTheServerLies() {
        // all of the way is there: 40 ms, and the answer is wrong by half of it
        Clocks lopsided =
                clocks("clocks: {profile: perfect, ntp: 'ntp(dispersion=0ppm)', servers: {loin: {there: 40ms}}}\n");
        Answers answers = lopsided.of("police").answers(HOUR);
        // one every 64 s, the first of them within 64 s
        assertThat(answers.count()).isBetween(55L, 57L);
        assertThat(answers.halfDelay()).isEqualTo(20 * MS);
        assertThat(answers.bound()).isEqualTo(20 * MS);
        // a clock that is made to run 500 ppm faster meanwhile counts 40 ms as 40.02 ms
        assertThat(answers.worst()).isBetween(20 * MS - 10_000, 20 * MS);
        assertThat(answers.worstShare()).isBetween(0.999, 1.0);
        assertThat(answers.broken() + answers.clockBroken()).isZero();
        assertThat(lopsided.answers(HOUR)).containsOnlyKeys("police");

        // a server that is 50 ms fast, and says that it is right to 1 ms
        Clocks misled = clocks(
                "clocks: {profile: perfect, ntp: 'ntp(dispersion=0ppm)', servers: {faux: {offset: 50ms, bound: 1ms}}}\n");
        Answers lies = misled.of("police").answers(HOUR);
        assertThat(lies.broken()).isEqualTo(lies.count());
        assertThat(lies.worst()).isEqualTo(50 * MS);
        assertThat(lies.bound()).isEqualTo(MS);
        assertThat(lies.firstBroken()).isNotNull().satisfies(first -> {
            assertThat(first.at()).isBetween(0L, 64 * S);
            assertThat(first.error()).isEqualTo(50 * MS);
        });
        // when the first came the clock was still right; when the second did it had made up 32 ms of 50 at 500 ppm
        assertThat(lies.clockBroken()).isGreaterThan(lies.count() - 5).isLessThan(lies.count());
    }

    @Test
    void aDriftOfWhichNobodyKnowsBreaksTheBoundOfTheClockAndNotThatOfAnswers() {
        Clocks clocks = clocks("incidents: {chaleur: {at: 1000s, for: 1000s, clock: {drift: 900ppm}}}\n"
                + "clocks: {profile: perfect, ntp: 'ntp(learning=0%)', bound: 0s}\n");
        Answers answers = clocks.of("police").answers(HOUR);
        assertThat(answers.broken()).isZero();
        assertThat(answers.clockBroken()).isPositive();
        assertThat(answers.firstClockBroken()).isNotNull().satisfies(first -> {
            // 900 ppm of up to 64 s, of which the bound allows 15
            assertThat(first.at()).isBetween(1_000 * S, 1_064 * S);
            assertThat(first.error()).isEqualTo(Math.floorDiv((first.at() - 1_000 * S) * 9, 10_000L));
        });
    }

    @Test
    void aClockMayBeReadInAnyOrder() {
        String text = "incidents: {saut: {at: 2h, clock: {step: 3s}}}\nclocks: synchronised\n";
        ProcessClock forwards = clocks(text).of("police");
        ProcessClock backwards = clocks(text).of("police");
        for (long now = 12 * HOUR; now >= 0; now -= 100 * S) {
            backwards.read(now);
        }
        for (long now = 0; now < 12 * HOUR; now += 100 * S) {
            assertThat(backwards.read(now)).isEqualTo(forwards.read(now));
            assertThat(backwards.bound(now)).isEqualTo(forwards.bound(now));
        }
    }

    @Test
    void aProducerMoreChangesNobodysClock() {
        String other =
                CITY.replace("producers: {", "producers: {autre: {emits: signe, count: 3, arrivals: every(2h)}, ");
        Clocks before =
                clocks("network: 5ms\nclocks: synchronised\n".replace("network: 5ms", "network: {to-broker: 5ms}"));
        Clocks after = clocks(other, "network: {to-broker: 5ms}\nclocks: synchronised\n");
        after.read("autre[1]", HOUR);

        for (long now = 0; now < 3 * HOUR; now += 61 * S) {
            assertThat(after.read(sensor(7), now)).isEqualTo(before.read(sensor(7), now));
            assertThat(after.read("police", now)).isEqualTo(before.read("police", now));
        }
        assertThat(after.read(sensor(1), HOUR)).isNotEqualTo(after.read(sensor(2), HOUR));
    }

    @Test
    void anInstanceMayHaveAClockUnlikeTheOthers() {
        Clocks clocks = clocks("clocks: {profile: perfect, of: {capteur: {offset: 1s, resolution: 1s},"
                + " 'capteur[3]': {offset: 1.2s, bound: 10ms}}}\n");

        assertThat(clocks.read(sensor(2), 500 * MS)).isEqualTo(S);
        assertThat(clocks.bound(sensor(2), 0)).isEqualTo(2 * S - 1);
        assertThat(clocks.read(sensor(3), 900 * MS)).isEqualTo(2 * S);
        assertThat(clocks.bound(sensor(3), 0)).isEqualTo(S + 10 * MS - 1);
        assertThat(clocks.read("police", 900 * MS)).isEqualTo(900 * MS);
    }

    @Test
    void whatAServerAStratumAboveDoesNotKnowAddsToTheBound() {
        String servers = "servers: {source: {bound: 1ms, there: 3ms, back: 3ms},"
                + " mairie: {asks: source, there: 10ms, back: 10ms}}";
        Clocks clocks = clocks("clocks: {profile: perfect, ntp: ntp(dispersion=0ppm), " + servers + "}\n");

        // 1 ms, 3 ms on the way between the servers, 10 ms on the way to the lower one
        assertThat(clocks.bound("police", HOUR)).isEqualTo(14 * MS);
        Clocks near = clocks("clocks: {profile: perfect, ntp: ntp(dispersion=0ppm), of: {police: {servers: [source]}}, "
                + servers + "}\n");
        assertThat(near.bound("police", HOUR)).isEqualTo(4 * MS);
    }

    @Test
    void ofSeveralServersTheLeastWrongIsBelieved() {
        String servers = "servers: {loin: {there: 80ms, back: 20ms}, faux: {offset: 4ms, bound: 20ms},"
                + " bon: {offset: 1ms, bound: 2ms, there: 3ms, back: 3ms}}";
        Clocks clocks = clocks("clocks: {profile: perfect, ntp: ntp(dispersion=0ppm), " + servers + "}\n");

        // distances of 50 ms, 20 ms and 2 + 3 ms
        assertThat(clocks.bound("police", HOUR)).isEqualTo(5 * MS);
        assertThat(clocks.of("police").error(HOUR)).isEqualTo(MS);
    }

    @Test
    void aChangeOfTheNetworkIsOneForQuestionsToo() {
        String change = "incidents: {fibre: {at: 2h, change: {network: {to-services: 5ms}}}}\n";
        Clocks clocks = clocks("network: {to-services: 50ms}\n" + change
                + "clocks: {profile: perfect, ntp: 'ntp(dispersion=0ppm, filter=1)'}\n");

        assertThat(clocks.bound("police", 2 * HOUR - S)).isEqualTo(50 * MS);
        assertThat(clocks.bound("police", 2 * HOUR + 65 * S)).isEqualTo(5 * MS);
    }
}
