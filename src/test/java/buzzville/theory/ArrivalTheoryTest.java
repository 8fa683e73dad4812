package buzzville.theory;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.city.Timeline;
import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many messages come, and when. */
class ArrivalTheoryTest {
    private static final String ONE_PRODUCER = """
            duration: %s
            events: {e: {}}
            producers: {p: {emits: e, %s}}
            """;

    /** Mean rates of modulated processes that start stationary. */
    @ParameterizedTest
    @CsvSource({
        "'mmpp(rates=[10/s, 200/s], stays=[900ms, 100ms])', 29",
        "'mmpp(rates=[0/s, 50/s, 100/s], stays=[100ms, 300ms, 200ms])', 58.3333333",
        "'on-off(rate=100/s, on=200ms, off=800ms)', 20",
        "'renewal(erlang(10ms, 3))', 100"
    })
    void meanRates(String arrivals, double rate) {
        Study.of(10, ONE_PRODUCER.formatted("300s", "count: 3, arrivals: \"" + arrivals + "\""))
                .expect("rate", 3 * rate, 0.02, ArrivalTheoryTest::rate);
        // starting stationary, the first seconds are like all others
        Study.of(200, ONE_PRODUCER.formatted("2s", "count: 5, arrivals: \"" + arrivals + "\""))
                .expect("rate at first", 5 * rate, 0.03, ArrivalTheoryTest::rate);
    }

    /** Thinning: counts per phase of a sinusoid are Poisson with the integral of the rate over the phase. */
    @Test
    void aSinusoidalDay() {
        int phases = 20;
        long[] counts = new long[phases];
        run(
                ONE_PRODUCER.formatted(
                        "1000s", "arrivals: poisson(100/s), profile: \"sinusoidal(amplitude=80%, period=10s)\""),
                message -> counts[(int) (message.occurredAt % 10_000_000_000L / (10_000_000_000L / phases))]++);
        double chiSquare = 0;
        for (int i = 0; i < phases; i++) {
            double from = 2 * Math.PI * i / phases;
            double to = 2 * Math.PI * (i + 1) / phases;
            double expected = 100_000.0 / phases * (1 + 0.8 * (Math.cos(from) - Math.cos(to)) / (to - from));
            chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        // 20 degrees of freedom: above 52 with probability 1e-4; below 4 it would be too good
        assertThat(chiSquare).isBetween(4.0, 52.0);
    }

    @Test
    void aDayInSteps() {
        long[] counts = new long[4];
        run(
                ONE_PRODUCER.formatted(
                        "400s",
                        "arrivals: poisson(100/s),"
                                + " profile: \"piecewise(times=[1s, 2s, 3s], factors=[50%, 300%, 0%], period=4s)\""),
                message -> counts[(int) (message.occurredAt % 4_000_000_000L / 1_000_000_000L)]++);
        // 100 periods; four and a half standard deviations of each Poisson count
        assertThat(counts[0]).isBetween(10_000L - 450, 10_000L + 450);
        assertThat(counts[1]).isBetween(5_000L - 318, 5_000L + 318);
        assertThat(counts[2]).isBetween(30_000L - 780, 30_000L + 780);
        assertThat(counts[3]).isZero();
    }

    /** A million sensors are one Poisson process and one pending event; every sensor is as likely as any other. */
    @Test
    void aMillionSensors() {
        long[] halves = new long[2];
        double[] squares = new double[1];
        long[] last = new long[1];
        City city = run(ONE_PRODUCER.formatted("100s", "count: 1000000, arrivals: poisson(0.002/s)"), message -> {
            halves[message.instance / 500_000]++;
            double gap = (message.occurredAt - last[0]) / 1e9 * 2000;
            squares[0] += gap * gap;
            last[0] = message.occurredAt;
        });
        long all = halves[0] + halves[1];
        assertThat(all).isBetween(200_000L - 2013, 200_000L + 2013);
        assertThat(halves[0]).isBetween(100_000L - 1423, 100_000L + 1423);
        // the square of a standard exponential has mean 2 and variance 20
        assertThat(squares[0] / all).isBetween(2 - 0.045, 2 + 0.045);
        assertThat(city.simulation().pending()).isLessThanOrEqualTo(1);
    }

    private static City run(String scenario, Consumer<Message> visitor) {
        City city = CityPlanner.plan(Timeline.scenario(scenario), "plain", 0);
        assertThat(city.simulation().pending()).isEqualTo(1);
        city.record(new Recorder() {
            @Override
            public void occurred(Message message) {
                visitor.accept(message);
            }

            @Override
            public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {}
        });
        city.finish();
        return city;
    }

    private static double rate(Run run) {
        return run.summary().occurrences() / (run.summary().span().length() / 1e9);
    }
}
