package buzzville.experiment.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.CityPlanner;
import buzzville.city.Timeline;
import buzzville.experiment.Experiment;
import buzzville.experiment.RunResult;
import buzzville.experiment.Variant;
import buzzville.experiment.comparison.Breaking;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakingLoadTest {
    private static final Experiment.Simulator SIMULATOR =
            (variant, replication) -> RunResult.of(CityPlanner.plan(variant.scenario(), variant.strategy(), replication)
                    .finish());

    private static BreakingLoad.Oracle breakingAbove(double truth) {
        return load -> new BreakingLoad.Tried(load > truth ? List.of("late") : List.of(), 1000 * load);
    }

    private static Breaking simulated(String scenario, double resolution) {
        Variant variant = new Variant("plain", Timeline.scenario(scenario), "plain");
        return new BreakingLoad(resolution).find(variant, 2, 1, SIMULATOR);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 0.99, 1, 1.01, 1.7, 5, 6.1, 7.9})
    void theThresholdLiesBetweenALoadThatHoldsAndOneThatBreaksAndTheseAreNear(double truth) {
        Breaking found = new BreakingLoad().find(breakingAbove(truth), 3);

        assertThat(found.holds()).isLessThanOrEqualTo(truth);
        assertThat(found.breaks()).isGreaterThan(truth);
        assertThat(found.breaks() / found.holds()).isLessThanOrEqualTo(BreakingLoad.RESOLUTION);
        assertThat(found.broken()).containsExactly("late");
        assertThat(found.replications()).isEqualTo(3);
    }

    @Test
    void whatNeverBreaksOrNeverHoldsHasNoThreshold() {
        Breaking never = new BreakingLoad().find(breakingAbove(8), 3);
        assertThat(never.holds()).isEqualTo(8);
        assertThat(never.breaks()).isInfinite();
        assertThat(never.broken()).isEmpty();

        Breaking always = new BreakingLoad().find(breakingAbove(0), 3);
        assertThat(always.holds()).isZero();
        assertThat(always.breaks()).isEqualTo(1 / 64.0);
        assertThat(always.broken()).containsExactly("late");
    }

    @Test
    void loadsThatTakeTooManyEventsAreNotTried() {
        List<Double> tried = new ArrayList<>();
        Breaking found = new BreakingLoad()
                .find(
                        load -> {
                            tried.add(load);
                            return new BreakingLoad.Tried(List.of(), 4e6 * load);
                        },
                        3);

        // 16 million events at 4; 32 at 8 would be too many
        assertThat(tried).containsExactly(1.0, 2.0, 4.0);
        assertThat(found.holds()).isEqualTo(4);
        assertThat(found.breaks()).isInfinite();
    }

    @Test
    void theResolutionIsARatioAboveOne() {
        assertThatThrownBy(() -> new BreakingLoad(1)).hasMessageContaining("resolution must be above 1");
        assertThatThrownBy(() -> new BreakingLoad(Double.NaN)).hasMessageContaining("resolution must be above 1");
    }

    @Test
    void aDeterministicQueueBreaksWhereItsBacklogGrows() {
        // one message every 100 ms of 40 ms work each: full at a load of 100 / 40 = 2.5, and not before does anybody
        // wait
        Breaking found = simulated("""
                duration: 100s
                drain: true
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "every(100ms, phase=0s)"}}
                services: {s: {subscribes: [e], service-time: 40ms}}
                objectives: {no-wait: s wait max <= 1ms}
                """, 1.001);

        assertThat(found.holds()).isCloseTo(2.5, within(0.004));
        assertThat(found.breaks()).isCloseTo(2.5, within(0.004));
        assertThat(found.broken()).containsExactly("no-wait");
    }

    @Test
    void theLossOfASingleServerBreaksWhereErlangSays() {
        // M/M/1/1: loss = a / (1 + a), which is 20 % at a = 0.25; a = 0.1 as written, so a load of 2.5
        Breaking found = simulated("""
                duration: 20000s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: poisson(1/s)}}
                services:
                  s: {subscribes: [e], service-time: exponential(100ms), lanes: {all: {capacity: 0, overflow: drop-newest}}}
                objectives: {few-lost: s loss <= 20%}
                """, 1.01);

        // 2 x 50,000 messages: standard error of the loss 0.4 / 316 = 0.13 %, and d loss / d load is 1 / 1.25^2 / 10 =
        // 6.4 % a unit
        assertThat(found.holds()).isCloseTo(2.5, within(0.12));
        assertThat(found.breaks()).isCloseTo(2.5, within(0.12));
    }

    @Test
    void thePercentileOfASingleServerBreaksWhereItsFormulaSays() {
        // M/M/1: the sojourn is exponential with rate mu - lambda, so its p95 is ln 20 / (mu - lambda); with mu = 10/s
        // it is 1 s
        // at lambda = 10 - 2.996 = 7.004, a load of 7.004 times 1/s
        Breaking found = simulated("""
                duration: 8000s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: poisson(1/s)}}
                services: {s: {subscribes: [e], service-time: exponential(100ms)}}
                objectives: {fast: s p95 <= 1s}
                """, 1.02);

        assertThat(found.holds()).isBetween(6.5, 7.5);
        assertThat(found.breaks()).isBetween(6.5, 7.5);
    }

    @Test
    void aCityThatNothingIsAskedOfOrPromisedOfHasNone() {
        Variant script = new Variant("plain", Timeline.scenario("""
                duration: 10s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([1s])"}}
                services: {s: {subscribes: [e]}}
                objectives: {all: s loss <= 1%}
                """), "plain");
        Variant silent = new Variant("plain", Timeline.scenario("""
                duration: 10s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: poisson(1/s)}}
                services: {s: {subscribes: [e]}}
                """), "plain");

        assertThat(new BreakingLoad().find(script, 1, 1, SIMULATOR)).isNull();
        assertThat(new BreakingLoad().find(silent, 1, 1, SIMULATOR)).isNull();
    }
}
