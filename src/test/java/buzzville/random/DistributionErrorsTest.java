package buzzville.random;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionErrorsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource({"ranges", "spreads", "tails", "files"})
    void aWrongParameterIsRefusedWithASentence(String sentence, Supplier<Distribution> wrong) {
        assertThatIllegalArgumentException().isThrownBy(wrong::get).withMessage(sentence);
    }

    static Stream<Arguments> ranges() {
        return Stream.of(
                wrong("value must be 0 or more, but is -1", () -> new Constant(-1)),
                wrong("value must be 0 or more, but is NaN", () -> new Constant(Double.NaN)),
                wrong("value must be 0 or more, but is Infinity", () -> new Constant(Double.POSITIVE_INFINITY)),
                wrong("low must be 0 or more, but is -0.5", () -> new Uniform(-0.5, 1)),
                wrong("high must be 0 or more, but is NaN", () -> new Uniform(0, Double.NaN)),
                wrong("low must be below high", () -> new Uniform(5e6, 1e6)),
                wrong("low must be below high", () -> new Uniform(2, 2)),
                wrong("mean must be above 0, but is 0", () -> new Exponential(0)),
                wrong("mean must be above 0, but is NaN", () -> new Exponential(Double.NaN)),
                wrong("mean must be above 0, but is -3", () -> new Erlang(-3, 2)),
                wrong("k must be at least 1, but is 0", () -> new Erlang(3, 0)),
                wrong("low must be below high", () -> new Triangular(3, 3, 3)),
                wrong("mode must be from low to high", () -> new Triangular(1, 4, 3)),
                wrong("mode must be from low to high", () -> new Triangular(1, Double.NaN, 3)),
                wrong("mean must be above 0, but is 0", () -> new Hyperexponential(0, 2)),
                wrong(
                        "cv must be from 1 to 1000, but is 0.5; erlang and gamma go below 1",
                        () -> new Hyperexponential(1, 0.5)),
                wrong("values must name at least one value, but is empty", () -> new Choice(List.of(), null)),
                wrong("each of values must be 0 or more, but is -1", () -> new Choice(List.of(-1.0), null)),
                wrong(
                        "weights must be as many as values, but are 1 for 2",
                        () -> new Choice(List.of(1.0, 2.0), List.of(1.0))),
                wrong(
                        "each of weights must be 0 or more, but is -0.25",
                        () -> new Choice(List.of(1.0, 2.0), List.of(1.0, -0.25))),
                wrong(
                        "the sum of weights must be above 0, but is 0",
                        () -> new Choice(List.of(1.0, 2.0), List.of(0.0, 0.0))));
    }

    static Stream<Arguments> spreads() {
        String none = "exactly one of sd, cv and p99 must be given, but none is";
        return Stream.of(
                wrong(none, () -> new Gamma(1, null, null, null)),
                wrong(none, () -> new Lognormal(1, null, null, null)),
                wrong(none, () -> new Normal(1, null, null, null)),
                wrong(none, () -> new Weibull(1, null, null, null)),
                wrong(
                        "exactly one of alpha, sd, cv and p99 must be given, but none is",
                        () -> new Pareto(1, null, null, null, null)),
                wrong(
                        "exactly one of alpha, sd, cv and p99 must be given, but 2 are",
                        () -> new Pareto(1, 3.0, null, 1.0, null)),
                wrong("exactly one of sd, cv and p99 must be given, but 2 are", () -> new Lognormal(1, 1.0, null, 5.0)),
                wrong("exactly one of sd, cv and p99 must be given, but 3 are", () -> new Gamma(1, 1.0, 1.0, 5.0)),
                wrong("mean must be above 0, but is -1", () -> new Lognormal(-1, 1.0, null, null)),
                wrong("mean must be above 0, but is 0", () -> new Pareto(0, 3.0, null, null, null)),
                wrong("sd must be above 0, but is 0", () -> new Gamma(1, 0.0, null, null)),
                wrong("cv must be above 0, but is NaN", () -> new Weibull(1, null, Double.NaN, null)),
                wrong("p99 must be above 0, but is -4", () -> new Weibull(1, null, null, -4.0)),
                wrong(
                        "alpha must be above 1, for else the mean is infinite, but is 1",
                        () -> new Pareto(1, 1.0, null, null, null)),
                wrong(
                        "sd is 20000000 times the mean, but a weibull distribution takes 0.001 to 1000000 times",
                        () -> new Weibull(1, null, 2e7, null)),
                wrong(
                        "sd is 0.8 times the mean, but a normal distribution's, cut at zero, is at most 0.7555 times;"
                                + " gamma and lognormal go further",
                        () -> new Normal(10, 8.0, null, null)));
    }

    static Stream<Arguments> tails() {
        return Stream.of(
                wrong("p99 must be above the mean, but is 0.5 times the mean", () -> new Gamma(10, null, null, 5.0)),
                wrong("p99 must be above the mean, but is 1 times the mean", () -> new Lognormal(9, null, null, 9.0)),
                wrong(
                        "p99 is 15 times the mean, but a lognormal distribution's is at most 14.968 times",
                        () -> new Lognormal(2, null, null, 30.0)),
                wrong(
                        "p99 is 29 times the mean, but a gamma distribution's is at most 28.33 times",
                        () -> new Gamma(1, null, null, 29.0)),
                wrong(
                        "p99 is 1.001 times the mean, but a gamma distribution takes at least 1.0024 times",
                        () -> new Gamma(1, null, null, 1.001)),
                wrong(
                        "p99 is 20 times the mean, but a weibull distribution's is at most 18.759 times",
                        () -> new Weibull(1, null, null, 20.0)),
                wrong(
                        "p99 is 8 times the mean, but a pareto distribution's is at most 7.9884 times",
                        () -> new Pareto(1, null, null, null, 8.0)),
                wrong(
                        "p99 is 4 times the mean, but a normal distribution's is at most 3.228 times",
                        () -> new Normal(1, null, null, 4.0)));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                wrong("waits.csv has no numbers", () -> empirical(null, null)),
                wrong("waits.csv has no numbers", () -> empirical(null, null, "wait", "", "# 3")),
                wrong(
                        "waits.csv:3: expected a number of 0 or more, but found 'abc'",
                        () -> empirical(null, null, "1", "2", "abc")),
                wrong(
                        "waits.csv:2: expected a number of 0 or more, but found '-2'",
                        () -> empirical(null, null, "1", "-2")),
                wrong(
                        "waits.csv:2: expected a number of 0 or more, but found ''",
                        () -> empirical(null, "b", "a,b", "1")),
                wrong("waits.csv has no column 'c' in its first line", () -> empirical(null, "c", "a,b", "1,2")),
                wrong("unit must be ns, us, ms, s, min or h, but is 'sec'", () -> empirical("sec", null, "1")));
    }

    private static Empirical empirical(@Nullable String unit, @Nullable String column, String... lines) {
        return new Empirical(new TextFile("waits.csv", List.of(lines)), unit, column);
    }

    private static Arguments wrong(String sentence, Supplier<Distribution> wrong) {
        return arguments(sentence, wrong);
    }
}
