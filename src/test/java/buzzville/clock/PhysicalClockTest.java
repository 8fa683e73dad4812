package buzzville.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PhysicalClockTest {
    private static final long MS = 1_000_000;
    private static final long S = 1_000 * MS;
    private static final long HOUR = 3_600 * S;

    /** A server that is right, always as far away. */
    private record Far(long out, long home, long silentFrom, long silentUntil) implements TimeServer {
        Far(long out, long home) {
            this(out, home, 0, 0);
        }

        @Override
        public long read(long now) {
            return now;
        }

        @Override
        public long bound(long now) {
            return 0;
        }

        @Override
        public long there(int poll, long now) {
            return silentFrom <= now && now < silentUntil ? LOST : out;
        }

        @Override
        public long back(int poll, long now) {
            return home;
        }
    }

    private static Ntp ntp(double dispersion, double learning) {
        return new Ntp(64 * S, 8, 500, 125 * MS, 900 * S, dispersion, learning);
    }

    private static PhysicalClock clock(double ppm, long offset, @Nullable Ntp ntp, @Nullable TimeServer server) {
        return new PhysicalClock(new Oscillator(offset, ppm, 0, 1, 10 * MS), () -> 0, ntp, server, 0);
    }

    @Test
    void aDriftOfFiftyPpmIs180MillisecondsAnHourAnd4320ADay() {
        PhysicalClock clock = clock(50, 0, null, null);

        assertThat(clock.error(HOUR)).isEqualTo(180 * MS);
        assertThat(clock.error(24 * HOUR)).isEqualTo(4_320 * MS);
        assertThat(clock(50, 0, null, null).error(HOUR)
                        - clock(-50, 0, null, null).error(HOUR))
                .isEqualTo(360 * MS);
    }

    @Test
    void fiveSecondsTake12500SecondsAt400Ppm() {
        PhysicalClock clock = clock(400, 0, null, null);

        assertThat(clock.error(12_500 * S - 1)).isLessThan(5 * S);
        assertThat(clock.error(12_500 * S)).isEqualTo(5 * S);
    }

    @Test
    void readingsAreRoundedDownToTheResolution() {
        PhysicalClock clock = new PhysicalClock(new Oscillator(-1, 0, 0, MS, 0), () -> 0, null, List.of(), 0);

        assertThat(clock.read(0)).isEqualTo(-MS);
        assertThat(clock.read(1)).isZero();
        assertThat(clock.read(5 * MS)).isEqualTo(4 * MS);
    }

    @Test
    void fourReadingsGiveTheOffsetUpToHalfOfWhatOneWayTookLonger() {
        // client right; out 20, home 20: T1 = 0, T2 = T3 = 20, T4 = 40 ms
        assertThat(new Exchange(0, 20 * MS, 20 * MS, 40 * MS).offset()).isZero();
        Exchange lopsided = new Exchange(0, 30 * MS, 30 * MS, 40 * MS);
        assertThat(lopsided.offset()).isEqualTo(10 * MS);
        assertThat(lopsided.delay()).isEqualTo(40 * MS);
        assertThat(new Exchange(0, 40 * MS, 40 * MS, 40 * MS).offset()).isEqualTo(20 * MS);
        // a client that is 5 ms slow, and a server that takes 7 ms: T1 = -5, T2 = 20, T3 = 27, T4 = 42
        Exchange slow = new Exchange(-5 * MS, 20 * MS, 27 * MS, 42 * MS);
        assertThat(slow.offset()).isEqualTo(5 * MS);
        assertThat(slow.delay()).isEqualTo(40 * MS);
    }

    @Test
    void aDelayIsNeverNegative() {
        assertThat(new Exchange(0, 0, 64 * S, 64 * S - 6 * MS).delay()).isZero();
    }

    @Test
    void aSmallOffsetIsMadeUpAtFiveHundredPpm() {
        PhysicalClock clock = clock(0, -100 * MS, ntp(15, 0), new Far(20 * MS, 20 * MS));

        // the answer comes at 40 ms; 100 ms take 200 s
        assertThat(clock.error(40 * MS)).isEqualTo(-100 * MS);
        assertThat(clock.error(40 * MS + 32 * S)).isEqualTo(-84 * MS);
        assertThat(clock.steps()).isZero();
        assertThat(clock.error(300 * S)).isZero();
        assertThat(clock.backwardSteps()).isZero();
    }

    @Test
    void anOffsetAboveTheThresholdIsAStep() {
        PhysicalClock clock = clock(0, 5 * S, ntp(15, 0), new Far(20 * MS, 20 * MS));

        assertThat(clock.error(40 * MS - 1)).isEqualTo(5 * S);
        assertThat(clock.error(40 * MS)).isZero();
        assertThat(clock.steps()).isOne();
        assertThat(clock.backwardSteps()).isOne();
    }

    @Test
    void lopsidedWaysMakeAClockWrongByHalfOfTheDifferenceWithinItsBound() {
        PhysicalClock clock = clock(0, 0, ntp(15, 0), new Far(30 * MS, 10 * MS));

        // T2 - T1 = 30, T3 - T4 = -10: it believes itself 10 ms slow
        assertThat(clock.error(40 * MS + 20 * S)).isEqualTo(10 * MS);
        // half of 40 ms, 15 ppm of 23.96 s, and the offset that it makes up
        assertThat(clock.bound(64 * S - 40 * MS)).isBetween(20 * MS, 31 * MS);
    }

    @Test
    void theBoundGrowsBy15PpmWhenNobodyAnswers() {
        // one answer, then silence; drifting 10 ppm, which it does not learn
        PhysicalClock clock = clock(10, 0, ntp(15, 0), new Far(10 * MS, 10 * MS, 1, Long.MAX_VALUE));

        long atFirst = clock.bound(20 * MS);
        assertThat(atFirst).isCloseTo(10 * MS, within(MS / 2));
        // from 10 ms to half a second: 490 ms at 15 ppm take 32,667 s
        assertThat(clock.bound(32_650 * S)).isLessThan(500 * MS);
        assertThat(clock.bound(32_700 * S)).isGreaterThan(500 * MS);
        assertThat(clock.error(32_650 * S)).isLessThan(clock.bound(32_650 * S));
    }

    @Test
    void afterAnOutageItSteps() {
        PhysicalClock clock = clock(400, 0, ntp(15, 0), new Far(10 * MS, 10 * MS, S, 12_500 * S));

        assertThat(clock.error(12_499 * S)).isCloseTo(5 * S, within(2 * MS));
        assertThat(clock.error(12_600 * S)).isLessThan(60 * MS);
        assertThat(clock.backwardSteps()).isOne();
    }

    @Test
    void aClockThatLearnsItsRateKeepsCloserThanOneThatDoesNot() {
        PhysicalClock learns = clock(100, 0, ntp(15, 0.25), new Far(5 * MS, 5 * MS));
        PhysicalClock not = clock(100, 0, ntp(15, 0), new Far(5 * MS, 5 * MS));

        // 100 ppm in 64 s are 6.4 ms, every time again
        assertThat(not.error(100 * 64 * S)).isCloseTo(6_400_000, within(MS / 10));
        assertThat(Math.abs(learns.error(100 * 64 * S))).isLessThan(MS / 100);
    }

    @Test
    void theErrorStaysWithinTheBoundWhateverTheWaysTake() {
        for (int seed = 0; seed < 200; seed++) {
            Random chance = new Random(seed);
            double ppm = chance.nextDouble() * 30 - 15;
            TimeServer server = new TimeServer() {
                @Override
                public long read(long now) {
                    return now;
                }

                @Override
                public long bound(long now) {
                    return 0;
                }

                @Override
                public long there(int poll, long now) {
                    return chance.nextInt(5) == 0 ? LOST : (long) (chance.nextDouble() * 80 * MS);
                }

                @Override
                public long back(int poll, long now) {
                    return (long) (chance.nextDouble() * 80 * MS);
                }
            };
            PhysicalClock clock = new PhysicalClock(
                    new Oscillator(chance.nextInt(20_000_000) - 10_000_000, ppm, 0, 1, 10 * MS),
                    () -> 0,
                    ntp(15, 0),
                    server,
                    0);
            for (int k = 0; k < 200; k++) {
                long now = k * 7 * S + chance.nextInt(1_000_000_000);
                assertThat(Math.abs(clock.error(now)))
                        .as("seed %d at %d s", seed, now / S)
                        .isLessThanOrEqualTo(clock.bound(now));
            }
        }
    }

    @Test
    void theBoundOfAClockThatAsksNobodyHoldsToTheNanosecond() {
        // 48,199 s at -400 ppm are 19.2796 s: the clock shows 1 ns less than that rounded, and may not be wrong by more
        // than it says
        PhysicalClock slow = new PhysicalClock(new Oscillator(0, -400, 0, 1, 0), () -> 0, null, List.of(), 0);
        assertThat(slow.error(48_199_001)).isEqualTo(-19_280);
        assertThat(slow.bound(48_199_001)).isEqualTo(19_280);
        assertThat(slow.bound(48_200_000)).as("19 280 ns exactly").isEqualTo(19_280);
        for (double ppm : new double[] {-400, 400, -0.3, 17.1}) {
            for (long resolution : new long[] {1, 7, 1_000_000}) {
                Oscillator wrong = new Oscillator(-5, ppm, 0, resolution, 5);
                PhysicalClock clock = new PhysicalClock(wrong, () -> 0, null, List.of(), 0);
                for (long now = 1; now < 100 * S; now = now * 3 / 2 + 1) {
                    assertThat(Math.abs(clock.error(now)))
                            .as("%s ppm, in steps of %d ns, at %d ns", ppm, resolution, now)
                            .isLessThanOrEqualTo(clock.bound(now));
                }
            }
        }
        PhysicalClock right = new PhysicalClock(Oscillator.perfect(), () -> 0, null, List.of(), 0);
        assertThat(right.bound(123_456_789)).isZero();
    }

    @Test
    void theBoundHoldsAtTheWorstThatItReckonsWith() {
        // all of the delay is on one way, and the clock drifts just as fast as it is said to at most
        for (int seed = 0; seed < 300; seed++) {
            Random chance = new Random(seed);
            double ppm = (chance.nextBoolean() ? 15 : -15) * (seed % 3 == 0 ? 0.1 + chance.nextDouble() / 10 : 1);
            long far = chance.nextInt(5) == 0 ? 0 : chance.nextInt(80_000_000);
            boolean out = chance.nextBoolean();
            PhysicalClock clock = new PhysicalClock(
                    new Oscillator(10 * MS * (chance.nextBoolean() ? 1 : -1), ppm, 0, 1, 10 * MS),
                    () -> 0,
                    ntp(Math.abs(ppm), 0),
                    new Far(out ? far : 0, out ? 0 : far),
                    chance.nextInt(1_000_000));
            for (long now = 1; now < HOUR; now += chance.nextInt(20_000_000) * 1_000L + chance.nextInt(1000)) {
                assertThat(Math.abs(clock.error(now)))
                        .as("seed %d, %s ppm, %d ns away, at %d ns", seed, ppm, far, now)
                        .isLessThanOrEqualTo(clock.bound(now));
            }
        }
    }

    @Test
    void theWorstOfAClockIsFoundBetweenReadings() {
        // 400 ppm for 100 s are 40 ms, 3 s more for 10 s, then set back by as much
        PhysicalClock clock = clock(400, 0, null, null);
        clock.jump(3 * S, 100 * S);
        clock.jump(-3 * S, 110 * S);

        Worst worst = clock.worst(200 * S);

        assertThat(worst.at()).isEqualTo(110 * S - 1);
        assertThat(worst.error()).isCloseTo(3_044 * MS, within(1L));
        assertThat(worst.bound()).as("nobody tells its process").isEqualTo(90 * MS);
        assertThat(clock.worst(50 * S).error()).isEqualTo(20 * MS);
    }

    @Test
    void readingsOfThePastStayWhatTheyWere() {
        PhysicalClock clock = clock(50, 3 * MS, ntp(15, 0.25), new Far(10 * MS, 20 * MS));
        long[] before = new long[100];
        for (int k = 0; k < before.length; k++) {
            before[k] = clock.read(k * 10 * S);
        }

        clock.read(10 * HOUR);

        for (int k = 0; k < before.length; k++) {
            assertThat(clock.read(k * 10 * S)).isEqualTo(before[k]);
        }
    }

    @Test
    void aJumpThatNobodyTellsOfIsMendedByTheNextAnswers() {
        PhysicalClock clock = clock(0, 0, ntp(15, 0), new Far(10 * MS, 10 * MS));
        clock.jump(50 * MS, 100 * S);

        assertThat(clock.error(100 * S)).isEqualTo(50 * MS);
        assertThat(clock.error(1000 * S)).isZero();
    }
}
