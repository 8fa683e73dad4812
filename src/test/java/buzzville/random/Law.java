package buzzville.random;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.ParetoDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TriangularDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;

/**
 * A distribution beside what is known of it from elsewhere: a distribution is tested by being listed here.
 *
 * @param mean from a closed form or Commons Math
 * @param sd from a closed form or Commons Math
 * @param cumulative P(X <= x), from a closed form or Commons Math
 * @param hasDensity whether every value has probability 0
 */
record Law(Distribution distribution, double mean, double sd, DoubleUnaryOperator cumulative, boolean hasDensity) {
    static List<Law> all() {
        return Stream.of(simple(), byShape(), discrete()).flatMap(List::stream).toList();
    }

    static List<Law> smooth() {
        return all().stream().filter(Law::hasDensity).toList();
    }

    private static List<Law> simple() {
        return List.of(
                law(new Uniform(1e6, 5e6), new UniformRealDistribution(null, 1e6, 5e6)),
                law(new Uniform(0, 1), new UniformRealDistribution(null, 0, 1)),
                law(new Exponential(2e5), new ExponentialDistribution(null, 2e5)),
                law(new Erlang(3e7, 1), new ExponentialDistribution(null, 3e7)),
                law(new Erlang(3e7, 3), new GammaDistribution(null, 3, 1e7)),
                law(new Erlang(8, 8), new GammaDistribution(null, 8, 1)),
                law(new Erlang(9, 9), new GammaDistribution(null, 9, 1)),
                law(new Erlang(50, 100), new GammaDistribution(null, 100, 0.5)),
                law(new Triangular(1, 2, 6), new TriangularDistribution(1, 2, 6)),
                law(new Triangular(0, 0, 3), new TriangularDistribution(0, 0, 3)),
                law(new Triangular(4, 7, 7), new TriangularDistribution(4, 7, 7)),
                law(new Hyperexponential(4, 1), new ExponentialDistribution(null, 4)),
                hyperexponential(4e7, 1.5),
                hyperexponential(1, 3));
    }

    private static List<Law> byShape() {
        return List.of(
                law(new Gamma(6, null, 0.5, null), new GammaDistribution(null, 4, 1.5)),
                law(new Gamma(2, 2.0, null, null), new ExponentialDistribution(null, 2)),
                law(new Gamma(0.5, null, Math.sqrt(2), null), new GammaDistribution(null, 0.5, 1)),
                law(new Gamma(3, 0.3, null, null), new GammaDistribution(null, 100, 0.03)),
                cutNormal(10, 1),
                cutNormal(2, 1),
                cutNormal(0.5, 3e6),
                law(lognormal(0, 0.25), new LogNormalDistribution(null, 0, 0.25)),
                law(lognormal(17, 1), new LogNormalDistribution(null, 17, 1)),
                law(weibull(0.8, 5), new WeibullDistribution(null, 0.8, 5)),
                law(weibull(1, 5), new ExponentialDistribution(null, 5)),
                law(weibull(3.5, 2e8), new WeibullDistribution(null, 3.5, 2e8)),
                law(new Pareto(4.0 * 5 / 4, 5.0, null, null, null), new ParetoDistribution(null, 4, 5)),
                law(
                        new Pareto(1e6 * 9 / 8, null, null, 1 / Math.sqrt(63), null),
                        new ParetoDistribution(null, 1e6, 9)));
    }

    private static List<Law> discrete() {
        var file = new TextFile("waits.csv", List.of("wait", "1", "2", "2", "7"));
        DoubleUnaryOperator ofFile = x -> (x >= 1 ? 0.25 : 0) + (x >= 2 ? 0.5 : 0) + (x >= 7 ? 0.25 : 0);
        return List.of(
                new Law(new Constant(5), 5, 0, x -> x >= 5 ? 1 : 0, false),
                new Law(new Empirical(file, null, null), 3, Math.sqrt(5.5), ofFile, false),
                new Law(
                        new Choice(List.of(1.0, 100.0, 2.0), List.of(1.0, 0.0, 3.0)),
                        1.75,
                        Math.sqrt(3) / 4,
                        x -> (x >= 1 ? 0.25 : 0) + (x >= 2 ? 0.75 : 0),
                        false),
                new Law(
                        new Choice(List.of(3.0, 1.0), null),
                        2,
                        1,
                        x -> (x >= 1 ? 0.5 : 0) + (x >= 3 ? 0.5 : 0),
                        false));
    }

    private static Distribution lognormal(double mu, double sigma) {
        return new Lognormal(Math.exp(mu + sigma * sigma / 2), null, Math.sqrt(Math.expm1(sigma * sigma)), null);
    }

    private static Distribution weibull(double shape, double scale) {
        var known = new WeibullDistribution(null, shape, scale);
        return new Weibull(known.getNumericalMean(), Math.sqrt(known.getNumericalVariance()), null, null);
    }

    private static Law cutNormal(double mu, double sigma) {
        var known = new CutNormal(mu * sigma, sigma);
        return law(new Normal(known.getNumericalMean(), Math.sqrt(known.getNumericalVariance()), null, null), known);
    }

    private static Law hyperexponential(double mean, double cv) {
        double p = (1 + Math.sqrt((cv * cv - 1) / (cv * cv + 1))) / 2;
        return new Law(
                new Hyperexponential(mean, cv),
                mean,
                cv * mean,
                x -> 1 - p * Math.exp(-2 * p * x / mean) - (1 - p) * Math.exp(-2 * (1 - p) * x / mean),
                true);
    }

    private static Law law(Distribution distribution, RealDistribution known) {
        return new Law(
                distribution,
                known.getNumericalMean(),
                Math.sqrt(known.getNumericalVariance()),
                known::cumulativeProbability,
                true);
    }

    @Override
    public String toString() {
        return distribution.toString();
    }
}
