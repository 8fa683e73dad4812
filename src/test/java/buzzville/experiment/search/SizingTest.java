package buzzville.experiment.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.CityPlanner;
import buzzville.city.Judgement.Verdict;
import buzzville.city.Timeline;
import buzzville.experiment.Experiment;
import buzzville.experiment.RunResult;
import buzzville.experiment.Variant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The least numbers of workers that Erlang computed. */
class SizingTest {
    private static final Experiment.Simulator SIMULATOR =
            (variant, replication) -> RunResult.of(CityPlanner.plan(variant.scenario(), variant.strategy(), replication)
                    .finish());

    private static List<String> upTo(int most) {
        return IntStream.rangeClosed(1, most).mapToObj(Integer::toString).toList();
    }

    private static Sizing.Answer least(Sizing sizing, int most, String scenario) {
        List<String> values = upTo(most);
        return sizing.find(
                values,
                index -> new Variant(
                        values.get(index),
                        Timeline.scenario(scenario, "services.desk.workers=" + values.get(index)),
                        "plain"),
                SIMULATOR);
    }

    /** Erlang's B: the share of messages that find all of c workers busy and leave; by his recursion over c. */
    static double erlangB(double offered, int c) {
        double b = 1;
        for (int k = 1; k <= c; k++) {
            b = offered * b / (k + offered * b);
        }
        return b;
    }

    /** The mean wait in M/M/c, in service times: C / (c - a), with C = B / (1 - a / c (1 - B)). */
    static double meanWait(double offered, int c) {
        if (offered >= c) {
            return Double.POSITIVE_INFINITY;
        }
        double b = erlangB(offered, c);
        double waits = b / (1 - offered / c * (1 - b));
        return waits / (c - offered);
    }

    @Test
    void theFormulasAreThoseOfTheTables() {
        // Erlang's tables: 10 erlangs on 15 lines lose 3.65 %; 2 erlangs and 3 workers: C = 4/9, so a mean wait of 4/9
        assertThat(erlangB(10, 15)).isCloseTo(0.03650, within(1e-5));
        assertThat(meanWait(2, 3)).isCloseTo(4 / 9.0, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"4, 100", "8, 100"})
    void asManyWorkersAsErlangSaysKeepAMeanWait(int perSecond, int millis) {
        int truth = 1;
        while (meanWait(perSecond, truth) > millis / 1000.0) {
            truth++;
        }
        // how clear the case is: neither neighbour of the limit is near it
        assertThat(meanWait(perSecond, truth - 1)).isGreaterThan(1.3 * millis / 1000.0);
        assertThat(meanWait(perSecond, truth)).isLessThan(0.9 * millis / 1000.0);

        Sizing.Answer answer = least(new Sizing(0.95, 10, 160, 1), 16, """
                duration: 1000s
                warmup: 50s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: poisson(%d/s)}}
                services: {desk: {subscribes: [e], service-time: exponential(1s)}}
                objectives: {quick: desk wait mean <= %dms}
                """.formatted(perSecond, millis));

        assertThat(answer.at(answer.threshold().first()).value()).isEqualTo(Integer.toString(truth));
        assertThat(answer.threshold().isContradicted()).isFalse();
        Sizing.Candidate below = answer.at(answer.threshold().first() - 1);
        assertThat(below.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(below.binding()).isEqualTo("quick");
    }

    @Test
    void asManyWorkersAsErlangSaysKeepALoss() {
        // 5 erlangs: B(9) = 3.7 %, B(10) = 1.8 %, so ten for at most 3 %
        assertThat(erlangB(5, 9)).isCloseTo(0.0375, within(1e-4));
        assertThat(erlangB(5, 10)).isCloseTo(0.0184, within(1e-4));

        Sizing.Answer answer = least(new Sizing(0.99, 10, 80, 1), 16, """
                duration: 1000s
                warmup: 20s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: poisson(5/s)}}
                services:
                  desk: {subscribes: [e], service-time: exponential(1s), lanes: {all: {capacity: 0, overflow: drop-newest}}}
                objectives: {few-lost: desk loss <= 3%}
                """);

        assertThat(answer.at(answer.threshold().first()).value()).isEqualTo("10");
    }

    @Test
    void whatStaysOpenDoesNotPass() {
        // 8 erlangs, 11 workers: 81.7 ms in theory; promised is just that, so no number of replications decides
        double truth = meanWait(8, 11);
        Sizing.Answer answer = least(new Sizing(0.95, 4, 8, 1), 12, """
                duration: 500s
                warmup: 50s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: poisson(8/s)}}
                services: {desk: {subscribes: [e], service-time: exponential(1s)}}
                objectives: {quick: desk wait mean <= %dus}
                """.formatted(Math.round(truth * 1e6)));

        assertThat(answer.at(10).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(answer.at(10).findings().replications()).isEqualTo(8);
        assertThat(answer.at(answer.threshold().first()).value()).isEqualTo("12");
    }

    @Test
    void whereNoneIsEnoughThereIsNone() {
        Sizing.Answer answer = least(new Sizing(0.95, 2, 4, 1), 3, """
                duration: 100s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "every(100ms, phase=0s)"}}
                services: {desk: {subscribes: [e], service-time: 1s}}
                objectives: {quick: desk p95 <= 2s}
                """);

        assertThat(answer.threshold().first()).isEqualTo(-1);
        assertThat(answer.candidates()).extracting(Sizing.Candidate::value).containsExactly("1", "3");
    }

    @Test
    void moreLooksTakeMoreConfidenceEach() {
        // 10, 20, 40 and 80 replications: four looks, each may err in 5 % / 4
        assertThat(new Sizing(0.95, 10, 80, 1).confidenceOfALook()).isCloseTo(0.9875, within(1e-12));
        // 10, 20 and 25
        assertThat(new Sizing(0.95, 10, 25, 1).looks()).isEqualTo(3);
        assertThat(new Sizing(0.95, 10, 10, 1).confidenceOfALook()).isCloseTo(0.95, within(1e-12));
        assertThatThrownBy(() -> new Sizing(1, 10, 10, 1)).hasMessageContaining("confidence");
        assertThatThrownBy(() -> new Sizing(0.95, 1, 10, 1)).hasMessageContaining("replications");
    }
}
