package buzzville.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fingerprint over the bits of ten thousand draws of each distribution, rare branches included. The values are this
 * implementation's own: they say nothing about correctness, which the other tests do, and everything about identity
 * from one Java version, machine and release to the next. A change here changes every published result.
 */
class GoldenDrawsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("fingerprints")
    void drawsAreTheSameBitsOnEveryJavaVersionAndMachine(Distribution distribution, String fingerprint) {
        Sampler sampler = distribution.sampler();
        Draws draws = new Streams(42, 0).draws("golden");

        long hash = 0;
        for (int i = 0; i < 10_000; i++) {
            hash = Mix.combine(hash, Double.doubleToLongBits(sampler.sample(draws.of(i, 0))));
        }

        assertThat(Long.toHexString(hash)).isEqualTo(fingerprint);
    }

    static Stream<Arguments> fingerprints() {
        var file = new TextFile(
                "f.csv", IntStream.range(0, 50).mapToObj(Integer::toString).toList());
        return Stream.of(
                arguments(new Uniform(1, 5), "62f85818cd572228"),
                arguments(new Exponential(2e5), "b0e97b146eb4e938"),
                arguments(new Erlang(1e7, 3), "7c76bb8ab6536fbe"),
                arguments(new Erlang(1e7, 30), "d0e6f03374ed19c4"),
                arguments(new Gamma(4e7, null, 0.7, null), "1fd6cf02b00b9cef"),
                arguments(new Gamma(4e7, null, 2.0, null), "2c81e894a9f1892d"),
                arguments(new Gamma(4e7, null, null, 2e8), "735c44d88ba6d7b5"),
                arguments(new Normal(4e7, 1e7, null, null), "dda0b57cc74667a4"),
                arguments(new Normal(4e7, null, null, 1e8), "f752f3cbe2be5b14"),
                arguments(new Lognormal(4e7, null, 1.0, null), "303e17c7a259cc6e"),
                arguments(new Lognormal(4e7, null, null, 2e8), "8e79fad2afed15c7"),
                arguments(new Weibull(4e7, null, 1.5, null), "5cd37f9f225badc7"),
                arguments(new Weibull(4e7, null, null, 2e8), "e966913da7a91e04"),
                arguments(new Pareto(4e7, 2.5, null, null, null), "5267fc821c5eef4d"),
                arguments(new Pareto(4e7, null, null, null, 2e8), "97ce7a56ee53fea1"),
                arguments(new Triangular(1, 2, 6), "dd334d2abe6f7fa1"),
                arguments(new Hyperexponential(4e7, 3), "b47b6ca1cb003e2c"),
                arguments(new Empirical(file, "ms", null), "dac189b40069ef37"),
                arguments(new Choice(List.of(1.0, 5.0, 9.0), List.of(5.0, 3.0, 2.0)), "af470244bed0b2db"));
    }
}
