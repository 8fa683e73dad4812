package buzzville.experiment.search;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Timeline;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tipping points that have been worked out with pencil and paper. */
class TippingTest {
    private static final long SECOND = 1_000_000_000L;

    /** 50 messages a second of 10 ms work each: half of what the server can do. */
    private static final String FLUID = """
            duration: 200s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "every(20ms, phase=0s)"}}
            services: {s: {subscribes: [e], service-time: 10ms}}
            incidents: {crowd: {at: 20s, for: 10s, surge: {factor: 3}}}
            """;

    private static Tipping.Answer tip(Tipping tipping, String scenario, String key, List<String> values) {
        return tipping.find(
                values,
                index -> Timeline.scenario(
                        scenario, "incidents." + tipping.incident() + "." + key + "=" + values.get(index)),
                "plain",
                () -> {});
    }

    private static List<String> tenths(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> i / 10 + "." + i % 10)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"10, 3.0", "20, 4.0", "25, 4.5"})
    void aFluidRecoversInTimeUpToTheFactorOfItsArithmetic(int within, double truth) {
        // in 10 s of a surge by f, (50 f - 100) x 10 messages pile up, and then go at 100 - 50 a second: in (f - 2) x
        // 10 s;
        // back within T up to f = 2 + T / 10. One message more or less is usual, and is 1 / 500 of a factor
        Tipping.Answer answer =
                tip(new Tipping("crowd", within * SECOND, 1, 1), FLUID, "surge.factor", tenths(10, 100));

        Tipping.Candidate tips = answer.at(answer.threshold().first());
        assertThat(Double.parseDouble(tips.value())).isBetween(truth, truth + 0.11);
        assertThat(answer.threshold().isContradicted()).isFalse();
    }

    @Test
    void theTimeThatAFluidTakesIsThatOfItsArithmetic() {
        // by 5: 1500 messages, 30 s, seen in steps of a 200th of the 40 s that it has; 1500 wait at the worst
        Tipping.Answer answer = tip(new Tipping("crowd", 40 * SECOND, 1, 1), FLUID, "surge.factor", List.of("5"));

        Recovery recovery = answer.at(0).recoveries().get(0);
        assertThat(recovery.after() / 1e9).isBetween(29.8, 30.3);
        assertThat(recovery.worst()).isBetween(1480L, 1500L);
        assertThat(recovery.ordinary()).isEqualTo(1);
        assertThat(answer.threshold().first()).isEqualTo(-1);
    }

    @Test
    void aLongerSurgeTipsTooAndItsEndMovesWithIt() {
        // a factor of 3 for L seconds: 50 L messages, gone after L seconds; in time up to L = 30 s
        List<String> lengths =
                IntStream.rangeClosed(1, 60).mapToObj(i -> i + "s").toList();
        Tipping.Answer answer = tip(new Tipping("crowd", 30 * SECOND, 1, 1), FLUID, "for", lengths);

        assertThat(answer.at(answer.threshold().first()).value()).isIn("30s", "31s");
    }

    @Test
    void manyAtOnceAreASurgeOfNoLength() {
        // n messages at 20 s into an idle half: gone at 50 a second, so in 10 s up to 500
        List<String> counts = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> Integer.toString(10 * i))
                .toList();
        Tipping.Answer answer = tip(
                new Tipping("burst", 10 * SECOND, 1, 1),
                FLUID.replace("{crowd: {at: 20s, for: 10s, surge: {factor: 3}}}", "{burst: {at: 20s, emit: e}}"),
                "emit.count",
                counts);

        assertThat(answer.at(answer.threshold().first()).value()).isIn("500", "510", "520");
    }

    @Test
    void aRetryStormNeverComesBack() {
        // 80 calls a second of 10 ms work, given up after 1 s and made again at once, up to four times: once the queue
        // is
        // longer than the 100 that are answered within a second, 320 a second come for ever. An outage of L seconds
        // leaves
        // 80 L, and more from when the first give up at L = 1 s: it tips there
        String storm = """
                duration: 100s
                events: {e: {}}
                producers: {p: {emits: e, count: 80, arrivals: every(1s), retry: "fixed(attempts=4, delay=0s)", breaker: none}}
                broker: {delivery: 'request-response(timeout=1s, concurrency=unlimited)'}
                services: {s: {subscribes: [e], service-time: 10ms}}
                incidents: {outage: {at: 20s, for: 5s, outage: {services: [s]}}}
                """;
        List<String> lengths =
                IntStream.rangeClosed(1, 40).mapToObj(i -> 100 * i + "ms").toList();
        Tipping.Answer naive = tip(new Tipping("outage", 30 * SECOND, 3, 1), storm, "for", lengths);

        Tipping.Candidate tips = naive.at(naive.threshold().first());
        assertThat(tips.value()).isIn("900ms", "1000ms", "1100ms", "1200ms", "1300ms");
        assertThat(tips.median()).isInfinite();

        // without retries an outage of L seconds is over after 80 L / (100 - 80) = 4 L
        Tipping.Answer patient = tip(
                new Tipping("outage", 30 * SECOND, 3, 1),
                storm.replace(", retry: \"fixed(attempts=4, delay=0s)\"", ""),
                "for",
                IntStream.rangeClosed(1, 15).mapToObj(i -> i + "s").toList());
        assertThat(patient.at(patient.threshold().first()).value()).isEqualTo("8s");
    }

    @Test
    void moreThanHalfOfTheReplicationsDecide() {
        Recovery back = new Recovery(1, 5, 10);
        Recovery late = new Recovery(1, 5, 30);
        Recovery never = new Recovery(1, 5, Double.POSITIVE_INFINITY);

        assertThat(new Tipping.Candidate(0, "1", List.of(back, late), 20).tips())
                .isFalse();
        assertThat(new Tipping.Candidate(0, "1", List.of(back, late, never), 20).tips())
                .isTrue();
        assertThat(new Tipping.Candidate(0, "1", List.of(back, late, never), 20).median())
                .isEqualTo(30);
        assertThat(new Tipping.Candidate(0, "1", List.of(back, late, never), 20).longest())
                .isInfinite();
        assertThat(new Tipping.Candidate(0, "1", List.of(back, late, never), 20).recovered())
                .isEqualTo(1);
    }

    @Test
    void itIsBackWhenNoMoreWaitThanUsualAndNotOnlyForAMoment() {
        long[] since = {-10, 0, 10, 20, 30, 40};

        // 3 are usual: back at 20
        assertThat(Recovery.of(since, new long[] {0, 9, 5, 3, 2, 3}, 3)).isEqualTo(new Recovery(3, 9, 20));
        // a dip at 10 and then far more: back at 40 only, or never
        assertThat(Recovery.of(since, new long[] {0, 9, 2, 8, 8, 3}, 3).after()).isEqualTo(40);
        assertThat(Recovery.of(since, new long[] {0, 9, 2, 8, 8, 8}, 3).after()).isInfinite();
        // a moment above it later is chance
        assertThat(Recovery.of(since, new long[] {0, 9, 2, 4, 1, 1}, 3).after()).isEqualTo(10);
        // as during the incident nothing is over
        assertThat(Recovery.of(since, new long[] {0, 0, 0, 0, 0, 0}, 3).after()).isZero();
        // a tenth more than ever, at least one
        assertThat(Recovery.ordinary(new long[] {0, 40, 7})).isEqualTo(44);
        assertThat(Recovery.ordinary(new long[] {0, 0})).isEqualTo(1);
    }

    @Test
    void threadsNeverShow() {
        String noisy = FLUID.replace("\"every(20ms, phase=0s)\"", "poisson(50/s)");
        List<String> factors = List.of("2", "3", "4", "5");

        assertThat(tip(new Tipping("crowd", 10 * SECOND, 3, 2), noisy, "surge.factor", factors))
                .isEqualTo(tip(new Tipping("crowd", 10 * SECOND, 3, 1), noisy, "surge.factor", factors));
    }

    @Test
    void somebodyIsAskedNowAndThenWhetherToGoOn() {
        AtomicInteger asked = new AtomicInteger();
        new Tipping("crowd", 10 * SECOND, 1, 1)
                .find(List.of("2"), index -> Timeline.scenario(FLUID), "plain", asked::incrementAndGet);

        assertThat(asked.get()).isGreaterThan(1000);
    }
}
