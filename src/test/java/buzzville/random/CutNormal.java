package buzzville.random;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.distribution.AbstractRealDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A normal distribution without its negative part, by numerical integration: an oracle that shares no formula with ours.
 */
@SuppressWarnings("deprecation") // two of the methods that have to be there
class CutNormal extends AbstractRealDistribution {
    private final NormalDistribution whole;
    private final double kept;
    private final double far;

    CutNormal(double mean, double sd) {
        super(null);
        this.whole = new NormalDistribution(null, mean, sd);
        this.kept = 1 - whole.cumulativeProbability(0);
        this.far = mean + 9 * sd;
    }

    @Override
    public double density(double x) {
        return x < 0 ? 0 : whole.density(x) / kept;
    }

    @Override
    public double cumulativeProbability(double x) {
        return x < 0 ? 0 : (whole.cumulativeProbability(x) - whole.cumulativeProbability(0)) / kept;
    }

    @Override
    public double getNumericalMean() {
        return integral(x -> x * density(x));
    }

    @Override
    public double getNumericalVariance() {
        double mean = getNumericalMean();
        return integral(x -> (x - mean) * (x - mean) * density(x));
    }

    private double integral(UnivariateFunction function) {
        return new SimpsonIntegrator(1e-12, 1e-300, 10, 60).integrate(10_000_000, function, 0, far);
    }

    @Override
    protected double getSolverAbsoluteAccuracy() {
        return 1e-13;
    }

    @Override
    public double getSupportLowerBound() {
        return 0;
    }

    @Override
    public double getSupportUpperBound() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean isSupportLowerBoundInclusive() {
        return true;
    }

    @Override
    public boolean isSupportUpperBoundInclusive() {
        return false;
    }

    @Override
    public boolean isSupportConnected() {
        return true;
    }
}
